import type { BlockPlace, Told } from '../sentence/localEvent';

/** Events in the order of the text, with what they tell and where they stand. */
export interface OrderedEvents {
  readonly told: readonly Told[];
  readonly places: readonly BlockPlace[];
}

/** Families of verbs that only lead to what the verb or the noun behind them tells: "began to sell", "decided to sell", "saw a rise". */
const LEADING = /^(?:Aspect|Attitude|Perception|State|Statement)\.|^Action\.(?:Plan|Decide|Attempt|Cause|Allow)$/;

/**
 * For each event the one whose row tells it as well, -1 where it has its own: cause and effect ("a fire killed two"), a verb and what it
 * leads to ("refused to discuss", "opened fire, killing two"), a noun and the verb that it is the object of ("condemned the attack"). Where
 * the verb only leads to the other ("plans to sell"), the other has the row. No event has a row in one that has none itself.
 */
export function partsOf({ told, places }: OrderedEvents): Int32Array {
  const parts = new Int32Array(told.length).fill(-1);
  const byStart = new Map<number, number>();
  for (let i = told.length - 1; i >= 0; i--) byStart.set(places[i].start + told[i].local.trigger.start, i);
  for (let i = 0; i < told.length; i++) {
    const { under } = told[i].local.standing;
    if (under === null) continue;
    const verb = byStart.get(places[i].start + under.start);
    if (verb === undefined || verb === i || told[verb].local.standing.reports) continue;
    if (!LEADING.test(told[verb].local.type.name)) parts[i] = verb;
    else if (parts[verb] < 0) parts[verb] = i;
  }
  for (let i = 0; i < parts.length; i++) parts[i] = rootOf(parts, i);
  for (let i = 0; i < parts.length; i++) if (parts[i] === i) parts[i] = -1;
  return parts;
}

/** The event at the end of the way from one to the one whose row tells it; bounded, since a chain that ends in itself would not end. */
function rootOf(parts: Int32Array, i: number): number {
  let at = i;
  for (let steps = 0; steps < 8 && parts[at] >= 0 && parts[at] !== at; steps++) at = parts[at];
  return at;
}
