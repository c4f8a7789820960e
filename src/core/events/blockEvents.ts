import type { ResolvedEvent, ResolvedFigure, ResolvedMention, Target } from '../annotations/annotator';
import type { Zone } from '../annotations/model';
import type { Span } from '../text/span';
import { type Question, recordFacts } from './documentFacts';
import { type InBlock, type LinkContext, linkEvent, overlapping } from './linkEvent';
import type { LocalEvent, Told } from './localEvent';

/** Where a block stands: its mentions and figures are `mention..mentionEnd` and `figure..figureEnd` of the document's. */
export interface PlaceOfBlock extends InBlock {
  readonly mentionEnd: number;
  readonly figureEnd: number;
  /** Headlines, and zones whose events are dropped, that overlap the block. */
  readonly zones: readonly Zone[];
}

/** The events of one block in the document; `told[i]` goes with `events[i]`. */
export interface BlockEvents {
  readonly events: readonly ResolvedEvent[];
  readonly told: readonly Told[];
}

/** The events of a block as they were in the last version, with all that they were made of. */
interface Remembered extends BlockEvents {
  readonly at: PlaceOfBlock;
  readonly date: string | null;
  readonly mentions: readonly ResolvedMention[];
  readonly figures: readonly ResolvedFigure[];
  readonly asked: readonly Question[];
  /** See `sameness`. */
  readonly same: readonly number[];
  readonly places: readonly unknown[];
}

const memory = new WeakMap<readonly LocalEvent[], Remembered>();

/**
 * The events of a block, linked to the document's mentions and figures.
 *
 * The events depend on nothing but: the block's own mentions and figures, which of them are one thing, its zones, the document's
 * date, and the answers to the questions that they ask of the rest of the document (`Facts`). All of that is remembered with the
 * block. While it is as it was, apart from where it stands and how it is numbered, the events are the old ones, moved.
 */
export function blockEvents(context: LinkContext, locals: readonly LocalEvent[], at: PlaceOfBlock): BlockEvents {
  const known = memory.get(locals);
  const moved = known === undefined ? undefined : movedEvents(known, context, at);
  const found = moved ?? linkBlock(context, locals, at);
  if (found !== known) memory.set(locals, found);
  return found;
}

function linkBlock(context: LinkContext, locals: readonly LocalEvent[], at: PlaceOfBlock): Remembered {
  const { mentions, clusters } = context.entities;
  const asked: Question[] = [];
  const linking = { ...context, facts: recordFacts(context.facts, at.by, asked) };
  const events: ResolvedEvent[] = [];
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
    events.push(linkEvent(linking, local, at));
    told.push({ local, inHeadline: zones.length > 0, company, name: name < 0 ? -1 : name - at.mention });
  }
  const own = mentions.slice(at.mention, at.mentionEnd);
  return {
    events,
    told,
    at,
    asked,
    date: context.document.date,
    mentions: own,
    figures: context.figures.figures.slice(at.figure, at.figureEnd),
    same: sameness(
      context,
      at,
      asked,
      asked.map(q => q.answer),
      [],
    ),
    places: own.map(m => clusters[m.cluster]?.place),
  };
}

/**
 * Which of the things are one, in a form that numbering does not change: for each mention of the block, then for each answer, the
 * place of the first that is the same thing; written to `out`. What lies in the block is told from what lies outside it.
 */
function sameness(
  { entities: { mentions } }: LinkContext,
  at: PlaceOfBlock,
  asked: readonly Question[],
  answers: readonly (readonly number[])[],
  out: number[],
): readonly number[] {
  out.length = 0;
  things.length = 0;
  for (let m = at.mention; m < at.mentionEnd; m++) putThing(mentions[m].cluster, out);
  for (let q = 0; q < answers.length; q++) {
    const { kind } = asked[q];
    out.push(-1);
    for (const index of answers[q]) {
      putThing(kind === 'mention' ? mentions[index].cluster : -1 - index, out);
      const first = kind === 'mention' ? at.mention : at.figure;
      out.push(isInside(at, kind, index) ? index - first : -2);
    }
  }
  return out;
}

/** Writes how far back the same thing was put first. */
function putThing(thing: number, out: number[]): void {
  out.push(things.push(thing) - 1 - things.indexOf(thing));
}

/** Lists that are filled and read within one call: there would be thousands after every edit. */
const scratch: number[] = [];
const things: number[] = [];

/** What is remembered, at its new place; undefined when more than place and numbers has changed. */
function movedEvents(known: Remembered, context: LinkContext, at: PlaceOfBlock): Remembered | undefined {
  if (!isAsKnown(known, context, at)) return undefined;
  const { asked } = known;
  const answers = asked.length === 0 ? NONE : asked.map(question => question.ask(context.facts, at.by));
  if (!equal(sameness(context, at, asked, answers, scratch), known.same)) return undefined;
  if (isAt(known, at, answers)) return known;
  const move = moveFrom(known, at, answers);
  if (move === undefined) return undefined;
  return {
    ...known,
    at,
    events: known.events.map(event => movedEvent(event, move)),
    mentions: context.entities.mentions.slice(at.mention, at.mentionEnd),
    figures: context.figures.figures.slice(at.figure, at.figureEnd),
    asked: asked.length === 0 ? asked : asked.map((question, q) => ({ ...question, answer: answers[q] })),
  };
}

const NONE: readonly never[] = [];

/** Whether what is remembered stands where it stood, and has the numbers that it had. */
function isAt(known: Remembered, at: PlaceOfBlock, answers: readonly (readonly number[])[]): boolean {
  if (known.at.by !== at.by || known.at.mention !== at.mention || known.at.figure !== at.figure) return false;
  return answers.every((answer, q) => equal(answer, known.asked[q].answer));
}

function equal(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Whether the block's own mentions and figures, its zones and the document's date are as they were. */
function isAsKnown(known: Remembered, { document, entities, figures }: LinkContext, at: PlaceOfBlock): boolean {
  if (known.date !== document.date || known.at.zones.length !== at.zones.length) return false;
  if (at.mentionEnd - at.mention !== known.mentions.length) return false;
  if (at.figureEnd - at.figure !== known.figures.length) return false;
  const by = at.by - known.at.by;
  for (let i = 0; i < known.mentions.length; i++) {
    const old = known.mentions[i];
    const now = entities.mentions[at.mention + i];
    if (old.start + by !== now.start || old.end + by !== now.end || old.label !== now.label) return false;
    if (known.places[i] !== entities.clusters[now.cluster]?.place) return false;
  }
  for (let i = 0; i < known.figures.length; i++) {
    const old = known.figures[i];
    const now = figures.figures[at.figure + i];
    if (old.start + by !== now.start || old.end + by !== now.end || old.value !== now.value) return false;
  }
  return known.at.zones.every((old, i) => {
    const now = at.zones[i];
    return old.kind === now.kind && old.start + by === now.start && old.end + by === now.end;
  });
}

/** From the old offsets and numbers to the new ones. */
interface Move {
  readonly by: number;
  /** Whether any mention or figure has another number. */
  readonly renumbers: boolean;
  mention(index: number): number;
  figure(index: number): number;
}

/** The move of a block's events to another place; undefined when one thing has become two. */
function moveFrom(known: Remembered, at: PlaceOfBlock, answers: readonly (readonly number[])[]): Move | undefined {
  const mentions = at.mention - known.at.mention;
  const figures = at.figure - known.at.figure;
  const outer = { mention: NO_NUMBERS, figure: NO_NUMBERS };
  let renumbers = mentions !== 0 || figures !== 0;
  for (let q = 0; q < answers.length; q++) {
    const { kind, answer } = known.asked[q];
    for (let i = 0; i < answer.length; i++) {
      const old = answer[i];
      const now = answers[q][i];
      if (isInside(known.at, kind, old)) continue;
      if ((outer[kind].get(old) ?? now) !== now) return undefined;
      if (outer[kind] === NO_NUMBERS) outer[kind] = new Map();
      outer[kind].set(old, now);
      renumbers ||= old !== now;
    }
  }
  return {
    by: at.by - known.at.by,
    renumbers,
    mention: index => outer.mention.get(index) ?? index + mentions,
    figure: index => outer.figure.get(index) ?? index + figures,
  };
}

const NO_NUMBERS = new Map<number, number>();

function isInside(at: PlaceOfBlock, kind: Question['kind'], index: number): boolean {
  if (kind === 'mention') return index >= at.mention && index < at.mentionEnd;
  return index >= at.figure && index < at.figureEnd;
}

// Runs for half of the events after every edit: literals, since spreading an object costs ten times as much.
function movedEvent(event: ResolvedEvent, move: Move): ResolvedEvent {
  const { by } = move;
  const { type, plover, time, place, polarity, modality, source, sourceText, confidence, evidence, telling } = event;
  const moved: Writable<ResolvedEvent> = {
    type,
    plover,
    trigger: movedSpan(event.trigger, by),
    arguments: movedArguments(event.arguments, move),
    time: time === null ? null : move.figure(time),
    place: place === null ? null : move.mention(place),
    polarity,
    modality,
    source: source === null ? null : move.mention(source),
    confidence,
    evidence,
  };
  if (sourceText !== undefined) moved.sourceText = movedSpan(sourceText, by);
  if (telling !== undefined) moved.telling = telling;
  return moved;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function movedArguments(args: ResolvedEvent['arguments'], move: Move): ResolvedEvent['arguments'] {
  if (!move.renumbers && args.every(({ via }) => via === undefined)) return args;
  return args.map(argument => {
    const { role, target, via } = argument;
    const to = move.renumbers ? movedTarget(target, move) : target;
    if (via !== undefined) return { role, target: to, via: movedSpan(via, move.by) };
    return to === target ? argument : { role, target: to };
  });
}

function movedTarget(target: Target, move: Move): Target {
  const { kind, index } = target;
  const to = kind === 'entity' ? move.mention(index) : move.figure(index);
  return to === index ? target : { kind, index: to };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
