import type { DocumentContext, EntityResult, EventResult, FigureResult } from '../annotations/annotator';
import { firstEndingAfter } from '../text/span';
import { type BlockEvents, blockEvents, type PlaceOfBlock } from './blockEvents';
import { buildFacts } from './documentFacts';
import { joinEvents } from './eventChains';
import type { DraftEvent, LocalEvent } from './localEvent';

/** Events of whole lines that only repeat or credit. */
const DROPPED: ReadonlySet<string> = new Set(['byline', 'dateline', 'credit', 'promo', 'repeated']);
const MOST_EVENTS_CHAINED = 20_000;

/**
 * Maps the events of the blocks onto the document's mentions and figures, joins those that are one, and names the lead.
 *
 * After an edit nearly everything is as before: see `blockEvents` for the events of a block and `joinEvents` for their chains.
 */
export function resolveEvents(
  document: DocumentContext,
  locals: readonly (readonly LocalEvent[])[],
  before: { readonly entities: EntityResult; readonly figures: FigureResult },
): EventResult {
  if (locals.every(events => events.length === 0)) return { events: [] };
  const context = { document, ...before, facts: buildFacts(document, before.entities, before.figures) };
  const zones = document.zones.filter(z => DROPPED.has(z.kind) || z.kind === 'headline');
  const drafts: DraftEvent[] = [];
  const { mentions } = before.entities;
  const { figures } = before.figures;
  let mention = 0;
  let figure = 0;
  for (let k = 0; k < document.blocks.length; k++) {
    const { start, end, paragraph } = document.blocks[k];
    // what lies in this block; blocks come in order
    const at: Writable<PlaceOfBlock> = {
      by: start,
      mention,
      figure,
      mentionEnd: mention,
      figureEnd: figure,
      zones: NONE,
    };
    while (mention < mentions.length && mentions[mention].start < end) mention++;
    while (figure < figures.length && figures[figure].start < end) figure++;
    if (locals[k].length === 0) continue;
    at.mentionEnd = mention;
    at.figureEnd = figure;
    const first = firstEndingAfter(zones, start);
    let last = first;
    while (last < zones.length && zones[last].start < end) last++;
    if (last > first) at.zones = zones.slice(first, last);
    const { events, told }: BlockEvents = blockEvents(context, locals[k], at);
    for (let i = 0; i < events.length; i++)
      drafts.push({ event: events[i], told: told[i], block: k, paragraph, mention: at.mention });
  }
  if (drafts.length > MOST_EVENTS_CHAINED) return { events: drafts.map(d => d.event) };
  return { events: joinEvents(carryReports(drafts, before.figures), before.entities, before.figures) };
}

const NONE: readonly never[] = [];

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** How far a report goes on without being named again, in paragraphs. */
const REPORT_REACH = 2;

/**
 * What is told on about a thing that somebody reported, is reported by the same: "10,000 labourers work there, AFP reported. The
 * labourers are to leave." Only for things that are counted, and not for what the text asserts itself.
 */
function carryReports(drafts: readonly DraftEvent[], { figures }: FigureResult): readonly DraftEvent[] {
  const reports = new Map<number, { source: number; paragraph: number }>();
  let out: DraftEvent[] | undefined;
  drafts.forEach((draft, k) => {
    const { event, paragraph } = draft;
    for (const { target, via } of event.arguments) {
      if (target.kind !== 'figure') continue;
      const { start, end } = figures[target.index];
      const own = via === undefined || (via.start <= start && end <= via.end);
      if (own && event.source !== null) reports.set(target.index, { source: event.source, paragraph });
      const known = reports.get(target.index);
      if (own || known === undefined || event.source !== null || event.sourceText !== undefined) continue;
      if (event.modality === 'asserted' || paragraph - known.paragraph > REPORT_REACH) continue;
      out ??= [...drafts];
      out[k] = { ...draft, told: { ...draft.told }, event: { ...event, source: known.source } };
    }
  });
  return out ?? drafts;
}
