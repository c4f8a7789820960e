import type {
  DocumentContext,
  EntityResult,
  EventResult,
  FigureResult,
  ResolvedEvent,
  Target,
} from '../annotations/annotator';
import { firstEndingAfter, type Span, shift } from '../text/span';
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
  document.blocks.forEach((placed, k) => {
    for (const local of locals[k] ?? []) {
      const trigger = shift(local.trigger, placed.start);
      if (holds(zones, trigger)) continue;
      // a name or a figure that was found after all is no trigger
      if (overlapping(context.entities.mentions, trigger) >= 0) continue;
      const event = resolveOne(context, local, trigger, placed.start);
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

/** The index of the first of the spans, sorted and apart, that overlaps `span`; -1 where none does. */
function overlapping(spans: readonly Span[], span: Span): number {
  const k = firstEndingAfter(spans, span.start);
  return k < spans.length && spans[k].start < span.end ? k : -1;
}

function resolveOne(context: Context, local: LocalEvent, trigger: Span, by: number): ResolvedEvent {
  const { entities, figures, document } = context;
  const type = eventTypes().get(local.type);
  const args: Argument[] = [];
  const taken = new Set<string>();
  const add = (argument: Argument): void => {
    const { kind, index } = argument.target;
    // one thing fills one role once, by whichever of its mentions
    const key = kind === 'entity' ? `e${entities.mentions[index].cluster}` : `f${index}`;
    if (taken.has(key)) return;
    taken.add(key);
    args.push(argument);
  };
  for (const { role, filler } of local.arguments) {
    for (const found of targetsOf(context, filler, by)) add({ role, ...found });
  }
  const places = local.places.map(s => overlapping(entities.mentions, shift(s, by))).filter(i => i >= 0);
  if (local.modifier !== null) {
    const i = overlapping(entities.mentions, shift(local.modifier, by));
    if (i >= 0) {
      const kind = entities.clusters[entities.mentions[i].cluster]?.place?.kind;
      const role = type?.roles.get('mod');
      const names =
        kind === 'settlement' || kind === 'feature' || (kind === undefined && entities.mentions[i].label !== 'GPE');
      if (names || role === undefined) places.push(i);
      else add({ role, target: { kind: 'entity', index: i } });
    }
  }
  const times = local.times
    .map(s => overlapping(figures.figures, shift(s, by)))
    .filter(i => i >= 0 && isPoint(figures, i));
  const time = times[0] ?? null;
  const source = local.source === null ? undefined : sourceOf(context, local.source, by);
  return {
    type: local.type,
    plover: type?.plover ?? null,
    trigger,
    arguments: args,
    time,
    place: places[0] ?? null,
    polarity: local.polarity,
    modality:
      local.modality === 'asserted' && local.pos !== 'n' && isAfter(figures, time, document.date)
        ? 'future'
        : local.modality,
    source: source?.source ?? null,
    ...(source?.sourceText === undefined ? {} : { sourceText: source.sourceText }),
    confidence: local.confidence,
    evidence: local.evidence,
  };
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

function targetsOf(context: Context, filler: LocalFiller, by: number): { target: Target; via?: Span }[] {
  const span = shift(filler.span, by);
  const via = filler.via === undefined ? undefined : shift({ start: filler.via.start, end: filler.via.end }, by);
  if (filler.kind === 'figure') {
    const index = overlapping(context.figures.figures, span);
    return index < 0 ? [] : [{ target: { kind: 'figure', index }, ...(via === undefined ? {} : { via }) }];
  }
  if (filler.kind === 'entity') {
    const index = overlapping(context.entities.mentions, span);
    if (filler.words !== undefined) {
      const [named] = context.coreference.antecedents(filler.words, via ?? span);
      if (named !== undefined) return [{ target: { kind: 'entity', index: named }, via: via ?? span }];
    }
    return index < 0 ? [] : [{ target: { kind: 'entity', index }, ...(via === undefined ? {} : { via }) }];
  }
  const words = filler.words ?? '';
  return context.coreference.antecedents(words, span).map(index => ({ target: { kind: 'entity', index }, via: span }));
}

function sourceOf(context: Context, filler: LocalFiller, by: number): { source: number | null; sourceText?: Span } {
  const [found] = targetsOf(context, filler, by);
  const text = shift(filler.via ?? filler.span, by);
  const sourceText = { start: text.start, end: text.end };
  if (found === undefined || found.target.kind === 'figure') return { source: null, sourceText };
  return found.via === undefined ? { source: found.target.index } : { source: found.target.index, sourceText };
}
