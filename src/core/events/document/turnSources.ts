import type { DocumentContext, EntityResult } from '../../annotations/annotator';
import { WiderPlace } from '../../annotations/eventPlace';
import type { Zone } from '../../annotations/model';
import { firstEndingAfter } from '../../text/span';
import { isAnybody } from '../../zones/turns';
import type { Drafts } from '../sentence/localEvent';

/** Fewest turns of a conversation whose answers go on over several paragraphs, and most of such paragraphs of one. */
const TURNS = 3;
const PARAGRAPHS = 6;

/**
 * Gives what the main clauses tell in the turns of a conversation its speaker as the source, where nobody else says it
 * and the speaker is named; also in the paragraphs in which an answer goes on. Linear in the events.
 */
export function nameSpeakers(drafts: Drafts, document: DocumentContext, { mentions }: EntityResult): void {
  const turns = document.zones.filter(zone => zone.kind === 'turn');
  if (turns.length === 0) return;
  const paragraphOf = paragraphsOfTurns(document, turns);
  for (let k = 0; k < drafts.events.length; k++) {
    const event = drafts.events[k];
    if (event.source !== null || event.sourceText !== undefined) continue;
    if (drafts.told[k].local.standing.clause !== 'main') continue;
    const place = drafts.places[k];
    const start = place.start + event.trigger.start;
    let at = firstEndingAfter(turns, start);
    if (at === turns.length || turns[at].start > start) at--;
    const { speaker, end } = turns[at] ?? {};
    if (speaker === undefined || end === undefined || isAnybody(speaker.text)) continue;
    const goesOn = place.paragraph - paragraphOf[at];
    if (goesOn > PARAGRAPHS || (goesOn > 0 && turns.length < TURNS)) continue;
    const mention = firstEndingAfter(mentions, speaker.start);
    if (mention === mentions.length || mentions[mention].start >= speaker.end) continue;
    if (mentions[mention].label !== 'PERSON') continue;
    const wider = new WiderPlace(place);
    drafts.events[k] = { ...event, source: wider.numberOfMention(mention) };
    drafts.places[k] = wider.place();
  }
}

/** The paragraph of each turn; both lists are in the order of the text. */
function paragraphsOfTurns({ blocks }: DocumentContext, turns: readonly Zone[]): readonly number[] {
  let block = 0;
  return turns.map(({ start }) => {
    while (block + 1 < blocks.length && blocks[block + 1].start <= start) block++;
    return blocks[block].paragraph;
  });
}
