import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import { type BlockGrammar, isFiniteVerb } from '../grammar/blockGrammar';
import clauseTable from '../grammar/clauseWords.tsv';
import { RELATIVE } from '../grammar/functionWords';
import { isWantedDone } from '../grammar/reducedPassives';
import { isPossessive } from './fillers';
import table from './telling.tsv';

const WORDS = readWordLists(table);
/** Words that begin another story: what happened before, why, on what condition. */
export const STORY = WORDS.forms('another story');
const UNITS = WORDS.forms('unit of time');
const POINTS = WORDS.forms('points in time');
/** Nouns whose article is a part of how many there are: "a few". */
const COUNTS = WORDS.forms('counts with article');
const PARTICLE = WORDS.forms('particle');
/** Verbs that a clause may follow without "that". */
export const TAKES_CLAUSE: ReadonlySet<string> = new Set([
  ...readWordLists(clauseTable).forms('takes clause'),
  ...WORDS.forms('tells clause'),
]);
const HANGING = WORDS.forms('hanging');
/** Participles that only say what somebody is called. */
const NAMES = WORDS.forms('called');

/** Past the date of the event that begins at token `at`; `at` where there is none. */
export function pastTime(g: BlockGrammar, at: number, led: boolean, times: readonly Span[]): number {
  const figure = g.figureAt[at] ?? -1;
  if (figure < 0 || figure === g.figureAt[at - 1]) return at;
  const { start, end, label } = g.figures[figure];
  if (label !== 'DATE' && label !== 'TIME') return at;
  if (!times.some(t => t.start < end && start < t.end)) return at;
  let last = at + 1;
  while (g.figureAt[last] === figure) last++;
  if (UNITS.has(g.lower[last - 1]) && !POINTS.has(g.lower[at])) return at;
  const inside = g.phraseAt[at] >= 0 && g.phrases[g.phraseAt[at]].last > last;
  const governed = !led && (g.classes[at - 1] === CLASS.ADP || g.classes[at - 1] === CLASS.DET);
  const listed =
    /^(?:'s|-)$/.test(g.lower[last] ?? '') || (/^(?:and|or)$/.test(g.lower[last] ?? '') && g.figureAt[last + 1] >= 0);
  return inside || governed || listed || g.lower[last] === 'of' ? at : last;
}

/** Past the place of the event whose phrase begins at token `at`; -1 where there is none. */
export function pastPlace(g: BlockGrammar, at: number, end: number, places: readonly Span[]): number {
  const k = g.phraseAt[at] ?? -1;
  if (k < 0 || g.phrases[k].first !== at || at >= end) return -1;
  const { first, last, head } = g.phrases[k];
  const from = g.block.tokens[first].start;
  const to = g.block.tokens[last - 1].end;
  if (g.mentionAt[head] < 0 || !places.some(p => p.start < to && p.end > from)) return -1;
  let past = last;
  // "in Peru | attributable to"
  while (past > head + 1 && g.classes[past - 1] === CLASS.ADJ && g.mentionAt[past - 1] < 0) past--;
  // "in Bangor, Wales,"
  if (g.lower[past] === ',' && isPlace(g, past + 1)) past = g.phrases[g.phraseAt[past + 1]]?.last ?? past;
  return /^(?:'s|-|of)$/.test(g.lower[past] ?? '') ? -1 : past;
}

/**
 * Whether token `i` is a finite verb of a clause: not "the newly | built dam", "efforts of highly | trained staff",
 * "Diallo's | proposed law".
 */
export function isOfClause(g: BlockGrammar, i: number): boolean {
  if (!isFiniteVerb(g, i) || g.phraseAt[i] >= 0 || g.mentionAt[i] >= 0 || isHyphenated(g, i)) return false;
  if (g.classes[i] === CLASS.AUX) return true;
  let before = i - 1;
  while (before >= 0 && g.classes[before] === CLASS.ADV) before--;
  const tag = g.classes[before];
  // "acquitted of having | killed her"
  if (tag === CLASS.DET || g.lower[before] === "'s" || g.lower[before] === 'having') return false;
  return tag !== CLASS.ADP || STORY.has(g.lower[before]);
}

/** Whether the straight quotation mark at token `i` opens a quotation: a space stands before it, none behind. */
export function isOpening(g: BlockGrammar, i: number): boolean {
  const { tokens } = g.block;
  const isApart = i === 0 || tokens[i - 1].end < tokens[i].start;
  return isApart && tokens[i + 1]?.start === tokens[i].end;
}

function isPlace(g: BlockGrammar, i: number): boolean {
  const label = g.mentions[g.mentionAt[i] ?? -1]?.label;
  return label === 'GPE' || label === 'LOC';
}

/** Whether token `i` is one that the end of a clause leaves hanging: "and", "the", a comma. */
export function isHanging(g: BlockGrammar, i: number): boolean {
  const tag = g.classes[i];
  const word = g.lower[i];
  if (word === '"') return isOpening(g, i);
  if (STORY.has(word) || tag === CLASS.CONJ || /^(?:[,.“]|``|to)$/.test(word)) return true;
  // "a plan of highly"
  if ((tag === CLASS.ADV || tag === CLASS.ADJ) && g.lower[i - 1] === 'of') return true;
  return HANGING.has(word) && g.figureAt[i] < 0;
}

/** Past the title that begins a phrase at token `i` which a person's name ends: "the minister | Ada Brun". */
export function pastTitle(g: BlockGrammar, i: number): number {
  const k = g.phraseAt[i];
  if (k < 0 || g.phrases[k].first !== i) return i;
  const { last } = g.phrases[k];
  const named = g.mentionAt[last - 1];
  if (named < 0 || g.mentions[named].label !== 'PERSON') return i;
  let from = last - 1;
  while (from > i && g.mentionAt[from - 1] === named) from--;
  for (let j = i; j < from; j++) if (isPossessive(g, j) || g.lower[j] === '-' || g.figureAt[j] >= 0) return i;
  return from;
}

/** Whether token `i` is an article that a headline goes without. */
export function isArticle(g: BlockGrammar, i: number): boolean {
  if (!/^(?:the|a|an)$/.test(g.lower[i]) || g.mentionAt[i] >= 0 || g.figureAt[i] >= 0) return false;
  const k = g.phraseAt[i];
  return k >= 0 && g.phrases[k].first === i && g.phrases[k].last > i + 1 && !COUNTS.has(g.lower[i + 1]);
}

/** Whether a verb, or one with its particle, stands right before token `i`. */
export function isBehindVerb(g: BlockGrammar, i: number): boolean {
  const before = g.phraseAt[i - 1] < 0 && PARTICLE.has(g.lower[i - 1]) ? i - 2 : i - 1;
  return g.classes[before] === CLASS.VERB && !TAKES_CLAUSE.has(g.lower[before]);
}

/** Whether a finite verb stands among the `most` tokens from `i` on, before `end`, with no comma between. */
export function isFiniteWithin(g: BlockGrammar, i: number, most: number, end: number): boolean {
  for (let j = i; j < end && j < i + most; j++) {
    if (g.lower[j] === ',' || RELATIVE.has(g.lower[j])) return false;
    if (isOfClause(g, j)) return true;
  }
  return false;
}

/** "like- | minded", "out-of- | control": whether a hyphen without spaces joins token `i` to the word before it. */
export function isHyphenated(g: BlockGrammar, i: number): boolean {
  const { tokens } = g.block;
  return i > 1 && g.lower[i - 1] === '-' && tokens[i - 2].end === tokens[i].start - 1;
}

/** Whether token `i` stands inside a figure: "43 | – | 5". */
export function isInFigure({ figureAt }: BlockGrammar, i: number): boolean {
  return figureAt[i] >= 0 && figureAt[i] === figureAt[i - 1];
}

/** Past the bracket that the token `i` opens; `i` where nothing closes it within `most` tokens, before `end`. */
export function pastBracket(g: BlockGrammar, i: number, end: number, most: number): number {
  for (let j = i + 1; j < end && j < i + most; j++) if (g.lower[j] === ')') return j + 1;
  return i;
}

/** Whether a clause of its own begins with the noun phrase at token `i`, before `end`: "and | its shares fell". */
export function startsClause(g: BlockGrammar, i: number, end: number): boolean {
  for (let j = i; j < end && j < i + 14; j++) {
    if (g.lower[j] === ',' || RELATIVE.has(g.lower[j])) return false;
    if (isOfClause(g, j)) {
      const use = g.tables.lexicon.anyVerb.get(g.lower[j]) ?? '';
      // "and a man | accused of theft"
      return g.classes[j] === CLASS.AUX || !(use.includes('n') && /^(?:of|by|with|for)$/.test(g.lower[j + 1] ?? ''));
    }
  }
  return false;
}

/**
 * "a man | accused of theft", "the day most | linked with it": whether the verb at token `i` is a participle of what
 * stands before it, behind token `from`; `describes` tells that what the clause says of somebody may end in such a one.
 */
export function isParticiple(g: BlockGrammar, i: number, from: number, describes: boolean): boolean {
  const { classes, lower, phraseAt, tables } = g;
  const use = tables.lexicon.anyVerb.get(lower[i]) ?? '';
  if (classes[i] !== CLASS.VERB || !use.includes('n')) return false;
  let before = i - 1;
  while (before > from && classes[before] === CLASS.ADV) before--;
  if (phraseAt[before] < 0) return false;
  // "the man shot by police | died on Monday"
  if (!use.includes('d') || NAMES.has(lower[i]) || isWantedDone(g, i)) return true;
  return !describes && (classes[i + 1] === CLASS.ADP || lower[i + 1] === 'to');
}

/** "reported Brun | , who fell ill, will leave": whether a verb follows the clause that the comma at `i` opens. */
export function verbBehindRelative(g: BlockGrammar, i: number, end: number): boolean {
  if (!RELATIVE.has(g.lower[i + 1])) return false;
  const most = Math.min(end, i + 16);
  let last = i + 1;
  while (last < most && g.lower[last] !== ',') last++;
  return last < most && isOfClause(g, last + 1);
}

/** Whether an infinitive stands before token `i`, behind token `from`, with no finite verb between. */
export function isInInfinitive(g: BlockGrammar, i: number, from: number): boolean {
  for (let j = i - 1; j > from; j--) {
    if (g.classes[j] === CLASS.VERB) return g.lower[j - 1] === 'to';
    if (g.lower[j] === ',') return false;
  }
  return false;
}
