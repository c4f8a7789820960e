import { parentPort, Worker } from 'node:worker_threads';
import type { AnnotateText, SourceText } from '../app/ports';
import type { NewsmarkDocument } from '../core';

/** The engine in threads of its own: texts are annotated side by side while this thread reads, writes and hears signals. */
export interface Workers {
  readonly annotate: AnnotateText;
  /** Ends the threads, whatever they are at. */
  close(): Promise<void>;
}

interface Task {
  readonly source: SourceText;
  readonly resolve: (document: NewsmarkDocument) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts up to `size` threads of `script`, which calls `serveWorker`, each when there is a text for it. A thread that dies, of
 * too little memory for one, fails the text it was at, and the next text gets a new one.
 */
export function createWorkers(script: string, size: number): Workers {
  const idle: Worker[] = [];
  const all = new Map<Worker, Task | undefined>();
  const waiting: Task[] = [];

  const assign = (worker: Worker): void => {
    const task = waiting.shift();
    all.set(worker, task);
    if (task === undefined) idle.push(worker);
    else worker.postMessage(task.source);
  };
  const lose = (worker: Worker, error: Error): void => {
    const task = all.get(worker);
    if (!all.delete(worker)) return;
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    task?.reject(error);
    if (waiting.length > 0) assign(start());
  };
  const start = (): Worker => {
    const worker = new Worker(script);
    worker.on('message', (document: NewsmarkDocument) => {
      const task = all.get(worker);
      assign(worker);
      task?.resolve(document);
    });
    worker.on('error', error => lose(worker, error));
    worker.on('exit', code => lose(worker, new Error(`a thread of the engine ended with ${code}`)));
    return worker;
  };

  return {
    annotate: source =>
      new Promise((resolve, reject) => {
        waiting.push({ source, resolve, reject });
        const worker = idle.pop() ?? (all.size < size ? start() : undefined);
        if (worker !== undefined) assign(worker);
      }),
    async close() {
      const workers = [...all.keys()];
      all.clear();
      await Promise.all(workers.map(worker => worker.terminate()));
    },
  };
}

/** The other end: annotates each text that comes, in a thread that `createWorkers` started. */
export function serveWorker(annotate: AnnotateText): void {
  const port = parentPort;
  port?.on('message', async (source: SourceText) => port.postMessage(await annotate(source)));
}
