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
  const context: Context = { document, ...before, coreference };
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
  return { events: joinEvents(drafts, context.entities, context.figures) };
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
  const { entities, figures, document } = context;
  const type = eventTypes().get(local.type);
  const args: Argument[] = [];
  for (const { role, filler } of local.arguments) {
    for (const { target, via } of targetsOf(context, filler, at)) {
      if (isNew(args, target, entities)) args.push(via === undefined ? { role, target } : { role, target, via });
    }
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
      const target: Target = { kind: 'entity', index: i };
      if (names || role === undefined) place ??= i;
      else if (isNew(args, target, entities)) args.push({ role, target });
    }
  }
  let time: number | null = null;
  for (const { start, end } of local.times) {
    const i = overlapping(figures.figures, start + at.by, end + at.by, at.figure);
    if (i >= 0 && time === null && isPoint(figures, i)) time = i;
  }
  const source = local.source === null ? undefined : sourceOf(context, local.source, at);
  const later = local.modality === 'asserted' && local.pos !== 'n' && isAfter(figures, time, document.date);
  return {
    type: local.type,
    plover: type?.plover ?? null,
    trigger,
    arguments: args,
    time,
    place,
    polarity: local.polarity,
    modality: later ? 'future' : local.modality,
    source: source?.source ?? null,
    ...(source?.sourceText === undefined ? undefined : { sourceText: source.sourceText }),
    confidence: local.confidence,
    evidence: local.evidence,
  };
}

/** Whether no argument yet is the thing of `target`: one thing fills one role once, by whichever of its mentions. */
function isNew(args: readonly Argument[], { kind, index }: Target, { mentions }: EntityResult): boolean {
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

function isAfter(figures: FigureResult, time: number | null, date: string | null): boolean {
  if (time === null || date === null) return false;
  const value = figures.figures[time].value.timex?.value ?? '';
  return /^\d{4}-\d{2}-\d{2}/.test(value) && value.slice(0, 10) > date;
}

function targetsOf(context: Context, filler: LocalFiller, at: InBlock): readonly { target: Target; via?: Span }[] {
  const start = filler.span.start + at.by;
  const end = filler.span.end + at.by;
  const via = filler.via === undefined ? undefined : moved(filler.via, at.by);
  if (filler.kind === 'figure') {
    const index = overlapping(context.figures.figures, start, end, at.figure);
    return index < 0 ? [] : [targetOf('figure', index, via)];
  }
  if (filler.kind === 'entity') {
    if (filler.words !== undefined) {
      const phrase = via ?? { start, end };
      const [named] = context.coreference.antecedents(filler.words, phrase);
      if (named !== undefined) return [targetOf('entity', named, phrase)];
    }
    const index = overlapping(context.entities.mentions, start, end, at.mention);
    return index < 0 ? [] : [targetOf('entity', index, via)];
  }
  const span = { start, end };
  return context.coreference.antecedents(filler.words ?? '', span).map(index => targetOf('entity', index, span));
}

function targetOf(kind: Target['kind'], index: number, via: Span | undefined): { target: Target; via?: Span } {
  return via === undefined ? { target: { kind, index } } : { target: { kind, index }, via };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function sourceOf(context: Context, filler: LocalFiller, at: InBlock): { source: number | null; sourceText?: Span } {
  const [found] = targetsOf(context, filler, at);
  const sourceText = moved(filler.via ?? filler.span, at.by);
  if (found === undefined || found.target.kind === 'figure') return { source: null, sourceText };
  return found.via === undefined ? { source: found.target.index } : { source: found.target.index, sourceText };
}
