import type { TextEdit } from '../core';
import { type Annotations, type Engine, EngineError, type EngineOptions, type EngineUpdate } from './engine';
import { mapAnnotations } from './engineMapping';

/** How long a person must pause for a long text to be put in words, in milliseconds. */
const PAUSE = 250;

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
 * One question is with the engine at a time; edits that come meanwhile go together as the next one. An answer for an older
 * version is shown only after it has been moved through those edits, so that no span is ever stale.
 */
export class EngineSession {
  readonly #engine: Engine;
  readonly #live: LiveText;
  readonly #options: EngineOptions;
  readonly #onChange: (change: SessionChange) => void;
  #annotations: Annotations | undefined;
  #state: SessionState = 'loading';
  #pending: TextEdit[] = [];
  /** The loop runs; while it does, an answer may be on its way. */
  #asking = false;
  #waiting = false;
  #reopen = true;
  #wording = false;
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
    return this.#annotations;
  }

  /** Whether the engine has seen the text of now, and has put what it found in words. */
  get settled(): boolean {
    if (this.#annotations && !this.#annotations.worded) return false;
    return this.#state !== 'loading' && !this.#waiting && this.#pending.length === 0 && !this.#reopen;
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
    this.#pending.push(...edits);
    clearTimeout(this.#timer);
    if (this.#annotations) {
      const before = this.#annotations;
      this.#annotations = edits.reduce(mapAnnotations, before);
      this.#onChange({ kind: 'moved', dropped: size(this.#annotations) < size(before) });
    }
    this.#ask();
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

  async #loop(): Promise<void> {
    try {
      while (!this.#closed && (this.#reopen || this.#wording || this.#pending.length > 0)) await this.#step();
    } catch (error) {
      this.#reopen = false;
      this.#pending = [];
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
    let update: EngineUpdate;
    this.#waiting = true;
    try {
      update = whole
        ? await this.#engine.open(key, text, version, this.#options)
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
    this.#annotations = this.#pending.reduce(mapAnnotations, update.annotations);
    if (!update.annotations.worded) {
      this.#timer = setTimeout(() => {
        this.#wording = true;
        this.#ask();
      }, PAUSE);
    }
    this.#onChange(this.#pending.length > 0 ? { kind: 'moved', dropped: true } : { kind: 'annotated', update });
  }
}

function size(annotations: Annotations): number {
  return annotations.entities.length + annotations.figures.length + annotations.events.length;
}
