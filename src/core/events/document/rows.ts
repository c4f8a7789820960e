import type { PlacedBlock } from '../../blocks/block';
import { topicsOf } from '../../zones/vocabulary';
import type { BlockPlace, Told } from '../sentence/localEvent';

/** Events in the order of the text, with what they tell and where they stand. */
export interface OrderedEvents {
  readonly told: readonly Told[];
  readonly places: readonly BlockPlace[];
}

/**
 * Families of verbs that only lead to what the verb or the noun behind them tells: "began to sell", "decided to sell",
 * "saw a rise".
 */
const LEADING = /^(?:Aspect|Attitude|Perception|State|Statement)\.|^Action\.(?:Plan|Decide|Attempt|Cause|Allow)$/;

/**
 * For each event the one whose row tells it as well, -1 where it has its own: cause and effect ("a fire killed two"), a
 * verb and what it leads to ("refused to discuss", "opened fire, killing two"), a noun and the verb that it is the
 * object of ("condemned the attack"). Where the verb only leads to the other ("plans to sell"), the other has the row.
 * No event has a row in one that has none itself.
 */
export function partsOf({ told, places }: OrderedEvents): Int32Array {
  const parts = new Int32Array(told.length).fill(-1);
  const byStart = new Map<number, number>();
  for (let i = told.length - 1; i >= 0; i--) byStart.set(places[i].start + told[i].local.trigger.start, i);
  for (let i = 0; i < told.length; i++) {
    const { under } = told[i].local.standing;
    if (under === null) continue;
    const verb = byStart.get(places[i].start + under.start);
    if (verb === undefined || verb === i) continue;
    // what somebody says has a row of its own, but not what he is ready to do
    if (told[verb].local.standing.reports && told[i].local.standing.clause !== 'infinitive') continue;
    if (!leads(told[verb], told[i])) parts[i] = verb;
    else if (parts[verb] < 0) parts[verb] = i;
  }
  joinVerbatim(parts, told, places);
  for (let i = 0; i < parts.length; i++) parts[i] = rootOf(parts, i);
  for (let i = 0; i < parts.length; i++) if (parts[i] === i) parts[i] = -1;
  return parts;
}

/** Has one row tell what is told in the same words of the text: the first of them that is no part of another. */
function joinVerbatim(parts: Int32Array, told: readonly Told[], places: readonly BlockPlace[]): void {
  const first = new Map<string, number>();
  for (let i = 0; i < told.length; i++) {
    const { telling, trigger } = told[i].local;
    if (telling?.verbatim === undefined || parts[i] >= 0) continue;
    const start = places[i].start + trigger.start;
    const key = `${start + telling.verbatim.start}-${start + telling.verbatim.end}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, i);
    else parts[i] = known;
  }
}

/** Farthest an infinitive stands behind the verb that only leads to it: "plans also to sell". */
const NEAR = 12;

/** Whether a verb only leads to what the infinitive right behind it tells, of the same party: "plans to sell". */
function leads({ local: verb }: Told, { local: { standing, trigger } }: Told): boolean {
  if (!LEADING.test(verb.type.name)) return false;
  return standing.clause === 'infinitive' && trigger.start - verb.trigger.end <= NEAR;
}

/**
 * The event at the end of the way from one to the one whose row tells it; bounded, since a chain that ends in itself
 * would not end.
 */
function rootOf(parts: Int32Array, i: number): number {
  let at = i;
  for (let steps = 0; steps < 8 && parts[at] >= 0 && parts[at] !== at; steps++) at = parts[at];
  return at;
}

/**
 * The share of the words of a headline from which a sentence tells the same, less where it has an event of the same
 * type; and how many tokens of its block are looked at.
 */
const SAME = 0.6;
const SAME_TYPE = 0.4;
const SENTENCE = 60;

/**
 * Has the first sentence tell the row of the headline where both have most words in common: "Floods hit Tarn", "Floods
 * killed 95 people in Tarn on Tuesday". Gives the event that is told so, -1 where none is; `worth` says which of
 * several in a sentence.
 */
export function joinHeadline(
  parts: Int32Array,
  { told, places, sameAs }: OrderedEvents & { readonly sameAs: Int32Array },
  blocks: readonly PlacedBlock[],
  worth: Float64Array,
): number {
  const isRow = (i: number): boolean => parts[i] < 0 && sameAs[i] < 0 && !told[i].local.standing.reports;
  const headline = best(told.length, worth, i => told[i].inHeadline && isRow(i));
  // what is told again is one row already
  if (headline < 0 || sameAs.includes(headline)) return -1;
  const opening = told.findIndex(t => !t.inHeadline);
  if (opening < 0) return -1;
  const { block } = places[opening];
  const alike = likeness(blocks[places[headline].block], blocks[block]);
  const opens = (i: number): boolean => places[i].block === block && told[i].local.standing.opens;
  const isOpening = (i: number): boolean => opens(i) && isRow(i);
  // "ends her bid": the verb and the noun both say what kind of event it is
  const types = new Set(told.flatMap((t, i) => (i === headline || parts[i] === headline ? [t.local.type] : [])));
  const isAlike = (i: number): boolean => isOpening(i) && types.has(told[i].local.type);
  let sentence = alike < SAME_TYPE ? -1 : best(told.length, worth, isAlike);
  if (sentence < 0 && alike >= SAME)
    sentence = best(told.length, worth, i => {
      const { clause } = told[i].local.standing;
      return isOpening(i) && (clause === 'main' || clause === 'content');
    });
  if (sentence < 0) return -1;
  sentence = mainOf(sentence, told, i => opens(i) && parts[i] < 0 && sameAs[i] < 0);
  for (let i = 0; i < parts.length; i++) if (i === headline || parts[i] === headline) parts[i] = sentence;
  return sentence;
}

/**
 * The event of a main clause in whose words another stands, else that one: "signed a decree | banning", where the
 * headline says "ban".
 */
function mainOf(inner: number, told: readonly Told[], isOpening: (i: number) => boolean): number {
  const { standing, trigger } = told[inner].local;
  if (standing.clause === 'main' || standing.clause === 'content') return inner;
  const outer = told.findIndex(({ local }, i) => {
    const last = local.telling?.rest[local.telling.rest.length - 1];
    if (i === inner || last === undefined || local.standing.clause !== 'main' || !isOpening(i)) return false;
    return local.trigger.end <= trigger.start && trigger.end <= local.trigger.start + last.end;
  });
  return outer < 0 ? inner : outer;
}

/** The event of most worth of those that fit; -1 where none does. */
function best(count: number, worth: Float64Array, fits: (i: number) => boolean): number {
  let found = -1;
  for (let i = 0; i < count; i++) if (fits(i) && (found < 0 || worth[i] > worth[found])) found = i;
  return found;
}

/** The share of the words of a headline that a block has; 0 for a headline of a word. */
function likeness(headline: PlacedBlock, body: PlacedBlock): number {
  const keys = new Set(topicsOf(headline.block).flatMap(({ key, content }) => (content ? [key] : [])));
  const found = new Set(
    topicsOf(body.block)
      .slice(0, SENTENCE)
      .flatMap(({ key }) => (keys.has(key) ? [key] : [])),
  );
  return keys.size > 1 ? found.size / keys.size : 0;
}
