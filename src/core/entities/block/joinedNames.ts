import { classMask } from '../tables/nameLexicon';
import type { NameTable } from '../tables/nameTable';

import type { FoundName, SentenceNames } from './sentenceNames';
import {
  joinArticle,
  joinBody,
  joinDouble,
  joinFollowing,
  joinSmallBody,
  joinSyllable,
  type TokenSpan,
} from './spanConventions';

const LAND = classMask('country') | classMask('region');

/** Lets the spans of a sentence take the words beside them that belong to their names. */
export function joinNeighbours(sentence: SentenceNames): void {
  const { tokens, first, last, caseless, found } = sentence;
  const isFree = (token: number): boolean => !sentence.isTaken(token) && !sentence.isPlace(token);
  for (let f = 0; f < found.length; f++) {
    const { span } = found[f];
    let joined = joinArticle(joinFollowing(joinBody(span, tokens, last), tokens, last), tokens, first);
    if (joined.last > span.last && sentence.isTaken(span.last)) joined = span;
    joined = joinDouble(joined, tokens, last, isFree);
    if (!caseless) joined = joinInitials(joined, sentence);
    if (caseless) {
      const isOpen = (token: number): boolean => !sentence.isTaken(token);
      joined = joinSyllable(joinSmallBody(joined, tokens, last, isOpen), tokens, last, isOpen);
    }
    if (joined !== span) found[f] = { ...found[f], span: joined, mask: sentence.maskOf(joined.first, joined.last) };
  }
}

/** A letter that is the initial of a name: "I" is a pronoun. */
const INITIAL = /^[A-HJ-Z]\.?$/;

/** "B Shiva Parvathi", "P. T. Usha": a person with the initials before the name; not "Plan B Shiva Parvathi". */
function joinInitials(span: TokenSpan, sentence: SentenceNames): TokenSpan {
  const { tokens, first } = sentence;
  if (span.type !== 'PER' || span.last - span.first < 2) return span;
  let from = span.first;
  while (from > first && INITIAL.test(tokens[from - 1].text) && !sentence.isTaken(from - 1)) from--;
  // an article, or the letter of a plan or a group
  if (from === span.first || tokens[from].text === 'A') return span;
  return from > first && /^\p{Lu}/u.test(tokens[from - 1].text) ? span : { ...span, first: from };
}

/**
 * Joins an organisation whose last word tells what it is with "of" and the country or region behind it: "Communist
 * Youth League" and "China". One word alone ("the Army of Sudan") stays as it is.
 */
export function joinCountries(sentence: SentenceNames, names: NameTable): void {
  for (const name of [...sentence.found]) {
    const { first, last, type } = name.span;
    if (type !== 'ORG' || last - first < 2 || sentence.tokens[last]?.text !== 'of' || last >= sentence.last) continue;
    const land = landBehind(sentence, last + 1);
    if (land === undefined || !isHeaded(sentence.tokens[last - 1].text, names)) continue;
    sentence.replace([name, land], { first, last: land.span.last, type }, Math.max(name.confidence, land.confidence));
  }
}

/** The country or region at a token, or behind an article there. */
function landBehind({ tokens, found }: SentenceNames, at: number): FoundName | undefined {
  const from = tokens[at]?.text === 'the' ? at + 1 : at;
  return found.find(({ span, mask }) => span.first === from && span.type === 'LOC' && (mask & LAND) !== 0);
}

function isHeaded(word: string, names: NameTable): boolean {
  return names.nameHead(word.charAt(0).toUpperCase() + word.slice(1))?.type === 'ORG';
}
