import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import { type BlockGrammar, isFiniteVerb } from '../grammar/blockGrammar';
import { RELATIVE } from '../grammar/functionWords';
import { readVerbGroup } from '../grammar/verbGroup';
import table from './eventTimes.tsv';
import { spanOf } from './fillers';
import { isEventNoun, type Trigger } from './triggers';

/** What it costs to look past another verb, and past a comma, in tokens. */
const VERB_COST = 14;
const COMMA_COST = 4;
const MOST = 26;
const KEPT = 3;
/** What it costs that a date is a part of a name, or stands in brackets. */
const IN_NAME = 9;
const YEAR = /^[12]\d{3}$/;
/** Of a date that belongs to another event. */
const NEVER = 1000;

/**
 * For each trigger of a sentence, the dates and times that may date it, best first. Spans are relative to the block.
 */
export function datesOf(g: BlockGrammar, triggers: readonly Trigger[], carriers: readonly number[]): Span[][] {
  const { sentence } = triggers[0];
  const figures: { index: number; first: number; last: number; report: number }[] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    const index = g.figureAt[i];
    if (index < 0 || (figures.length > 0 && figures[figures.length - 1].index === index)) continue;
    const { label } = g.figures[index];
    if (label !== 'DATE' && label !== 'TIME') continue;
    let last = i + 1;
    while (last < sentence.last && g.figureAt[last] === index) last++;
    figures.push({ index, first: i, last, report: reportBefore(triggers, g, i) });
  }
  if (figures.length === 0) return triggers.map(() => []);
  return triggers.map((trigger, k) =>
    figures
      .map(f => ({
        f,
        cost:
          carriedCost(g, trigger, carriers[k], f.first, f.last) + (f.report >= 0 && f.report !== trigger.at ? 20 : 0),
      }))
      .filter(({ cost: c }) => c <= MOST)
      .sort((a, b) => a.cost - b.cost)
      .slice(0, KEPT)
      .map(({ f }) => spanOf(g.figures[f.index])),
  );
}

/** The reporting verb right before a date ("said Monday"), which takes the date for itself; -1 where there is none. */
function reportBefore(triggers: readonly Trigger[], g: BlockGrammar, first: number): number {
  const before = g.classes[first - 1] === CLASS.ADP ? first - 2 : first - 1;
  return triggers.find(t => t.at === before && t.type.rank === 'said' && t.pos === 'v')?.at ?? -1;
}

/** The cost from the trigger, or from the verb that carries it, whichever is less. */
function carriedCost(g: BlockGrammar, trigger: Trigger, carrier: number, first: number, last: number): number {
  const own = cost(g, trigger, first, last);
  if (carrier < 0) return own;
  const at = { ...trigger, at: carrier, first: carrier, last: carrier + 1, pos: 'v' as const };
  return Math.min(own, 2 + cost(g, at, first, last));
}

/** "in 2000 and met": a date before a verb, but after another verb that it dates. */
function belongsBefore(g: BlockGrammar, trigger: Trigger, first: number): boolean {
  for (let i = first - 1; i >= trigger.sentence.first && i > first - 12; i--) {
    if (g.classes[i] === CLASS.VERB) return true;
    if (g.lower[i] === ',' || g.lower[i] === ';') return false;
  }
  return false;
}

/** "The talks opened on Monday": the first verb behind a noun is told of it. */
function isOfNoun(g: BlockGrammar, trigger: Trigger, i: number): boolean {
  if (trigger.pos !== 'n') return false;
  for (let j = trigger.last; j < i; j++) if (g.classes[j] === CLASS.VERB || g.lower[j] === ',') return false;
  return true;
}

/** "died when the boat sank in March": whether a clause of the same time begins between the tokens. */
function isSameTime(g: BlockGrammar, from: number, i: number): boolean {
  for (let j = from; j < i; j++) if (/^(?:when|as|while)$/.test(g.lower[j])) return true;
  return false;
}

/**
 * Whether the verb at token `i` is finite and has a subject of its own, or comes behind a comma: not in "met and left".
 */
function startsClause(g: BlockGrammar, i: number): boolean {
  if (!isFiniteVerb(g, i) || (g.phraseAt[i] ?? -1) >= 0) return false;
  const { first } = readVerbGroup(g, i, 'd');
  const before = g.lower[first - 1];
  if (before === 'and' || before === 'or' || before === 'but') return false;
  if (before === ',' || RELATIVE.has(before)) return true;
  // a participle right behind its noun may be one of the object: "held a man accused of theft"
  return first < i || !/(?:ed|en|wn)$/.test(g.lower[i]);
}

/**
 * Whether the date at token `first` is not the trigger's: one that begins a noun phrase of its own ("a 2010 fraud
 * claim"), one until which something lasts, or one of a relative clause in which the trigger does not stand ("Ada Brun,
 * who fled on Monday, was held").
 */
function isOfAnother(g: BlockGrammar, { at, last, pos, sentence }: Trigger, first: number): boolean {
  const k = g.phraseAt[first];
  const parts = g.block.register === 'standard';
  if (
    parts &&
    k >= 0 &&
    g.figureAt[g.phrases[k].head] !== g.figureAt[first] &&
    g.phraseAt[at] !== k &&
    !isBeside(g, first)
  ) {
    const head = g.phrases[k].head;
    const inside = WITHIN.has(g.lower[g.phrases[k].first - 1] ?? '') && g.tables.lexicon.nouns.has(g.lower[head]);
    if (!inside) return true;
  }
  // "won the | 2019 Tarn Marathon"
  const named = YEAR.test(g.lower[first]) && g.mentionAt[first + 1] >= 0 && g.classes[first - 1] === CLASS.DET;
  if (pos === 'v' && named) return true;
  // "spoke on the future"
  if (TOPICS.has(g.lower[first + 1] ?? '') && g.lower[first] === 'the') return true;
  if (UNTIL.has(g.lower[first - 1] ?? '') && (pos === 'v' || !hasVerb(g, last, first))) return true;
  if (isOfComparison(g, last, first) || isOfReport(g, first, sentence.first) || isEndOfPeriod(g, first)) return true;
  if (pos === 'v' && first > at && isOfNounBefore(g, last, first)) return true;
  const verb = relativeVerbBefore(g, first, sentence.first);
  return verb >= 0 && at !== verb && (at > first || at < verb);
}

/** "Yesterday | Mara Lind won": whether a day at token `first` only stands right before a name. */
function isBeside(g: BlockGrammar, first: number): boolean {
  let next = first + 1;
  while (g.figureAt[next] === g.figureAt[first]) next++;
  return !/^\d/.test(g.lower[first]) && g.mentionAt[next] >= 0 && g.mentionAt[next] !== g.mentionAt[first];
}

/** Whether a verb stands among tokens: "the vote has been | put off | until May", whose day that is. */
function hasVerb(g: BlockGrammar, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (g.classes[i] === CLASS.VERB) return true;
  return false;
}

/** "rose to 9 euros from 4 euros | a year earlier": whether what stands between compares with another time. */
function isOfComparison(g: BlockGrammar, from: number, first: number): boolean {
  for (let i = from; i < first; i++) {
    if (COMPARES.has(g.lower[i])) return true;
    const label = g.lower[i] === 'from' ? g.figures[g.figureAt[i + 1] ?? -1]?.label : undefined;
    if (label !== undefined && label !== 'DATE' && label !== 'TIME') return true;
  }
  return false;
}

/** "according to officials | on Thursday": whether the date at token `first` is that of what somebody says. */
function isOfReport(g: BlockGrammar, first: number, from: number): boolean {
  const before = g.classes[first - 1] === CLASS.ADP ? first - 2 : first - 1;
  const k = g.phraseAt[before] ?? -1;
  const to = k < 0 ? -1 : g.phrases[k].first - 1;
  return to > from && g.lower[to] === 'to' && g.lower[to - 1] === 'according';
}

/** "for the six months ended | Oct. 1": whether a date ends a period. */
function isEndOfPeriod(g: BlockGrammar, first: number): boolean {
  return ENDS.has(g.lower[first - 1] ?? '') && PERIODS.has(g.lower[first - 2] ?? '');
}

/** "died of a stroke | on Monday": whether the date is of an event noun that a preposition sets apart from the verb. */
function isOfNounBefore(g: BlockGrammar, from: number, first: number): boolean {
  if (g.classes[first - 1] !== CLASS.ADP) return false;
  const k = g.phraseAt[first - 2] ?? -1;
  if (k < 0 || g.phrases[k].first <= from || g.phrases[k].head !== first - 2) return false;
  const before = g.phrases[k].first - 1;
  // "dropped out of the race in March"
  const apart = SETS_APART.has(g.lower[before] ?? '') && g.lower[before - 1] !== 'out';
  return apart && isEventNoun(g, first - 2);
}

const WORDS = readWordLists(table);
const UNTIL = WORDS.forms('until');
const WITHIN = WORDS.forms('within');
const COMPARES = WORDS.forms('compares');
const ENDS = WORDS.forms('ends');
const PERIODS = WORDS.forms('period');
const TOPICS = WORDS.forms('topic');
const SETS_APART = WORDS.forms('sets apart');

/** The verb of the relative clause in which token `i` stands, where that is its nearest verb; -1 where it is none. */
function relativeVerbBefore(g: BlockGrammar, i: number, from: number): number {
  for (let j = i - 1; j >= from && j > i - 12; j--) {
    if (g.lower[j] === ',') return -1;
    if (g.classes[j] !== CLASS.VERB || (g.phraseAt[j] ?? -1) >= 0) continue;
    const before = readVerbGroup(g, j, 'd').first - 1;
    return before >= from && RELATIVE.has(g.lower[before]) && g.lower[before] !== 'that' ? j : -1;
  }
  return -1;
}

function cost(g: BlockGrammar, trigger: Trigger, first: number, last: number): number {
  const phrase = g.phraseAt[trigger.at];
  if (trigger.pos === 'n' && phrase >= 0 && phrase === g.phraseAt[first]) return 0;
  const [from, to] = first > trigger.at ? [trigger.last, first] : [last, trigger.first];
  let sum = first > trigger.at ? 0 : 3;
  if (isOfAnother(g, trigger, first)) return NEVER;
  // "the 2019 Tarn Marathon", "on Saturday (Friday, UTC)"
  if (g.mentionAt[first] >= 0 || isBracketed(g, first)) sum += IN_NAME;
  if (first < trigger.at && belongsBefore(g, trigger, first)) sum += costOfBefore(g, trigger, last);
  for (let i = from; i < to; i++) {
    sum++;
    const isVerb = g.classes[i] === CLASS.VERB && i !== trigger.group?.verb;
    // "met before Ali Noor flew on Friday": a finite verb takes the date behind it
    if (isVerb && first > trigger.at && startsClause(g, i) && !isOfNoun(g, trigger, i) && !isSameTime(g, from, i))
      return NEVER;
    if (isVerb) sum += VERB_COST;
    else if (g.lower[i] === ',') sum += COMMA_COST;
    else if (g.lower[i] === ';' || g.lower[i] === ':') sum += VERB_COST;
  }
  return sum;
}

/** What it costs that another verb stands before the date that ends at token `last`, and the trigger behind it. */
function costOfBefore(g: BlockGrammar, { first, at, group }: Trigger, last: number): number {
  // "seized nine last month, but have freed six"
  if (group?.perfect === true && !g.lower.slice(group.first, at).includes('had')) return NEVER;
  // "was born in 1920 and studied law"
  return YEAR.test(g.lower[last - 1]) && !g.lower.slice(last, first).includes(',') ? NEVER : 10;
}

/** "on Saturday (20:24 | Friday, UTC)": whether a bracket opens shortly before token `first`. */
function isBracketed(g: BlockGrammar, first: number): boolean {
  for (let i = first - 1; i >= 0 && i > first - 4; i--) {
    if (g.lower[i] === '(') return true;
    if (g.lower[i] === ')') return false;
  }
  return false;
}
