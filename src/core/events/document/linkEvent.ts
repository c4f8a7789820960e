import type {
  DocumentContext,
  EntityResult,
  FigureResult,
  ResolvedArgument,
  ResolvedEvent,
  Target,
} from '../../annotations/annotator';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import type { LocalEvent, LocalFiller } from '../sentence/localEvent';
import comingTable from './comingDays.tsv';
import type { Facts } from './documentFacts';
import { ploverCode } from './ploverCode';

/** What linking the events of a block may look at. */
export interface LinkContext {
  readonly document: DocumentContext;
  readonly entities: EntityResult;
  readonly figures: FigureResult;
  readonly facts: Facts;
}

/** Where a block begins, in code units, and the first mention and figure that end after that. */
export interface InBlock {
  readonly by: number;
  readonly mention: number;
  readonly figure: number;
}

/** The index of the first of the spans from `from` on, sorted and apart, that overlaps `start..end`; -1 where none does. */
export function overlapping(spans: readonly Span[], start: number, end: number, from: number): number {
  for (let k = from; k < spans.length && spans[k].start < end; k++) if (spans[k].end > start) return k;
  return -1;
}

/**
 * An event of a block with its roles, its time, its place and its source as mentions and figures of the document: its spans are the
 * document's, and its numbers are indices.
 */
export function linkEvent(context: LinkContext, local: LocalEvent, at: InBlock): ResolvedEvent {
  const { entities, figures } = context;
  const trigger = moved(local.trigger, at.by);
  const { type } = local;
  const args: ResolvedArgument[] = [];
  for (const { role, filler } of local.arguments) {
    let isNamed = false;
    fill(context, filler, at, (kind, index, via) => {
      isNamed = true;
      if (!isNew(args, kind, index, entities)) return;
      const target = { kind, index };
      args.push(via === undefined ? { role, target } : { role, target, via });
    });
    if (!isNamed && filler.kind === 'words') args.push({ role, span: moved(filler.phrase ?? filler.span, at.by) });
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
      const role = type.roles.get('mod');
      const names =
        kind === 'settlement' || kind === 'feature' || (kind === undefined && entities.mentions[i].label !== 'GPE');
      if (names || role === undefined) place ??= i;
      else if (isNew(args, 'entity', i, entities)) args.push({ role, target: { kind: 'entity', index: i } });
    }
  }
  if (local.loose !== null && place === null) {
    const { start, end } = local.loose;
    const named = context.facts.place(context.document.text.slice(start + at.by, end + at.by).toLowerCase());
    if (named >= 0) place = named;
  }
  let time: number | null = null;
  for (const { start, end } of local.times) {
    const i = overlapping(figures.figures, start + at.by, end + at.by, at.figure);
    if (i >= 0 && time === null && isPoint(figures, i)) time = i;
  }
  const source = local.source === null ? undefined : sourceOf(context, local.source, at);
  const modality = isToCome(context, local, time) ? 'future' : local.modality;
  const event: Writable<ResolvedEvent> = {
    type: type.name,
    plover: local.pos === 'v' ? ploverCode(local.plover, local.polarity, modality) : local.plover,
    trigger,
    arguments: args,
    time,
    place,
    polarity: local.polarity,
    modality,
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
function isNew(
  args: readonly ResolvedArgument[],
  kind: Target['kind'],
  index: number,
  { mentions }: EntityResult,
): boolean {
  for (const { target } of args) {
    if (target?.kind !== kind) continue;
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
function isToCome({ figures, document }: LinkContext, local: LocalEvent, time: number | null): boolean {
  if (local.modality !== 'asserted' || local.tense === 'past' || time === null) return false;
  if (isAfter(figures, time, document.date)) return true;
  if (document.date !== null || local.tense === 'none') return false;
  const { start, end } = figures.figures[time];
  return COMING_DAY.test(document.text.slice(start, end));
}

const WORDS = readWordLists(comingTable);
const COMING_DAY = new RegExp(
  `^(?:(?:on |next )?(?:${WORDS.pattern('weekday')})|(?:${WORDS.pattern('coming')})\\b)`,
  'i',
);

function isAfter(figures: FigureResult, time: number | null, date: string | null): boolean {
  if (time === null || date === null) return false;
  const value = figures.figures[time].value.timex?.value ?? '';
  return /^\d{4}-\d{2}-\d{2}/.test(value) && value.slice(0, 10) > date;
}

/** Hands on what a filler is in the document: no mention or figure, one, or several. */
function fill(context: LinkContext, filler: LocalFiller, at: InBlock, put: Put): void {
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
      const [named] = context.facts.antecedents(filler.words, phrase);
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
  const words = filler.words ?? '';
  const counted = context.facts.counted(words, start);
  if (counted >= 0) put('figure', counted, span);
  else for (const index of context.facts.antecedents(words, span)) put('entity', index, span);
}

/** Takes a mention or a figure that fills a role, and the phrase that stands for it in the clause. */
type Put = (kind: Target['kind'], index: number, via: Span | undefined) => void;

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function sourceOf(
  context: LinkContext,
  filler: LocalFiller,
  at: InBlock,
): { source: number | null; sourceText?: Span } {
  const sourceText = moved(filler.via ?? filler.span, at.by);
  const found: { source: number | null; sourceText?: Span }[] = [];
  fill(context, filler, at, (kind, index, via) => {
    if (kind === 'figure') found.push({ source: null, sourceText });
    else found.push(via === undefined ? { source: index } : { source: index, sourceText });
  });
  return found[0] ?? { source: null, sourceText };
}
