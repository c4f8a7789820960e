import type {
  DocumentContext,
  EntityResult,
  EventResult,
  FigureResult,
  ResolvedEvent,
  Target,
} from '../annotations/annotator';
import { firstEndingAfter, type Span } from '../text/span';
import { buildCoreference, type Coreference } from './coreference';
import { joinEvents } from './eventChains';
import type { DraftEvent, LocalEvent, LocalFiller } from './localEvent';
import { eventTypes } from './ontology';

type Argument = ResolvedEvent['arguments'][number];

interface Context {
  readonly document: DocumentContext;
  readonly entities: EntityResult;
  readonly figures: FigureResult;
  readonly coreference: Coreference;
  /** The figure that counts a thing, by the thing's last word. */
  readonly counted: ReadonlyMap<string, number>;
  /** The first mention of each place, by its words in lower case. */
  readonly placeNames: () => ReadonlyMap<string, number>;
}

/** Where a block begins, in code units, and the first mention and figure that end after that. */
interface InBlock {
  readonly by: number;
  readonly mention: number;
  readonly figure: number;
}

/** Events of whole lines that only repeat or credit. */
const DROPPED: ReadonlySet<string> = new Set(['byline', 'dateline', 'credit', 'promo', 'repeated']);
const MOST_EVENTS_CHAINED = 20_000;

/** Maps the events of the blocks onto the document's mentions and figures, joins those that are one, and names the lead. */
export function resolveEvents(
  document: DocumentContext,
  locals: readonly (readonly LocalEvent[])[],
  before: { readonly entities: EntityResult; readonly figures: FigureResult },
): EventResult {
  if (locals.every(events => events.length === 0)) return { events: [] };
  const coreference = buildCoreference(document, before.entities);
  let places: ReadonlyMap<string, number> | undefined;
  const context: Context = {
    document,
    ...before,
    coreference,
    counted: readCounted(before.figures),
    placeNames: () => {
      places ??= readPlaces(document.text, before.entities);
      return places;
    },
  };
  const zones = document.zones.filter(z => DROPPED.has(z.kind));
  const headlines = document.zones.filter(z => z.kind === 'headline');
  const drafts: DraftEvent[] = [];
  const { mentions } = before.entities;
  const { figures } = before.figures;
  let mention = 0;
  let figure = 0;
  document.blocks.forEach((placed, k) => {
    // what lies in this block; blocks come in order
    while (mention < mentions.length && mentions[mention].end <= placed.start) mention++;
    while (figure < figures.length && figures[figure].end <= placed.start) figure++;
    const inBlock: InBlock = { by: placed.start, mention, figure };
    for (const local of locals[k] ?? []) {
      const trigger = { start: local.trigger.start + placed.start, end: local.trigger.end + placed.start };
      if (holds(zones, trigger)) continue;
      // a name or a figure that was found after all is no trigger
      if (overlapping(mentions, trigger.start, trigger.end, mention) >= 0) continue;
      const event = resolveOne(context, local, trigger, inBlock);
      drafts.push({ event, local, paragraph: placed.paragraph, inHeadline: holds(headlines, trigger) });
    }
  });
  if (drafts.length > MOST_EVENTS_CHAINED) return { events: drafts.map(d => d.event) };
  return { events: joinEvents(carryReports(drafts, before.figures), before.entities, before.figures) };
}

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
      out[k] = { ...draft, event: { ...event, source: known.source } };
    }
  });
  return out ?? drafts;
}

/** Whether one of the spans, sorted, holds `span`. */
function holds(spans: readonly Span[], span: Span): boolean {
  const k = firstEndingAfter(spans, span.start);
  return k < spans.length && spans[k].start <= span.start;
}

/** The index of the first of the spans from `from` on, sorted and apart, that overlaps `start..end`; -1 where none does. */
function overlapping(spans: readonly Span[], start: number, end: number, from: number): number {
  for (let k = from; k < spans.length && spans[k].start < end; k++) if (spans[k].end > start) return k;
  return -1;
}

function resolveOne(context: Context, local: LocalEvent, trigger: Span, at: InBlock): ResolvedEvent {
  const { entities, figures } = context;
  const type = eventTypes().get(local.type);
  const args: Argument[] = [];
  for (const { role, filler } of local.arguments) {
    fill(context, filler, at, (kind, index, via) => {
      if (!isNew(args, kind, index, entities)) return;
      const target = { kind, index };
      args.push(via === undefined ? { role, target } : { role, target, via });
    });
  }
  let place: number | null = null;
  for (const { start, end } of local.places) {
    const i = overlapping(entities.mentions, start + at.by, end + at.by, at.mention);
    if (i >= 0 && place === null) place = i;
  }
  if (local.modifier !== null) {
    const { start, end } = local.modifier;
    const i = overlapping(entities.mentions, start + at.by, end + at.by, at.mention);
    if (i >= 0) {
      const kind = entities.clusters[entities.mentions[i].cluster]?.place?.kind;
      const role = type?.roles.get('mod');
      const names =
        kind === 'settlement' || kind === 'feature' || (kind === undefined && entities.mentions[i].label !== 'GPE');
      if (names || role === undefined) place ??= i;
      else if (isNew(args, 'entity', i, entities)) args.push({ role, target: { kind: 'entity', index: i } });
    }
  }
  if (local.loose !== null && place === null) {
    const { start, end } = local.loose;
    place = context.placeNames().get(context.document.text.slice(start + at.by, end + at.by).toLowerCase()) ?? null;
  }
  let time: number | null = null;
  for (const { start, end } of local.times) {
    const i = overlapping(figures.figures, start + at.by, end + at.by, at.figure);
    if (i >= 0 && time === null && isPoint(figures, i)) time = i;
  }
  const source = local.source === null ? undefined : sourceOf(context, local.source, at);
  const event: Writable<ResolvedEvent> = {
    type: local.type,
    plover: type?.plover ?? null,
    trigger,
    arguments: args,
    time,
    place,
    polarity: local.polarity,
    modality: isToCome(context, local, time) ? 'future' : local.modality,
    source: source?.source ?? null,
    confidence: local.confidence,
    evidence: local.evidence,
  };
  if (source?.sourceText !== undefined) event.sourceText = source.sourceText;
  if (local.telling !== undefined) event.telling = local.telling;
  return event;
}

/** For building an object field by field: this runs for thousands of events after every edit, and spreads are slow. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Whether no argument yet is the thing of a target: one thing fills one role once, by whichever of its mentions. */
function isNew(args: readonly Argument[], kind: Target['kind'], index: number, { mentions }: EntityResult): boolean {
  for (const { target } of args) {
    if (target.kind !== kind) continue;
    if (target.index === index) return false;
    if (kind === 'entity' && mentions[target.index].cluster === mentions[index].cluster) return false;
  }
  return true;
}

/** Whether a figure tells when, rather than how long or how often. */
function isPoint(figures: FigureResult, i: number): boolean {
  const timex = figures.figures[i].value.timex;
  return timex === undefined || timex.type === 'DATE' || timex.type === 'TIME';
}

/** Whether an event that is told in the present has its day still to come. */
function isToCome({ figures, document }: Context, local: LocalEvent, time: number | null): boolean {
  if (local.modality !== 'asserted' || local.tense === 'past' || time === null) return false;
  if (isAfter(figures, time, document.date)) return true;
  if (document.date !== null || local.tense === 'none') return false;
  const { start, end } = figures.figures[time];
  return COMING_DAY.test(document.text.slice(start, end));
}

const COMING_DAY = /^(?:(?:on|next) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|^tomorrow|^next |^later this/i;

function isAfter(figures: FigureResult, time: number | null, date: string | null): boolean {
  if (time === null || date === null) return false;
  const value = figures.figures[time].value.timex?.value ?? '';
  return /^\d{4}-\d{2}-\d{2}/.test(value) && value.slice(0, 10) > date;
}

/** Hands on what a filler is in the document: no mention or figure, one, or several. */
function fill(context: Context, filler: LocalFiller, at: InBlock, put: Put): void {
  const start = filler.span.start + at.by;
  const end = filler.span.end + at.by;
  const via = filler.via === undefined ? undefined : moved(filler.via, at.by);
  if (filler.kind === 'figure') {
    const index = overlapping(context.figures.figures, start, end, at.figure);
    if (index >= 0) put('figure', index, via);
    return;
  }
  if (filler.kind === 'entity') {
    if (filler.words !== undefined) {
      const phrase = via ?? { start, end };
      const [named] = context.coreference.antecedents(filler.words, phrase);
      if (named !== undefined) {
        put('entity', named, phrase);
        return;
      }
    }
    const index = overlapping(context.entities.mentions, start, end, at.mention);
    if (index < 0) return;
    put('entity', index, via);
    // two names that were one in the block: "the kim putin meeting"
    const next = context.entities.mentions[index + 1];
    if (next !== undefined && next.start < end) put('entity', index + 1, via);
    return;
  }
  const span = { start, end };
  const counted = countedBefore(context, filler.words ?? '', start);
  if (counted >= 0) {
    put('figure', counted, span);
    return;
  }
  for (const index of context.coreference.antecedents(filler.words ?? '', span)) put('entity', index, span);
}

/** Takes a mention or a figure that fills a role, and the phrase that stands for it in the clause. */
type Put = (kind: Target['kind'], index: number, via: Span | undefined) => void;

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** "the labourers", after "10,000 North Korean labourers": the figure that counts them; -1 where none does. */
function countedBefore({ counted, figures }: Context, words: string, start: number): number {
  if (counted.size === 0) return -1;
  const space = words.indexOf(' ');
  if (space < 3 || space > 5 || words.indexOf(' ', space + 1) >= 0 || !/^th(?:e|ese|ose) /.test(words)) return -1;
  const known = counted.get(words.slice(space + 1));
  return known !== undefined && figures.figures[known].start < start ? known : -1;
}

/** What the document counts, by the last word: "labourers" → the first figure that counts them. */
function readCounted({ figures }: FigureResult): Map<string, number> {
  const out = new Map<string, number>();
  for (let i = 0; i < figures.length; i++) {
    const counted = figures[i].value.counted;
    if (counted === null) continue;
    const head = counted.slice(counted.lastIndexOf(' ') + 1).toLowerCase();
    if (head.length > 3 && !out.has(head)) out.set(head, i);
  }
  return out;
}

function readPlaces(text: string, { mentions }: EntityResult): Map<string, number> {
  const out = new Map<string, number>();
  for (let i = 0; i < mentions.length; i++) {
    const { label, start, end } = mentions[i];
    if (label !== 'GPE' && label !== 'LOC' && label !== 'FAC') continue;
    const name = text.slice(start, end).toLowerCase();
    if (!out.has(name)) out.set(name, i);
  }
  return out;
}

function sourceOf(context: Context, filler: LocalFiller, at: InBlock): { source: number | null; sourceText?: Span } {
  const sourceText = moved(filler.via ?? filler.span, at.by);
  const found: { source: number | null; sourceText?: Span }[] = [];
  fill(context, filler, at, (kind, index, via) => {
    if (kind === 'figure') found.push({ source: null, sourceText });
    else found.push(via === undefined ? { source: index } : { source: index, sourceText });
  });
  return found[0] ?? { source: null, sourceText };
}
