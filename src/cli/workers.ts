import { totalmem } from 'node:os';
import process from 'node:process';
import { getHeapStatistics } from 'node:v8';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { SourceText, TextWork } from '../app/ports';

/**
 * The engine in threads of its own: texts are annotated side by side while this thread reads, writes and hears signals.
 */
export interface Workers<Made> {
  readonly work: TextWork<Made>;
  /** Ends the threads, whatever they are at. */
  close(): Promise<void>;
}

interface Asked<Made> {
  readonly source: SourceText;
  readonly resolve: (made: Made) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts up to `size` threads of `script`, which calls `serveWorker`, each when there is a text for it, and has them do
 * `task`. A thread that dies, of too little memory for one, fails the text it was at, and the next text gets a new one.
 * `megabytes` is the room of each thread's heap.
 */
export function createWorkers<Made>(
  script: string,
  task: string,
  size: number,
  megabytes = roomFor(size),
): Workers<Made> {
  const idle: Worker[] = [];
  const all = new Map<Worker, Asked<Made> | undefined>();
  const waiting: Asked<Made>[] = [];
  let closed = false;

  const assign = (worker: Worker): void => {
    const next = waiting.shift();
    all.set(worker, next);
    if (next === undefined) idle.push(worker);
    else worker.postMessage(next.source);
  };
  const lose = (worker: Worker, error: Error): void => {
    const failed = all.get(worker);
    if (!all.delete(worker)) return;
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    failed?.reject(error);
    if (waiting.length > 0) assign(start());
  };
  const start = (): Worker => {
    const worker = new Worker(script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    worker.on('message', (made: Made) => {
      const done = all.get(worker);
      assign(worker);
      done?.resolve(made);
    });
    worker.on('error', error => lose(worker, error));
    worker.on('exit', code => lose(worker, new Error(`a thread of the engine ended with ${code}`)));
    return worker;
  };

  return {
    work: source =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error('the engine has ended'));
          return;
        }
        waiting.push({ source, resolve, reject });
        const worker = idle.pop() ?? (all.size < size ? start() : undefined);
        if (worker !== undefined) assign(worker);
      }),
    async close() {
      closed = true;
      const workers = [...all.keys()];
      all.clear();
      await Promise.all(workers.map(worker => worker.terminate()));
    },
  };
}

/**
 * How much memory each of so many threads may take for its heap, in megabytes: no more than this thread may, nor than
 * the machine has for all of them, so that one that runs out of it ends alone, before the system ends the process.
 */
function roomFor(size: number): number {
  const machine = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const limit = Math.min(getHeapStatistics().heap_size_limit, (0.75 * machine) / size);
  return Math.max(128, Math.floor(limit / 1024 / 1024));
}

/**
 * The other end, in a thread that `createWorkers` started: does its task, one of `tasks`, with each text that comes.
 */
export function serveWorker(tasks: Readonly<Record<string, TextWork<unknown>>>): void {
  const port = parentPort;
  const work = tasks[String(workerData)];
  port?.on('message', async (source: SourceText) => port.postMessage(await work(source)));
}
