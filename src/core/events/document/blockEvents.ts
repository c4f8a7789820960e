import type { ResolvedEvent } from '../../annotations/annotator';
import type { EntityLabel, FigureValue, Zone } from '../../annotations/model';
import { flatMapped } from '../../text/lists';
import type { Span } from '../../text/span';
import type { BlockPlace, LocalEvent, Told } from '../sentence/localEvent';
import { type Question, recordFacts } from './documentFacts';
import { type InBlock, type LinkContext, overlapping } from './linkArguments';
import { linkEvent } from './linkEvent';

/**
 * Where a block stands: its mentions and figures are `mention..mentionEnd` and `figure..figureEnd` of the document's.
 */
export interface BlockRange extends InBlock {
  readonly mentionEnd: number;
  readonly figureEnd: number;
  /** The index of the block, and of its paragraph. */
  readonly block: number;
  readonly paragraph: number;
  /** Headlines, and zones whose events are dropped, that overlap the block. */
  readonly zones: readonly Zone[];
}

/**
 * The events of a block, `told[i]` goes with `events[i]`, with all that they were made of. None of it tells where the
 * block stands.
 */
interface LinkedBlock {
  readonly locals: readonly LocalEvent[];
  readonly events: readonly ResolvedEvent[];
  readonly told: readonly Told[];
  readonly date: string | null;
  /** Where the block's mentions, figures and zones begin and end, counted from the start of the block. */
  readonly spans: Int32Array;
  readonly labels: readonly EntityLabel[];
  readonly places: readonly unknown[];
  readonly values: readonly FigureValue[];
  readonly zones: readonly Zone['kind'][];
  readonly asked: readonly Question[];
  /** See `sameness`. */
  readonly same: Int32Array;
  /** For each of the answers, the first that was the same mention or figure. */
  readonly firstAnswers: Int32Array;
}

/** What the events of the blocks of a document may look at, and the store that they share. */
export interface BlockContext extends LinkContext {
  readonly scratch: Scratch;
}

/** The events of one block at their place in a version of the document. */
export interface BlockEvents {
  readonly linked: LinkedBlock;
  readonly place: BlockPlace;
}

/**
 * The events of a block, linked to the document's mentions and figures.
 *
 * The events depend on nothing but: the block's own mentions and figures, which of them are one thing, its zones, the
 * document's date, and the answers to the questions that they ask of the rest of the document (`Facts`). While all of
 * that is as it was in `known`, apart from where it stands and how it is numbered, the events are the same objects, at
 * another place.
 */
export function blockEvents(
  context: BlockContext,
  locals: readonly LocalEvent[],
  at: BlockRange,
  known: BlockEvents | undefined,
): BlockEvents {
  if (known === undefined || known.linked.locals !== locals || !isAsKnown(known.linked, context, at))
    return linkBlock(context, locals, at);
  const { linked, place } = known;
  const { asked } = linked;
  const answers = asked.length === 0 ? NONE : asked.map(question => question.ask(context.facts, at.by));
  const length = sameness(context, at, asked, answers);
  if (length !== linked.same.length || !begins(linked.same, context.scratch.same))
    return linkBlock(context, locals, at);
  if (asked.length === 0 && isAt(place, at)) return known;
  const now = placeOf(at, asked, answers);
  if (isAt(place, at) && hasOuter(place, now)) return known;
  return isJoined(linked, now) ? { linked, place: now } : linkBlock(context, locals, at);
}

function linkBlock(context: BlockContext, locals: readonly LocalEvent[], at: BlockRange): BlockEvents {
  const { mentions, clusters } = context.entities;
  const asked: Question[] = [];
  const answers: (readonly number[])[] = [];
  const linking = { ...context, facts: recordFacts(context.facts, at.by, asked, answers) };
  const absolute: ResolvedEvent[] = [];
  const told: Told[] = [];
  for (const local of locals) {
    const start = local.trigger.start + at.by;
    const zones = at.zones.filter(z => z.start <= start && start < z.end);
    if (zones.some(z => z.kind !== 'headline')) continue;
    // a name that was found after all is no trigger, unless it is that of an event
    const name = overlapping(mentions, start, local.trigger.end + at.by, at.mention);
    if (name >= 0 && mentions[name].label !== 'EVENT') continue;
    const company = local.company
      .map(({ start: s, end: e }) => overlapping(mentions, s + at.by, e + at.by, at.mention) - at.mention)
      .filter(index => index >= 0);
    absolute.push(linkEvent(linking, local, at));
    told.push({ local, inHeadline: zones.length > 0, company, name: name < 0 ? -1 : name - at.mention });
  }
  const length = sameness(context, at, asked, answers);
  const same = context.scratch.same.slice(0, length);
  const place = placeOf(at, asked, answers);
  const events = absolute.map(event => placedEvent(event, at, place));
  const own = mentions.slice(at.mention, at.mentionEnd);
  const figures = context.figures.figures.slice(at.figure, at.figureEnd);
  const { outerMentions, outerFigures } = place;
  const linked: LinkedBlock = {
    locals,
    events,
    told,
    date: context.document.date,
    spans: Int32Array.from(flatMapped([...own, ...figures, ...at.zones], s => [s.start - at.by, s.end - at.by])),
    labels: own.map(m => m.label),
    places: own.map(m => clusters[m.cluster]?.place),
    values: figures.map(f => f.value),
    zones: at.zones.map(z => z.kind),
    asked,
    same,
    firstAnswers: Int32Array.from([
      ...outerMentions.map(index => outerMentions.indexOf(index)),
      ...outerFigures.map(index => outerFigures.indexOf(index)),
    ]),
  };
  return { linked, place };
}

/** The event, which is linked to the document, as it is counted from the place of its block. */
function placedEvent(event: ResolvedEvent, at: BlockRange, place: BlockPlace): ResolvedEvent {
  const mention = (index: number): number =>
    index >= at.mention && index < at.mentionEnd ? index - at.mention : -1 - place.outerMentions.indexOf(index);
  const figure = (index: number): number =>
    index >= at.figure && index < at.figureEnd ? index - at.figure : -1 - place.outerFigures.indexOf(index);
  const { trigger, time, source, sourceText } = event;
  return {
    ...event,
    trigger: shifted(trigger, at.by),
    arguments: event.arguments.map(argument => {
      const { role, via } = argument;
      if (argument.span !== undefined) return { role, span: shifted(argument.span, at.by) };
      const { kind, index } = argument.target;
      const target = { kind, index: kind === 'entity' ? mention(index) : figure(index) };
      return via === undefined ? { role, target } : { ...argument, target, via: shifted(via, at.by) };
    }),
    time: time === null ? null : figure(time),
    place: event.place === null ? null : mention(event.place),
    source: source === null ? null : mention(source),
    ...(sourceText === undefined ? {} : { sourceText: shifted(sourceText, at.by) }),
  };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start - by, end: end - by };
}

/** The place of a block's events, with all answers to their questions, in order, as what lies outside the block. */
function placeOf(at: BlockRange, asked: readonly Question[], answers: readonly (readonly number[])[]): BlockPlace {
  const { by, mention, figure, block, paragraph } = at;
  let outerMentions: number[] | undefined;
  let outerFigures: number[] | undefined;
  for (let q = 0; q < answers.length; q++) {
    if (asked[q].kind === 'mention') {
      outerMentions ??= [];
      outerMentions.push(...answers[q]);
    } else {
      outerFigures ??= [];
      outerFigures.push(...answers[q]);
    }
  }
  return {
    start: by,
    mention,
    figure,
    outerMentions: outerMentions ?? NONE,
    outerFigures: outerFigures ?? NONE,
    block,
    paragraph,
  };
}

const NONE: readonly never[] = [];

function isAt(place: BlockPlace, at: BlockRange): boolean {
  return (
    place.start === at.by &&
    place.mention === at.mention &&
    place.figure === at.figure &&
    place.block === at.block &&
    place.paragraph === at.paragraph
  );
}

function hasOuter(a: BlockPlace, b: BlockPlace): boolean {
  return areEqual(a.outerMentions, b.outerMentions) && areEqual(a.outerFigures, b.outerFigures);
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether the answers that were one mention or one figure are one still. */
function isJoined({ firstAnswers }: LinkedBlock, { outerMentions, outerFigures }: BlockPlace): boolean {
  for (let k = 0; k < outerMentions.length; k++) if (outerMentions[k] !== outerMentions[firstAnswers[k]]) return false;
  for (let k = 0; k < outerFigures.length; k++)
    if (outerFigures[k] !== outerFigures[firstAnswers[outerMentions.length + k]]) return false;
  return true;
}

/** Whether the block's own mentions and figures, its zones and the document's date are as they were. */
function isAsKnown(known: LinkedBlock, { document, entities, figures }: LinkContext, at: BlockRange): boolean {
  const { labels, places, values, zones, spans } = known;
  if (known.date !== document.date || at.zones.length !== zones.length) return false;
  if (at.mentionEnd - at.mention !== labels.length || at.figureEnd - at.figure !== values.length) return false;
  let k = 0;
  for (let i = 0; i < labels.length; i++) {
    const { start, end, label, cluster } = entities.mentions[at.mention + i];
    if (spans[k++] !== start - at.by || spans[k++] !== end - at.by || labels[i] !== label) return false;
    if (places[i] !== entities.clusters[cluster]?.place) return false;
  }
  for (let i = 0; i < values.length; i++) {
    const { start, end, value } = figures.figures[at.figure + i];
    if (spans[k++] !== start - at.by || spans[k++] !== end - at.by || values[i] !== value) return false;
  }
  for (let i = 0; i < zones.length; i++) {
    const { start, end, kind } = at.zones[i];
    if (spans[k++] !== start - at.by || spans[k++] !== end - at.by || zones[i] !== kind) return false;
  }
  return true;
}

/** Filled and read within one call of `sameness`: there would be thousands of these lists after every edit. */
export class Scratch {
  same = new Int32Array(256);
  things = new Int32Array(256);

  /** Makes room for `most` numbers. */
  fit(most: number): void {
    if (this.same.length >= most) return;
    this.same = new Int32Array(2 * most);
    this.things = new Int32Array(2 * most);
  }
}

/**
 * Writes to `scratch.same` which of the things are one, in a form that numbering does not change: for each mention of
 * the block, then for each answer, the place of the first that is the same thing. What lies in the block is told from
 * what lies outside it. Gives the length of what it wrote.
 */
function sameness(
  { entities: { mentions }, scratch }: BlockContext,
  at: BlockRange,
  asked: readonly Question[],
  answers: readonly (readonly number[])[],
): number {
  let most = at.mentionEnd - at.mention;
  for (const answer of answers) most += 1 + 2 * answer.length;
  scratch.fit(most);
  const { same, things } = scratch;
  let length = 0;
  let count = 0;
  for (let m = at.mention; m < at.mentionEnd; m++) same[length++] = firstOf(things, mentions[m].cluster, count++);
  for (let q = 0; q < answers.length; q++) {
    const isMention = asked[q].kind === 'mention';
    const from = isMention ? at.mention : at.figure;
    const to = isMention ? at.mentionEnd : at.figureEnd;
    same[length++] = -1;
    for (const index of answers[q]) {
      same[length++] = firstOf(things, isMention ? mentions[index].cluster : -1 - index, count++);
      same[length++] = index >= from && index < to ? index - from : -2;
    }
  }
  return length;
}

/** Adds a thing to the first `count` of `things`, and gives the place of the first that is the same. */
function firstOf(things: Int32Array, thing: number, count: number): number {
  let first = 0;
  while (first < count && things[first] !== thing) first++;
  things[count] = thing;
  return first;
}

/** Whether a list begins with another. */
function begins(head: Int32Array, list: Int32Array): boolean {
  for (let i = 0; i < head.length; i++) if (head[i] !== list[i]) return false;
  return true;
}
