import type {
  DocumentContext,
  EntityResult,
  EventResult,
  FigureResult,
  Last,
  ResolvedEvent,
} from '../../annotations/annotator';
import { figureAt, mentionAt, NO_EVENTS, WiderPlace } from '../../annotations/eventPlace';
import { FURNITURE_ZONES } from '../../annotations/model';
import { firstEndingAfter } from '../../text/span';
import { topicOf } from '../lexicon/topics';
import type { BlockPlace, BlockTelling, Drafts, Told } from '../sentence/localEvent';
import { type BlockEvents, type BlockRange, blockEvents, Scratch } from './blockEvents';
import { buildFacts } from './documentFacts';
import { type FamilyChains, joinEvents } from './eventChains';
import { partOtherDeeds } from './otherDeeds';
import { withoutPlainStates } from './plainStates';
import { type JoinedEvents, type Ranking, rankEvents } from './ranking';
import { nameSpeakers } from './turnSources';

const MOST_EVENTS_CHAINED = 20_000;

/**
 * The events of a document, and what they leave to its next version: those of each block that has any, and the chains.
 */
class ResolvedEvents implements EventResult {
  readonly events: EventResult['events'];
  readonly places: EventResult['places'];
  readonly sameAs: EventResult['sameAs'];
  readonly salience: EventResult['salience'];
  readonly tier: EventResult['tier'];
  readonly partOf: EventResult['partOf'];
  readonly lead: EventResult['lead'];
  readonly blocks: readonly (BlockEvents | undefined)[];
  readonly chains: FamilyChains | undefined;

  constructor(
    { events, places, sameAs }: JoinedEvents,
    { salience, tier, partOf, lead }: Ranking,
    blocks: readonly (BlockEvents | undefined)[],
    chains: FamilyChains | undefined,
  ) {
    this.events = events;
    this.places = places;
    this.sameAs = sameAs;
    this.salience = salience;
    this.tier = tier;
    this.partOf = partOf;
    this.lead = lead;
    this.blocks = blocks;
    this.chains = chains;
  }
}

/**
 * Maps the events of the blocks onto the document's mentions and figures, joins those that are one, and names the lead.
 *
 * After an edit nearly everything is as before: see `blockEvents` for the events of a block and `joinEvents` for their
 * chains.
 */
export function resolveEvents(
  document: DocumentContext,
  blocks: readonly BlockTelling[],
  before: { readonly entities: EntityResult; readonly figures: FigureResult },
  last?: Last<EventResult>,
): EventResult {
  const topic = topicOf(blocks.map(block => block.votes));
  const locals = blocks.map(block => block.eventsUnder(topic));
  if (locals.every(events => events.length === 0)) return NO_EVENTS;
  const facts = buildFacts(document, before.entities, before.figures);
  const context = { document, ...before, facts, scratch: new Scratch() };
  const zones = document.zones.filter(z => FURNITURE_ZONES.has(z.kind) || z.kind === 'headline');
  const found: (BlockEvents | undefined)[] = [];
  const { mentions } = before.entities;
  const { figures } = before.figures;
  const knownOf = knownBlocks(document, last);
  let mention = 0;
  let figure = 0;
  for (let k = 0; k < document.blocks.length; k++) {
    const { start, end, paragraph } = document.blocks[k];
    // what lies in this block; blocks come in order
    const firstMention = mention;
    const firstFigure = figure;
    while (mention < mentions.length && mentions[mention].start < end) mention++;
    while (figure < figures.length && figures[figure].start < end) figure++;
    found.push(undefined);
    if (locals[k].length === 0) continue;
    const first = firstEndingAfter(zones, start);
    let after = first;
    while (after < zones.length && zones[after].start < end) after++;
    const at: BlockRange = {
      by: start,
      mention: firstMention,
      figure: firstFigure,
      mentionEnd: mention,
      figureEnd: figure,
      block: k,
      paragraph,
      zones: after > first ? zones.slice(first, after) : NONE,
    };
    const own = blockEvents(context, locals[k], at, knownOf(k));
    found[k] = own;
  }
  const drafts = draftsOf(found);
  const rank = (joined: JoinedEvents): Ranking => rankEvents(joined, document, before.entities);
  if (drafts.events.length > MOST_EVENTS_CHAINED) {
    const each = unjoined(drafts);
    const ranked = withoutPlainStates(each, rank(each));
    return new ResolvedEvents(ranked, ranked, found, undefined);
  }
  carryReports(drafts, before.figures);
  nameSpeakers(drafts, document, before.entities);
  const chains = last?.result instanceof ResolvedEvents ? last.result.chains : undefined;
  const joined = joinEvents(drafts, before.entities, before.figures, chains);
  const parted = partOtherDeeds(joined, document.text);
  const ranked = withoutPlainStates(parted, rank(parted));
  return new ResolvedEvents(ranked, ranked, found, joined.chains);
}

const NONE: readonly never[] = [];

function draftsOf(found: readonly (BlockEvents | undefined)[]): Drafts {
  let count = 0;
  for (const own of found) count += own?.linked.events.length ?? 0;
  const events = new Array<ResolvedEvent>(count);
  const told = new Array<Told>(count);
  const places = new Array<BlockPlace>(count);
  let at = 0;
  for (const own of found) {
    if (own === undefined) continue;
    const { linked, place } = own;
    for (let i = 0; i < linked.events.length; i++) {
      events[at] = linked.events[i];
      told[at] = linked.told[i];
      places[at++] = place;
    }
  }
  return { events, told, places };
}

/** What the last version knows of the events of a block. */
function knownBlocks(
  { blocks }: DocumentContext,
  last: Last<EventResult> | undefined,
): (block: number) => BlockEvents | undefined {
  if (!(last?.result instanceof ResolvedEvents)) return () => undefined;
  const known = last.result.blocks;
  const { head, tail } = last.kept;
  const shift = known.length - blocks.length;
  return block => (block < head ? known[block] : block >= blocks.length - tail ? known[block + shift] : undefined);
}

function unjoined({ events, told, places }: Drafts): JoinedEvents {
  return { events, told, places, sameAs: new Int32Array(events.length).fill(-1) };
}

/** How far a report goes on without being named again, in paragraphs. */
const REPORT_REACH = 2;

/**
 * What is told on about a thing that somebody reported, is reported by the same: "10,000 labourers work there, AFP
 * reported. The labourers are to leave." Only for things that are counted, and not for what the text asserts itself.
 */
function carryReports(drafts: Drafts, { figures }: FigureResult): void {
  const reports = new Map<number, { source: number; paragraph: number }>();
  for (let k = 0; k < drafts.events.length; k++) {
    const event = drafts.events[k];
    const place = drafts.places[k];
    for (const { target, via } of event.arguments) {
      if (target?.kind !== 'figure') continue;
      const index = figureAt(place, target.index);
      const start = figures[index].start - place.start;
      const end = figures[index].end - place.start;
      const own = via === undefined || (via.start <= start && end <= via.end);
      if (own && event.source !== null)
        reports.set(index, { source: mentionAt(place, event.source), paragraph: place.paragraph });
      const known = reports.get(index);
      if (own || known === undefined || event.source !== null || event.sourceText !== undefined) continue;
      if (event.modality === 'asserted' || place.paragraph - known.paragraph > REPORT_REACH) continue;
      const wider = new WiderPlace(place);
      drafts.events[k] = { ...event, source: wider.numberOfMention(known.source) };
      drafts.places[k] = wider.place();
    }
  }
}
