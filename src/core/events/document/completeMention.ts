import type { EntityResult, FigureResult, ResolvedEvent, Target } from '../../annotations/annotator';
import { figureAt, mentionAt, WiderPlace } from '../../annotations/eventPlace';
import type { BlockPlace } from '../sentence/localEvent';

/** An event and where it stands. */
export interface PlacedEvent {
  readonly event: ResolvedEvent;
  readonly place: BlockPlace;
}

/**
 * What is named in a role, as an index into the mentions or the figures, and the thing that it is: clusters are even,
 * figures odd.
 */
interface Filled {
  readonly role: string;
  readonly kind: Target['kind'];
  readonly index: number;
  readonly thing: number;
}

/** The kinds of places, the most telling first: a meeting "in Oslo", rather than one "in Norway". */
const NARROW: readonly (string | undefined)[] = ['feature', 'settlement', undefined, 'region', 'country'];

/**
 * The first mention of an event with what only its later mentions tell: when, where, who says so (where all of those
 * agree), and arguments in roles that it leaves open. Where later mentions differ, the most exact date and the
 * narrowest place are taken. What comes from elsewhere is named in the evidence. Undefined where they tell nothing
 * more. Costs time in proportion to the mentions and their arguments.
 */
export function completeMention(
  first: PlacedEvent,
  later: readonly PlacedEvent[],
  entities: EntityResult,
  figures: FigureResult,
): PlacedEvent | undefined {
  const { event, place: own } = first;
  const time = event.time === null ? exactest(later, figures) : -1;
  const place = event.place === null ? narrowest(later, entities) : -1;
  const source = event.source === null && event.sourceText === undefined ? sharedSource(later, entities) : -1;
  const news = addedArguments(first, later, entities);
  if (time < 0 && place < 0 && source < 0 && news.length === 0) return undefined;
  const told: string[] = [];
  if (time >= 0) told.push('time');
  if (place >= 0) told.push('place');
  if (source >= 0) told.push('source');
  const wider = new WiderPlace(own);
  const args = [...event.arguments];
  let role: string | undefined;
  for (const { role: added, kind, index } of news) {
    if (added !== role) told.push(added);
    role = added;
    const number = kind === 'entity' ? wider.numberOfMention(index) : wider.numberOfFigure(index);
    // the words of the later mention are not its own
    args.push({ role, target: { kind, index: number } });
  }
  const note = `${told.join(', ')} from later mentions`;
  const completed: ResolvedEvent = {
    ...event,
    time: time < 0 ? event.time : wider.numberOfFigure(time),
    place: place < 0 ? event.place : wider.numberOfMention(place),
    source: source < 0 ? event.source : wider.numberOfMention(source),
    arguments: args,
    evidence: event.evidence === undefined ? note : `${event.evidence}; ${note}`,
  };
  return { event: asBefore(event, completed), place: wider.place() };
}

const completions = new WeakMap<ResolvedEvent, ResolvedEvent>();

/** The completed event, as the same object as the last time that the event was completed in the same way. */
function asBefore(event: ResolvedEvent, completed: ResolvedEvent): ResolvedEvent {
  const known = completions.get(event);
  if (
    known !== undefined &&
    known.time === completed.time &&
    known.place === completed.place &&
    known.source === completed.source &&
    known.evidence === completed.evidence &&
    known.arguments.length === completed.arguments.length &&
    known.arguments.every((a, i) => {
      const { role, target, span } = completed.arguments[i];
      if (a.role !== role) return false;
      return a.target === undefined
        ? a.span.start === span?.start
        : a.target.kind === target?.kind && a.target.index === target.index;
    })
  )
    return known;
  completions.set(event, completed);
  return completed;
}

/** The figure that dates the event most exactly, the first of equals; -1 where none does. */
function exactest(later: readonly PlacedEvent[], { figures }: FigureResult): number {
  let best = -1;
  let top = -1;
  for (const { event, place } of later) {
    if (event.time === null) continue;
    const index = figureAt(place, event.time);
    const value = figures[index].value.timex?.value ?? '';
    const exact = /^\d{4}/.test(value) ? 100 + value.length : value.length;
    if (exact <= top) continue;
    top = exact;
    best = index;
  }
  return best;
}

/** The mention of the place that says most, the first of equals; -1 where none is told. */
function narrowest(later: readonly PlacedEvent[], { mentions, clusters }: EntityResult): number {
  let best = -1;
  let top = NARROW.length;
  for (const { event, place } of later) {
    if (event.place === null) continue;
    const index = mentionAt(place, event.place);
    const { label, cluster } = mentions[index];
    const rank = label === 'FAC' ? 0 : NARROW.indexOf(clusters[cluster]?.place?.kind);
    if (rank >= top) continue;
    top = rank;
    best = index;
  }
  return best;
}

/** The source that every later mention has; -1 where one has another or none. */
function sharedSource(later: readonly PlacedEvent[], { mentions }: EntityResult): number {
  let shared = -1;
  for (const { event, place } of later) {
    if (event.source === null) return -1;
    const source = mentionAt(place, event.source);
    if (shared < 0) shared = source;
    else if (mentions[source].cluster !== mentions[shared].cluster) return -1;
  }
  return shared;
}

/**
 * Arguments in roles that the first mention leaves open, from the later mention that fills the role with most things;
 * and the rest of those who fill a role, where that later mention names all whom the first one names ("Kim's meeting",
 * "Kim met Putin"). Those of one role follow one another.
 */
function addedArguments(first: PlacedEvent, later: readonly PlacedEvent[], entities: EntityResult): readonly Filled[] {
  const own = filledOf(first, entities);
  const known = new Set(own.map(f => f.thing));
  const fullest = new Map<string, readonly Filled[]>();
  let isMore = false;
  for (const event of later) {
    if (event.event.arguments.length === 0) continue;
    const filled = filledOf(event, entities);
    isMore ||= filled.some(f => !known.has(f.thing));
    for (const [role, fillers] of byRole(filled)) {
      if (fillers.length > (fullest.get(role)?.length ?? 0)) fullest.set(role, fillers);
    }
  }
  if (!isMore) return NONE;
  const before = byRole(own);
  const added: Filled[] = [];
  for (const [role, filled] of fullest) {
    if ((before.get(role) ?? []).some(a => !filled.some(f => f.thing === a.thing))) continue;
    for (const filler of filled.filter(f => !known.has(f.thing))) {
      known.add(filler.thing);
      added.push(filler);
    }
  }
  return added;
}

const NONE: readonly never[] = [];

function filledOf({ event, place }: PlacedEvent, { mentions }: EntityResult): readonly Filled[] {
  const out: Filled[] = [];
  for (const { role, target } of event.arguments) {
    if (target === undefined) continue;
    const { kind } = target;
    const index = kind === 'entity' ? mentionAt(place, target.index) : figureAt(place, target.index);
    out.push({ role, kind, index, thing: kind === 'entity' ? 2 * mentions[index].cluster : 2 * index + 1 });
  }
  return out;
}

function byRole(filled: readonly Filled[]): ReadonlyMap<string, readonly Filled[]> {
  const out = new Map<string, Filled[]>();
  for (const filler of filled) {
    const list = out.get(filler.role);
    if (list === undefined) out.set(filler.role, [filler]);
    else list.push(filler);
  }
  return out;
}
