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
 * An engine that starts at the first call: in a worker, and in this thread when the worker does not start or dies.
 *
 * After a worker's death `open` and `annotate` go on in this thread by themselves; `edit` rejects with `outOfStep`, for the new
 * engine does not have the text.
 */
export function createEngineWithFallback(sources: EngineSources): EngineWithFallback {
  let started: Promise<Engine> | undefined;
  let place: EnginePlace = 'none';
  let disposed = false;

  async function here(): Promise<Engine> {
    const engine = await sources.here();
    place = 'here';
    return engine;
  }

  async function start(): Promise<Engine> {
    if (!sources.inWorker) return here();
    try {
      const engine = await sources.inWorker(why => {
        if (place !== 'worker' || disposed) return;
        sources.warn(`The annotation worker stopped (${why}); going on in this thread.`);
        started = here();
        started.catch(() => undefined);
      });
      place = 'worker';
      return engine;
    } catch (error) {
      sources.warn(`No annotation worker (${error instanceof Error ? error.message : error}); working in this thread.`);
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

  /** Asks again, once, when the worker died over the first time. */
  async function twice<T>(call: (engine: Engine) => Promise<T>): Promise<T> {
    try {
      return await call(await engine());
    } catch (error) {
      if (disposed || !EngineError.is(error, 'lost')) throw error;
      return call(await engine());
    }
  }

  return {
    get place() {
      return place;
    },
    open: (...args) => twice(e => e.open(...args)),
    annotate: (...args) => twice(e => e.annotate(...args)),
    checkTables: (...args) => twice(e => e.checkTables(...args)),
    async edit(...args) {
      try {
        return await (await engine()).edit(...args);
      } catch (error) {
        if (disposed || !EngineError.is(error, 'lost')) throw error;
        throw new EngineError('outOfStep', error.message);
      }
    },
    close(key) {
      started?.then(
        e => e.close(key),
        () => undefined,
      );
    },
    dispose() {
      disposed = true;
      started?.then(
        e => e.dispose(),
        () => undefined,
      );
    },
  };
}
