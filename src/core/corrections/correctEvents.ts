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

class Correcting {
  readonly #source: EventSource;
  readonly #open = new Map<EventAnnotation, Open>();
  readonly #added: Open[] = [];

  constructor(source: EventSource) {
    this.#source = source;
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
  #find({ at: span, operation }: Pick<PlacedStep, 'at' | 'operation'>): Open | undefined {
    const open = [...this.#source.events.map(event => this.#open.get(event)), ...this.#added];
    const near: { readonly event: EventAnnotation; readonly open: Open | undefined }[] = [];
    open.forEach((own, i) => {
      const event = own?.draft ?? this.#source.events[i];
      if (own?.removed !== true && overlaps(event.trigger, span)) near.push({ event, open: own });
    });
    const exact = near.filter(({ event: { trigger } }) => trigger.start === span.start && trigger.end === span.end);
    const all = exact.length > 0 ? exact : near;
    const found = all.find(({ event }) => event.type === operation.answers?.type) ?? all[0];
    return found && (found.open ?? this.#begin(found.event));
  }

  #begin(event: EventAnnotation): Open {
    const i = this.#source.events.indexOf(event);
    const open: Open = { draft: { ...event }, telling: this.#source.tellings[i], removed: false };
    this.#open.set(event, open);
    return open;
  }

  change(step: Omit<PlacedStep, 'other'>, put: (draft: Draft) => void): void {
    const open = this.#find(step);
    if (open === undefined) return;
    put(open.draft);
    open.draft.origin = 'human';
    // what somebody spoke of is no by-the-way
    if (open.draft.tier === 'minor') open.draft.tier = 'background';
    open.draft.evidence = 'put right by hand';
  }

  remove(step: PlacedStep): void {
    const open = this.#find(step);
    if (open !== undefined) open.removed = true;
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
    this.#added.push({ draft, telling: undefined, removed: false });
  }

  /** Whether an event of a type is told by just these words already. */
  #isThere(span: Span, type: string): boolean {
    const own = (event: EventAnnotation): boolean =>
      event.type === type && event.trigger.start === span.start && event.trigger.end === span.end;
    const open = [...this.#open.values(), ...this.#added];
    const untouched = this.#source.events.filter(event => !this.#open.has(event));
    return untouched.some(own) || open.some(({ draft, removed }) => !removed && own(draft));
  }

  #newId(span: Span): string {
    const taken = new Set([...this.#source.events, ...this.#added.map(({ draft }) => draft)].map(({ id }) => id));
    let number = keyOf(this.#source.text, span, 3, 0);
    while (taken.has(`E${number}`)) number++;
    return `E${number}`;
  }

  result(): CorrectedEvents {
    const { events, tellings } = this.#source;
    const all: { readonly event: EventAnnotation; readonly telling: Telling | undefined }[] = [];
    const gone = new Set<string>();
    events.forEach((event, i) => {
      const open = this.#open.get(event);
      if (open === undefined) all.push({ event, telling: tellings[i] });
      else if (open.removed) gone.add(event.id);
      else all.push({ event: open.draft, telling: open.telling });
    });
    for (const { draft, telling, removed } of this.#added) if (!removed) all.push({ event: draft, telling });
    all.sort((a, b) => a.event.trigger.start - b.event.trigger.start);
    const joined = gone.size === 0 ? all : rejoin(all, events, gone);
    return { events: joined.map(({ event }) => event), tellings: joined.map(({ telling }) => telling) };
  }
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
