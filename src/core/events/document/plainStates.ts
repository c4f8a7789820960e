import type { JoinedEvents, Ranking } from './ranking';

/** The events of a document with their ranks. */
type Ranked = JoinedEvents & Ranking;

/**
 * The events without the plain states that are no rows, and their ranks: those are events only where they tell news.
 * The same objects where there are none. Linear in the events.
 */
export function withoutPlainStates(joined: JoinedEvents, ranking: Ranking): Ranked {
  const { events, told, places, sameAs } = joined;
  const { salience, tier, partOf, lead } = ranking;
  const kept: number[] = [];
  const numbers = new Int32Array(events.length).fill(-1);
  for (let i = 0; i < events.length; i++) {
    if (told[i].local.plain && tier[i] !== 'lead' && tier[i] !== 'news') continue;
    numbers[i] = kept.length;
    kept.push(i);
  }
  if (kept.length === events.length) return { ...joined, ...ranking };
  const renumbered = (list: Int32Array): Int32Array =>
    Int32Array.from(kept, i => (list[i] < 0 ? -1 : numbers[list[i]]));
  return {
    events: kept.map(i => events[i]),
    told: kept.map(i => told[i]),
    places: kept.map(i => places[i]),
    sameAs: renumbered(sameAs),
    salience: Float64Array.from(kept, i => salience[i]),
    tier: kept.map(i => tier[i]),
    partOf: renumbered(partOf),
    lead: lead < 0 ? -1 : numbers[lead],
  };
}
