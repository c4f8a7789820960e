import type { Token } from '../../tokens/token';
import { classMask } from '../tables/nameLexicon';
import type { NameTable } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import { isCapital } from './nameRuns';
import { type FoundName, NORP, PERSON, PLACE, type SentenceNames } from './sentenceNames';

const ALONE = NAME_WORDS.forms('aloneName');
const MASS = NAME_WORDS.forms('massName');
const HUMAN_VERB = NAME_WORDS.forms('humanVerb');
const KIN_FRONT = NAME_WORDS.forms('kinFront');
const GIVEN = classMask('given');
const TITLE = classMask('title');
/** What stands before a word of the language rather than before a name. */
const DETERMINER = NAME_WORDS.forms('notBeforeName');

/**
 * Persons by their given names, in text with capitals: a given name before a surname that was found or that nothing
 * knows ("Will Drake", "Virginia Giuffre"), and one that is a word of the language where only a name may stand ("and
 * Merry hired a lawyer").
 */
export function addGivenNames(sentence: SentenceNames, names: NameTable): void {
  for (const name of [...sentence.found]) {
    if (name.span.type === 'PER') mendFront(sentence, names, name);
    else if (name.span.type === 'LOC' && name.span.last - name.span.first === 1) addSurname(sentence, names, name);
  }
  for (let i = sentence.first; i < sentence.last; i++)
    if (isAlone(sentence, i)) sentence.addTold(i, i + 1, 'PER', ALONE_CUE);
}

const ALONE_CUE = 'a given name where only a name may stand';

/** Takes the given name before a person's other names, and drops "Twins" before them. */
function mendFront(sentence: SentenceNames, names: NameTable, name: FoundName): void {
  const { tokens, first: from } = sentence;
  const { span, confidence } = name;
  const { first, last, type } = span;
  if (last - first > 1 && KIN_FRONT.has(tokens[first].text)) {
    sentence.replace([name], { first: first + 1, last, type }, confidence);
    return;
  }
  const before = first - 1;
  if (before < from || last - first > 3 || !isGiven(sentence, before) || sentence.isTaken(before)) return;
  if (names.isTitle(tokens[before].text) || (sentence.maskOf(before, first) & TITLE) !== 0) return;
  if (tokens[first].start > tokens[before].end + 1 || (before > from && isCapital(tokens[before - 1]))) return;
  // "Will Drake appeal?" asks of Drake
  if (before === from && MASS.has(tokens[before].text) && isQuestion(sentence)) return;
  sentence.replace([name], { first: before, last, type }, confidence);
}

function isQuestion({ tokens, last }: SentenceNames): boolean {
  return tokens[last - 1].text === '?' || tokens[last - 2]?.text === '?';
}

/** A place's name before a word that nothing knows is a given name: "Virginia Giuffre". */
function addSurname(sentence: SentenceNames, names: NameTable, name: FoundName): void {
  const { tokens, last: limit } = sentence;
  const { first, last } = name.span;
  if (last >= limit || !isGiven(sentence, first) || !isCapital(tokens[last]) || sentence.isTaken(last)) return;
  if (tokens[last].start > tokens[first].end + 1 || (last + 1 < limit && isCapital(tokens[last + 1]))) return;
  const { text } = tokens[last];
  const capital = sentence.capitalOf(last);
  const mask = sentence.maskOf(last, last + 1);
  if ((capital > 0 && capital < 7) || (mask & (NORP | PLACE)) !== 0 || text.length < 3 || !/\p{Ll}/u.test(text)) return;
  if ((mask & PERSON) === 0 && mask !== 0) return;
  if (names.nameHead(text) !== undefined || names.headLabel(text) !== undefined || names.isTitle(text)) return;
  if (names.isNoName(text) || names.isTeam(text)) return;
  sentence.replace([name], { first, last: last + 1, type: 'PER' }, 0.8);
}

function isGiven(sentence: SentenceNames, i: number): boolean {
  if (!isCapital(sentence.tokens[i])) return false;
  return ALONE.has(sentence.tokens[i].text) || (sentence.maskOf(i, i + 1) & GIVEN) !== 0;
}

/** Whether a word that is also a given name stands where only a name may. */
function isAlone(sentence: SentenceNames, i: number): boolean {
  const { tokens, first, last } = sentence;
  const { text } = tokens[i];
  if (!isCapital(tokens[i]) || !ALONE.has(text) || i + 1 >= last || sentence.isTaken(i) || isCapital(tokens[i + 1]))
    return false;
  const does = HUMAN_VERB.has(tokens[i + 1].text);
  if (i === first || opensAfter(tokens[i - 1])) return does && !MASS.has(text);
  if (isCapital(tokens[i - 1]) || DETERMINER.has(tokens[i - 1].text.toLowerCase())) return false;
  return tokens[i - 1].kind === 'word' ? does || (!MASS.has(text) && /^[,.]$/.test(tokens[i + 1].text)) : does;
}

function opensAfter({ text }: Token): boolean {
  return /^[.!?:;"“”‘(–—-]$/.test(text);
}
