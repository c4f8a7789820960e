import type { Telling } from '../annotations/annotator';
import type { EntityMention, EventAnnotation, EventArgument, Figure, QuotedSpan } from '../annotations/model';
import { ownWords } from '../annotations/names';
import { keyOf } from '../annotations/stableIds';
import { firstEndingAfter, overlaps, type Span } from '../text/span';
import type { PlacedStep } from './decisions';

/** A document whose marks are corrected, with its events as they were found. */
export interface EventSource {
  readonly text: string;
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  readonly events: readonly EventAnnotation[];
  /** How the clause of each of `events` tells it, where it does. */
  readonly tellings: readonly (Telling | undefined)[];
  /** The PLOVER code of an event type, where it has one. */
  readonly ploverOf: (type: string) => string | null;
}

export type CorrectedEvents = Pick<EventSource, 'events' | 'tellings'>;

type Draft = { -readonly [Key in keyof EventAnnotation]: EventAnnotation[Key] };

interface Open {
  readonly draft: Draft;
  telling: Telling | undefined;
  removed: boolean;
}

/**
 * The events of a document after what people did to them, one step after the other. Events that nobody touched are the
 * same objects.
 */
export function correctEvents(source: EventSource, steps: readonly PlacedStep[]): CorrectedEvents {
  if (steps.length === 0) return source;
  const correcting = new Correcting(source);
  for (const step of steps) STEPS[step.operation.op]?.(correcting, step);
  return correcting.result();
}

/** One row a kind of operation on events. */
const STEPS: Readonly<Record<string, (correcting: Correcting, step: PlacedStep) => void>> = {
  'event.add': (correcting, step) => correcting.add(step),
  'event.confirm': (correcting, step) =>
    correcting.change(step, draft => {
      draft.confidence = step.operation.answers?.confidence ?? draft.confidence;
      if (draft.confidence === undefined) delete draft.confidence;
    }),
  'event.remove': (correcting, step) => correcting.remove(step),
  'event.type': (correcting, step) => correcting.change(step, draft => correcting.setType(draft, step.operation.type)),
  'event.trigger': (correcting, step) =>
    correcting.change(step, draft => {
      if (step.other !== undefined) draft.trigger = correcting.quote(step.other);
    }),
  'event.role': (correcting, step) => correcting.change(step, draft => correcting.setRole(draft, step)),
  'event.time': (correcting, { other, ...step }) =>
    correcting.change(step, draft => {
      draft.time = (other && correcting.figureAt(other)?.id) ?? null;
    }),
  'event.place': (correcting, { other, ...step }) =>
    correcting.change(step, draft => {
      draft.place = (other && correcting.entityAt(other)?.id) ?? null;
    }),
  'event.source': (correcting, { other, ...step }) =>
    correcting.change(step, draft => {
      draft.source = (other && correcting.entityAt(other)?.id) ?? null;
      delete draft.sourceText;
      if (other !== undefined && draft.source === null) draft.sourceText = correcting.quote(other);
    }),
  'event.status': (correcting, step) =>
    correcting.change(step, draft => {
      draft.polarity = step.operation.polarity ?? draft.polarity;
      draft.modality = step.operation.modality ?? draft.modality;
      if (step.operation.attempted === true && draft.modality === 'hypothetical') draft.attempted = true;
      else delete draft.attempted;
    }),
};

/** An event, and what became of it where somebody did something to it. */
interface Entry {
  /** Its number: of those that were found first, then of those that were added. */
  readonly n: number;
  readonly event: EventAnnotation;
  open: Open | undefined;
}

/** So many code units of a text share a list of the events whose triggers touch them. */
const PLACE = 256;

class Correcting {
  readonly #source: EventSource;
  readonly #entries: Entry[] = [];
  /** By parts of the text. One whose trigger was moved stands in the parts of its earlier triggers too. */
  readonly #places = new Map<number, Entry[]>();
  readonly #ids = new Set<string>();

  constructor(source: EventSource) {
    this.#source = source;
    for (const event of source.events) this.#enter(event, undefined);
  }

  #enter(event: EventAnnotation, open: Open | undefined): void {
    const entry: Entry = { n: this.#entries.length, event, open };
    this.#entries.push(entry);
    this.#ids.add(event.id);
    this.#place(entry, event.trigger);
  }

  #place(entry: Entry, { start, end }: Span): void {
    for (let part = Math.floor(start / PLACE); part * PLACE < end; part++) {
      const list = this.#places.get(part);
      if (list === undefined) this.#places.set(part, [entry]);
      else if (!list.includes(entry)) list.push(entry);
    }
  }

  quote({ start, end }: Span): QuotedSpan {
    return { start, end, text: ownWords(this.#source.text, start, end) };
  }

  figureAt(span: Span): Figure | undefined {
    return at(this.#source.figures, span);
  }

  entityAt(span: Span): EntityMention | undefined {
    return at(this.#source.entities, span);
  }

  /**
   * The event that a step is about: that on the very words, of the type that it answers where several are; else one
   * that overlaps them.
   */
  #find({ at: span, operation }: Pick<PlacedStep, 'at' | 'operation'>): Entry | undefined {
    const near = this.#near(span);
    const exact = near.filter(entry => isSame(nowOf(entry).trigger, span));
    const all = exact.length > 0 ? exact : near;
    return all.find(entry => nowOf(entry).type === operation.answers?.type) ?? all[0];
  }

  /** The events whose triggers touch a span by now, in their order. */
  #near(span: Span): readonly Entry[] {
    const near = new Set<Entry>();
    for (let part = Math.floor(span.start / PLACE); part * PLACE < span.end; part++) {
      for (const entry of this.#places.get(part) ?? [])
        if (entry.open?.removed !== true && overlaps(nowOf(entry).trigger, span)) near.add(entry);
    }
    return [...near].sort((a, b) => a.n - b.n);
  }

  #begin(entry: Entry): Open {
    entry.open ??= { draft: { ...entry.event }, telling: this.#source.tellings[entry.n], removed: false };
    return entry.open;
  }

  change(step: Omit<PlacedStep, 'other'>, put: (draft: Draft) => void): void {
    const entry = this.#find(step);
    if (entry === undefined) return;
    const { draft } = this.#begin(entry);
    put(draft);
    this.#place(entry, draft.trigger);
    draft.origin = 'human';
    // what somebody spoke of is no by-the-way
    if (draft.tier === 'minor') draft.tier = 'background';
    draft.evidence = 'put right by hand';
  }

  remove(step: PlacedStep): void {
    const entry = this.#find(step);
    if (entry !== undefined) this.#begin(entry).removed = true;
  }

  setType(draft: Draft, type: string | undefined): void {
    if (type === undefined) return;
    draft.type = type;
    draft.plover = this.#source.ploverOf(type);
  }

  setRole(draft: Draft, { operation: { role, remove }, other }: PlacedStep): void {
    if (role === undefined) return;
    const target = other && (this.entityAt(other) ?? this.figureAt(other))?.id;
    const isThis = (argument: EventArgument): boolean =>
      other === undefined ||
      (argument.target === undefined ? overlaps(argument.span, other) : argument.target === target);
    if (remove === true) {
      draft.arguments = draft.arguments.filter(argument => argument.role !== role || !isThis(argument));
      return;
    }
    if (other === undefined) return;
    const kept = draft.arguments.filter(argument => !isThis(argument));
    draft.arguments = [...kept, target === undefined ? { role, span: this.quote(other) } : { role, target }];
  }

  add(step: PlacedStep): void {
    const { at: span, operation } = step;
    const { type } = operation;
    if (type === undefined) return;
    if (this.#isThere(span, type)) {
      this.change({ at: span, operation: { ...operation, answers: { type } } }, () => undefined);
      return;
    }
    const draft: Draft = {
      id: this.#newId(span),
      type,
      plover: this.#source.ploverOf(type),
      trigger: this.quote(span),
      arguments: [],
      ...NOWHERE,
      polarity: 'positive',
      modality: 'asserted',
      salience: 0.5,
      tier: 'news',
      origin: 'human',
      evidence: 'marked by hand',
    };
    this.#enter(draft, { draft, telling: undefined, removed: false });
  }

  /** Whether an event of a type is told by just these words already. */
  #isThere(span: Span, type: string): boolean {
    return this.#near(span).some(entry => nowOf(entry).type === type && isSame(nowOf(entry).trigger, span));
  }

  #newId(span: Span): string {
    let number = keyOf(this.#source.text, span, 3, 0);
    while (this.#ids.has(`E${number}`)) number++;
    return `E${number}`;
  }

  result(): CorrectedEvents {
    const { events, tellings } = this.#source;
    const all: { readonly event: EventAnnotation; readonly telling: Telling | undefined }[] = [];
    const gone = new Set<string>();
    for (const { n, event, open } of this.#entries) {
      if (open === undefined) all.push({ event, telling: tellings[n] });
      else if (!open.removed) all.push({ event: open.draft, telling: open.telling });
      else if (n < events.length) gone.add(event.id);
    }
    all.sort((a, b) => a.event.trigger.start - b.event.trigger.start);
    const joined = gone.size === 0 ? all : rejoin(all, events, gone);
    return { events: joined.map(({ event }) => event), tellings: joined.map(({ telling }) => telling) };
  }
}

/** An event as it is by now. */
function nowOf({ event, open }: Entry): EventAnnotation {
  return open?.draft ?? event;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

interface Told {
  readonly event: EventAnnotation;
  readonly telling: Telling | undefined;
}

/**
 * The events that pointed at one that is gone: the next of the same is the first now, and the lead where that was.
 * Nothing is a part of what is gone.
 */
function rejoin(all: readonly Told[], before: readonly EventAnnotation[], gone: ReadonlySet<string>): readonly Told[] {
  const heads = new Map<string, string>();
  const wasLead = before.find(({ id, lead }) => lead === true && gone.has(id))?.id;
  return all.map(told => {
    const { sameAs, partOf, ...event } = told.event;
    const whole = partOf === undefined || gone.has(partOf) ? {} : { partOf };
    if (sameAs === undefined || !gone.has(sameAs)) {
      const same = sameAs === undefined ? {} : { sameAs };
      return partOf === undefined || !gone.has(partOf) ? told : { ...told, event: { ...event, ...same } };
    }
    const head = heads.get(sameAs);
    if (head !== undefined) return { ...told, event: { ...event, ...whole, sameAs: head } };
    heads.set(sameAs, event.id);
    const lead = sameAs === wasLead ? ({ lead: true, tier: 'lead' } as const) : {};
    return { ...told, event: { ...event, ...whole, ...lead } };
  });
}

/** What nobody has said yet of an event. */
const NOWHERE = { time: null, place: null, source: null };

/** The one of the spans, sorted and apart, that is just this one, or else the first that overlaps it. */
function at<S extends Span>(spans: readonly S[], { start, end }: Span): S | undefined {
  const found = spans[firstEndingAfter(spans, start)];
  return found !== undefined && found.start < end ? found : undefined;
}
