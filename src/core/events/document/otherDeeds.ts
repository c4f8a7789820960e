import { objectOf } from './objectOf';
import type { JoinedEvents } from './ranking';

/**
 * The events with those parted that were joined for their verb and their subject but are done to other things: "ordered
 * new rules", "also ordered better checks". Linear in the events.
 */
export function partOtherDeeds(joined: JoinedEvents, text: string): JoinedEvents {
  const { sameAs, told, places } = joined;
  let own: Int32Array | undefined;
  for (let i = 0; i < sameAs.length; i++) {
    const first = sameAs[i];
    if (first < 0 || told[i].local.lemma !== told[first].local.lemma) continue;
    const words = objectOf(told[i], places[i], text);
    const before = objectOf(told[first], places[first], text);
    if (words.length === 0 || before.length === 0 || words.some(word => before.includes(word))) continue;
    own ??= sameAs.slice();
    own[i] = -1;
  }
  return own === undefined ? joined : { ...joined, sameAs: own };
}
