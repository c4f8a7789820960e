import { CLASS } from '../../english/classes/wordClasses';
import { nounClasses } from '../../english/nounClasses';
import { readWordLists } from '../../english/wordLists';
import { flatMapped } from '../../text/lists';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { exceptPhrase } from '../grammar/exceptPhrases';
import table from './argumentWords.tsv';
import { fillersOf, spanOf, tokenSpan } from './fillers';
import type { LocalFiller } from './localEvent';
import { isPlace, labelOf } from './roleFits';

const WORDS = readWordLists(table);
const SETTLEMENT = WORDS.forms('settlement');
/** Those who act for what is named before or behind them: "fighters from the Northern Front". */
const ACTS_FOR = WORDS.forms('acts for');

/**
 * The fillers of a phrase; where its head acts for others ("the leaders of X and Y", "fighters from the X"), those. Of
 * any other head the phrase itself is the party, and who stands behind "of" is not: "the wife of X", "a critic of X".
 */
export function chainFillers(g: BlockGrammar, k: number): LocalFiller[] {
  const except = exceptPhrase(g, k);
  if (except !== undefined) {
    const span = tokenSpan(g, except.first, except.last);
    return [{ kind: 'words', span, words: g.block.text.slice(span.start, span.end).toLowerCase() }];
  }
  const own = fillersOf(g, k);
  const { head, last } = g.phrases[k];
  const link = g.lower[last];
  if (own.length !== 1 || own[0].kind !== 'words' || g.classes[head] !== CLASS.NOUN) return own;
  const inner = link === 'of' || link === 'from' ? (g.phraseAt[last + 1] ?? -1) : -1;
  if (inner < 0) return own;
  const inside = flatMapped(coordinatedWithin(g, inner), i => fillersOf(g, i));
  const named = inside.filter(f => f.kind === 'entity' && (link === 'of' || isBody(g, f)));
  if (named.length === 0) return own;
  const [{ span, words, phrase }] = own;
  if (!ACTS_FOR.has(g.lower[head])) return [link === 'of' ? officeOf(g, k, own[0], named[0]) : own[0]];
  const end = Math.max(named[named.length - 1].span.end, span.end);
  return named.map(f => ({ ...f, via: { start: span.start, end }, words, phrase: phrase ?? span }));
}

/** "the president of Brazil", in words by which its holder may be found elsewhere: "the brazil president". */
function officeOf(g: BlockGrammar, k: number, own: LocalFiller, of: LocalFiller): LocalFiller {
  const { first, head } = g.phrases[k];
  if (!g.tables.lexicon.posts.has(g.lower[head]) || g.lower[first] !== 'the') return own;
  const name = g.block.text.slice(of.span.start, of.span.end).toLowerCase();
  return { ...own, words: `the ${name} ${g.lower.slice(first + 1, head + 1).join(' ')}` };
}

function isBody(g: BlockGrammar, filler: LocalFiller): boolean {
  const label = labelOf(g, filler);
  return label === 'ORG' || label === 'NORP';
}

function coordinatedWithin(g: BlockGrammar, k: number): number[] {
  const out = [k];
  let current = k;
  while (g.lower[g.phrases[current].last] === 'and') {
    const next = g.phraseAt[g.phrases[current].last + 1] ?? -1;
    if (next < 0 || next <= current) break;
    out.push(next);
    current = next;
  }
  return out;
}

/** The fillers of an object; where a name stands in apposition ("her coach, Luis Prado,"), that name. */
export function objectFillers(g: BlockGrammar, k: number, end: number): LocalFiller[] {
  const own = chainFillers(g, k);
  const last = pastOf(g, k);
  const named = g.lower[last] === ',' && last + 1 < end ? (g.phraseAt[last + 1] ?? -1) : -1;
  // "her Polish counterpart, Adam Wilk,": the people is not the head
  if (
    own.length !== 1 ||
    (own[0].kind !== 'words' && own[0].via === undefined) ||
    named < 0 ||
    g.phrases[named].first !== last + 1
  )
    return own;
  const after = g.lower[g.phrases[named].last] ?? '.';
  // "forged the confession, Ada Brun, was": no person is a confession
  const classes = nounClasses(g.lower[g.phrases[k].head]);
  if (g.mentionAt[g.phrases[k].head] < 0 && classes.size > 0 && !classes.has('person') && isPersonAt(g, named))
    return own;
  const apposed = fillersOf(g, named).filter(f => f.kind === 'entity' && f.via === undefined);
  return apposed.length === 1 && /^[,.;]$/.test(after) ? apposed : own;
}

function isPersonAt(g: BlockGrammar, k: number): boolean {
  return g.mentions[g.mentionAt[g.phrases[k].head]]?.label === 'PERSON';
}

/** "the Russian city of Vladivostok": the place that the words after "of" name. */
export function placeOf(g: BlockGrammar, k: number): LocalFiller[] | undefined {
  const { head, last } = g.phrases[k];
  if (!SETTLEMENT.has(g.lower[head]) || g.lower[last] !== 'of') return undefined;
  const inner = g.phraseAt[last + 1] ?? -1;
  const named = inner < 0 ? [] : fillersOf(g, inner).filter(f => isPlace(g, f));
  return named.length > 0 ? named : undefined;
}

/** Where a phrase ends with what "of" adds to it: "the mayor of Oslo". */
function pastOf(g: BlockGrammar, k: number): number {
  const { last } = g.phrases[k];
  const inner = g.lower[last] === 'of' ? (g.phraseAt[last + 1] ?? -1) : -1;
  return inner >= 0 && g.phrases[inner].first === last + 1 ? g.phrases[inner].last : last;
}

/** Figures before the noun in its phrase: "a 12% slide". */
export function amountsBefore(g: BlockGrammar, first: number, at: number): LocalFiller[] {
  const out = new Set<number>();
  for (let i = first; i < at; i++) if (g.figureAt[i] >= 0) out.add(g.figureAt[i]);
  return [...out]
    .filter(k => /^(?:PERCENT|MONEY|QUANTITY)$/.test(g.figures[k].label))
    .map(k => ({ kind: 'figure', span: spanOf(g.figures[k]) }));
}
