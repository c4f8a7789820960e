import type { FigureResult, ResolvedArgument, ResolvedEvent } from '../../annotations/annotator';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import type { LocalEvent, LocalFiller } from '../sentence/localEvent';
import comingTable from './comingDays.tsv';
import { fill, type InBlock, isNew, type LinkContext, linkArguments, moved, overlapping } from './linkArguments';
import { ploverCode } from './ploverCode';

/**
 * An event of a block with its roles, its time, its place and its source as mentions and figures of the document: its
 * spans are the document's, and its numbers are indices.
 */
export function linkEvent(context: LinkContext, local: LocalEvent, at: InBlock): ResolvedEvent {
  const trigger = moved(local.trigger, at.by);
  const { type } = local;
  const args = linkArguments(context, local, at);
  const place = placeOf(context, local, at, args);
  const time = timeOf(context, local, at);
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
  if (local.attempted && modality === 'hypothetical') event.attempted = true;
  if (source?.sourceText !== undefined) event.sourceText = source.sourceText;
  if (local.telling !== undefined) event.telling = local.telling;
  return event;
}

/** For building an object field by field: this runs for thousands of events after every edit, and spreads are slow. */
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

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

/**
 * The mention that places an event: where it is said to happen, or the place that its noun is named by ("the Hanoi
 * summit").
 */
function placeOf(context: LinkContext, local: LocalEvent, at: InBlock, args: ResolvedArgument[]): number | null {
  const { mentions } = context.entities;
  for (const { start, end } of local.places) {
    const i = overlapping(mentions, start + at.by, end + at.by, at.mention);
    if (i >= 0) return i;
  }
  const modifier = local.modifier === null ? null : placeOfModifier(context, local, local.modifier, at, args);
  if (modifier !== null || local.loose === null) return modifier;
  const { start, end } = local.loose;
  const named = context.facts.place(context.document.text.slice(start + at.by, end + at.by).toLowerCase());
  return named >= 0 ? named : null;
}

/**
 * The name before a noun as its place; a land plays a part instead, where the type has one for it ("the Russia
 * summit").
 */
function placeOfModifier(
  { entities }: LinkContext,
  { type }: LocalEvent,
  { start, end }: Span,
  at: InBlock,
  args: ResolvedArgument[],
): number | null {
  const i = overlapping(entities.mentions, start + at.by, end + at.by, at.mention);
  if (i < 0) return null;
  const { label, cluster } = entities.mentions[i];
  const kind = entities.clusters[cluster]?.place?.kind;
  const role = type.roles.get('mod');
  const names = kind === 'settlement' || kind === 'feature' || (kind === undefined && label !== 'GPE');
  if (names || role === undefined) return i;
  if (isNew(args, 'entity', i, entities)) args.push({ role, target: { kind: 'entity', index: i } });
  return null;
}

/** The figure that dates an event. */
function timeOf({ figures }: LinkContext, local: LocalEvent, at: InBlock): number | null {
  for (const { start, end } of local.times) {
    const i = overlapping(figures.figures, start + at.by, end + at.by, at.figure);
    if (i >= 0 && isPoint(figures, i)) return i;
  }
  return null;
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
