import type { Displaced, Operation, Span, TextEdit } from '../../core';
import { type Annotations, type Engine, EngineError, type EngineOptions, type EngineUpdate } from '../engine';
import { mapAnnotations } from '../engineMapping';
import { AnnotationIndex } from '../queries/annotationIndex';
import { nearby } from '../queries/nearby';
import { addEdit } from './coalesceEdits';

/** How long a person must pause for a long text to be looked at again, and to be put in words, in milliseconds. */
const PAUSE = 250;
/** For each so many annotations as long again, up to `LONGEST_PAUSE`: the answer has all of them. */
const PAUSE_SHARE = 5000;
const LONGEST_PAUSE = 1200;
/** With more annotations than this a text is long: its answers, which hold all of them, are worth waiting for. */
const LONG = 1500;

/** A text that changes, as an editor has it. */
export interface LiveText {
  readonly key: string;
  text(): string;
  /** Grows with each change. */
  version(): number;
}

export type SessionState = 'loading' | 'ready' | 'failed';

/**
 * What happened: the text changed and the annotations moved with it (`moved`, with `dropped` when some were touched and
 * are hidden now); the engine's answer for the very text of now came in (`annotated`); or it failed.
 */
export type SessionChange =
  | { readonly kind: 'moved'; readonly dropped: boolean }
  | { readonly kind: 'annotated'; readonly update: EngineUpdate }
  | { readonly kind: 'failed'; readonly error: EngineError };

/**
 * Keeps the annotations of one live text right.
 *
 * One question is with the engine at a time; edits that come meanwhile go together as the next one. An answer for an
 * older version is shown only after it has been moved through those edits, so that no span is ever stale. What a person
 * types without a pause is one edit; in a long text the engine is asked when they pause, and nothing is moved before
 * somebody looks.
 */
export class EngineSession {
  readonly #engine: Engine;
  readonly #live: LiveText;
  #options: EngineOptions;
  readonly #onChange: (change: SessionChange) => void;
  /** Of the text before the edits that they were not moved through yet. */
  #annotations: Annotations | undefined;
  #unmoved: TextEdit[] = [];
  /** Of `#annotations`, as they were when it was made. */
  #index: AnnotationIndex | undefined;
  /** A long text is being typed into: the engine waits for a pause. */
  #typing = false;
  #state: SessionState = 'loading';
  #pending: TextEdit[] = [];
  /** The loop runs; while it does, an answer may be on its way. */
  #asking = false;
  #waiting = false;
  #reopen = true;
  #wording = false;
  #correcting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  /** The text took its worker down: nothing is asked until somebody opens it again. */
  #killed = false;

  constructor(engine: Engine, live: LiveText, options: EngineOptions, onChange: (change: SessionChange) => void) {
    this.#engine = engine;
    this.#live = live;
    this.#options = options;
    this.#onChange = onChange;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Of the text of now; undefined until the first answer. */
  get annotations(): Annotations | undefined {
    if (this.#annotations && this.#unmoved.length > 0) {
      this.#annotations = this.#unmoved.reduce(mapAnnotations, this.#annotations);
      this.#unmoved = [];
    }
    return this.#annotations;
  }

  /** Finds the annotations of the text of now; undefined until the first answer. */
  get index(): AnnotationIndex | undefined {
    return this.annotations && this.#baseIndex();
  }

  /** Whether a long text was edited since somebody last looked at all of it: a look at a part costs less. */
  get isMoving(): boolean {
    return this.isLong && this.#unmoved.length > 0;
  }

  /** Finds the annotations that touch these windows, which are sorted and apart, in the text of now; no clusters. */
  near(windows: readonly Span[]): AnnotationIndex | undefined {
    const base = this.#baseIndex();
    return base && new AnnotationIndex(nearby(base, this.#unmoved, windows));
  }

  /** Whether there is so much in the text that looking at all of it takes longer than a key. */
  get isLong(): boolean {
    return this.#annotations !== undefined && size(this.#annotations) > LONG;
  }

  /** Whether the engine has seen the text of now, and has put what it found in words. */
  get settled(): boolean {
    if (this.#annotations && !this.#annotations.worded) return false;
    return (
      this.#state !== 'loading' && !this.#waiting && this.#pending.length === 0 && !this.#reopen && !this.#correcting
    );
  }

  /** Asks for the whole text anew. */
  open(): void {
    this.#killed = false;
    this.#reopen = true;
    this.#ask();
  }

  /** The text changed by `edits`, which apply one after the other. */
  edited(edits: readonly TextEdit[]): void {
    if (edits.length === 0 || this.#closed || this.#killed) return;
    for (const edit of edits) addEdit(this.#pending, edit);
    clearTimeout(this.#timer);
    const { isLong } = this;
    if (this.#annotations)
      this.#onChange({ kind: 'moved', dropped: isLong ? this.#moveLong(edits) : this.#move(edits) });
    this.#typing = isLong;
    if (isLong) {
      this.#timer = setTimeout(() => {
        this.#typing = false;
        this.#ask();
      }, this.#pause());
    } else this.#ask();
  }

  /** Moves what there is through edits; whether some were touched. */
  #move(edits: readonly TextEdit[]): boolean {
    const { annotations: before } = this;
    for (const edit of edits) addEdit(this.#unmoved, edit);
    const { annotations: after } = this;
    return !before || !after || size(after) < size(before);
  }

  /** The same of a long text: looks only at what lies beside the edits. */
  #moveLong(edits: readonly TextEdit[]): boolean {
    let dropped = false;
    for (const edit of edits) {
      const beside = this.near([edit])?.annotations;
      dropped ||= beside === undefined || size(mapAnnotations(beside, edit)) < size(beside);
      addEdit(this.#unmoved, edit);
    }
    return dropped;
  }

  #baseIndex(): AnnotationIndex | undefined {
    const { annotations } = this.#index ?? {};
    if (annotations !== this.#annotations) this.#index = this.#annotations && new AnnotationIndex(this.#annotations);
    return this.#index;
  }

  /** How long a person must pause, in milliseconds. */
  #pause(): number {
    const share = this.#annotations === undefined ? 0 : size(this.#annotations) / PAUSE_SHARE;
    return Math.min(LONGEST_PAUSE, PAUSE * Math.max(1, share));
  }

  /** Annotates with these corrections from now on. */
  correct(corrections: readonly Operation[]): void {
    this.#options = { ...this.#options, corrections };
    if (this.#state === 'failed') return;
    this.#correcting = true;
    this.#ask();
  }

  /**
   * The corrections that would not be found where they stand if the text were read anew; none while the engine does not
   * have the text.
   */
  async displaced(): Promise<readonly Displaced[]> {
    if (this.#closed || !this.settled) return [];
    try {
      return await this.#engine.displaced(this.#live.key);
    } catch (error) {
      if (EngineError.is(error)) return [];
      throw error;
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#engine.close(this.#live.key);
  }

  #ask(): void {
    if (this.#asking || this.#closed) return;
    this.#asking = true;
    void this.#loop();
  }

  #hasToAsk(): boolean {
    const isTyped = this.#pending.length > 0 && !this.#typing;
    return this.#reopen || this.#wording || isTyped || (this.#correcting && this.#pending.length === 0);
  }

  async #loop(): Promise<void> {
    try {
      while (!this.#closed && this.#hasToAsk()) await this.#step();
    } catch (error) {
      this.#reopen = false;
      this.#correcting = false;
      this.#pending = [];
      this.#unmoved = [];
      this.#state = 'failed';
      this.#annotations = undefined;
      this.#killed = EngineError.is(error, 'killed');
      const known = EngineError.is(error) ? error : new EngineError('failed', String(error));
      if (!this.#closed) this.#onChange({ kind: 'failed', error: known });
    } finally {
      this.#asking = false;
    }
  }

  async #step(): Promise<void> {
    const { key } = this.#live;
    const text = this.#live.text();
    const version = this.#live.version();
    const edits = this.#pending;
    const whole = this.#reopen || this.#annotations === undefined;
    this.#pending = [];
    this.#reopen = false;
    this.#wording = false;
    // Edits first: corrections are of the text of now.
    const correcting = !whole && this.#correcting && edits.length === 0;
    if (whole || correcting) this.#correcting = false;
    let update: EngineUpdate;
    this.#waiting = true;
    try {
      update = whole
        ? await this.#engine.open(key, text, version, this.#options)
        : correcting
          ? await this.#engine.correct(key, this.#options.corrections ?? [])
          : await this.#engine.edit(key, edits, version, text.length);
    } catch (error) {
      if (whole || this.#closed || !EngineError.is(error, 'outOfStep')) throw error;
      this.#reopen = true;
      return;
    } finally {
      this.#waiting = false;
    }
    if (this.#closed) return;
    this.#state = 'ready';
    this.#annotations = update.annotations;
    this.#unmoved = [...this.#pending];
    if (!update.annotations.worded && !this.#typing) {
      this.#timer = setTimeout(() => {
        this.#wording = true;
        this.#ask();
      }, this.#pause());
    }
    this.#onChange(this.#pending.length > 0 ? { kind: 'moved', dropped: true } : { kind: 'annotated', update });
  }
}

function size(annotations: Annotations): number {
  return annotations.entities.length + annotations.figures.length + annotations.events.length;
}
