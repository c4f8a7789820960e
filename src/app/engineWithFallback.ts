import { type Engine, EngineError } from './engine';

/** Where engines come from. */
export interface EngineSources {
  /** Starts one in a worker; `onLost` is called when the worker dies later. Undefined where there are no workers. */
  readonly inWorker: ((onLost: (why: string) => void) => Promise<Engine>) | undefined;
  /** Loads one into this thread. */
  readonly here: () => Promise<Engine>;
  /** Where a worker's failure is told. */
  readonly warn: (message: string) => void;
}

/** Which engine answers: none has been needed yet, one in a worker, one in this thread. */
export type EnginePlace = 'none' | 'worker' | 'here';

export interface EngineWithFallback extends Engine {
  readonly place: EnginePlace;
}

/**
 * An engine that starts at the first call: in a worker, and in this thread where a worker does not start at all.
 *
 * A worker that dies takes the question that it was at with it (`killed`): the same text is never tried in this thread,
 * which it would take down as well. What is asked next, and what waited behind that question, goes to a new worker;
 * `edit` rejects with `outOfStep`, for the new engine does not have the text.
 */
export function createEngineWithFallback(sources: EngineSources): EngineWithFallback {
  let started: Promise<Engine> | undefined;
  let place: EnginePlace = 'none';
  let [hadWorker, disposed] = [false, false];

  async function here(): Promise<Engine> {
    const engine = await sources.here();
    place = 'here';
    return engine;
  }

  async function start(): Promise<Engine> {
    if (!sources.inWorker) return here();
    try {
      let connected = false;
      const engine = await sources.inWorker(why => {
        if (!connected || disposed) return;
        sources.warn(`The annotation worker stopped (${why}); the next text starts another.`);
        started = undefined;
        place = 'none';
      });
      connected = true;
      hadWorker = true;
      place = 'worker';
      return engine;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (hadWorker) throw new EngineError('failed', `no new annotation worker (${why}). Try again.`);
      sources.warn(`No annotation worker (${why}); working in this thread.`);
      return here();
    }
  }

  function engine(): Promise<Engine> {
    if (disposed) return Promise.reject(new EngineError('lost', 'disposed'));
    started ??= start().catch(error => {
      started = undefined;
      throw EngineError.is(error) ? error : new EngineError('failed', `the engine does not load: ${error}`);
    });
    return started;
  }

  const ask = <T>(call: (engine: Engine) => Promise<T>): Promise<T> => untilAnswered(engine, call, () => disposed);

  function whenThere(call: (engine: Engine) => void): void {
    started?.then(call, () => undefined);
  }

  /** For what goes on from a text that the engine has: another engine has none. */
  async function goOn<T>(call: (engine: Engine) => Promise<T>): Promise<T> {
    try {
      return await call(await engine());
    } catch (error) {
      if (disposed || !EngineError.is(error, 'lost')) throw error;
      throw new EngineError('outOfStep', error.message);
    }
  }

  return {
    get place() {
      return place;
    },
    open: (...args) => ask(e => e.open(...args)),
    annotate: (...args) => ask(e => e.annotate(...args)),
    ...{ eventTypes: own => ask(e => e.eventTypes(own)), readSchema: text => ask(e => e.readSchema(text)) },
    checkTables: (...args) => ask(e => e.checkTables(...args)),
    edit: (...args) => goOn(e => e.edit(...args)),
    correct: (...args) => goOn(e => e.correct(...args)),
    displaced: (...args) => goOn(e => e.displaced(...args)),
    close: key => whenThere(e => e.close(key)),
    dispose() {
      disposed = true;
      whenThere(e => e.dispose());
    },
  };
}

/**
 * Asks again when the worker died over another question. Each death takes one question with it, so this comes to an
 * end.
 */
async function untilAnswered<T>(
  engine: () => Promise<Engine>,
  call: (engine: Engine) => Promise<T>,
  disposed: () => boolean,
): Promise<T> {
  for (;;) {
    try {
      return await call(await engine());
    } catch (error) {
      if (disposed() || !EngineError.is(error, 'lost')) throw error;
    }
  }
}
