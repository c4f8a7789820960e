import nodeModule, { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import type { SourceText } from './app/ports';
import { main } from './cli/main';
import { nodeInflate } from './cli/nodeInflate';
import { createProcessTerminal } from './cli/processTerminal';
import { createWorkers, serveWorker } from './cli/workers';
import type { NewsmarkDocument } from './core';

// Node.js 22 and later keep compiled code between runs, where they may write.
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

let engine: typeof import('./worker') | undefined;

const load = (): typeof import('./worker') => {
  engine ??= createRequire(__filename)('./worker.js') as typeof import('./worker');
  return engine;
};

/** The engine is a bundle of its own, which the editor shares; help and usage errors need not wait for it. */
const here = async ({ text, ...options }: SourceText): Promise<NewsmarkDocument> => {
  const { annotate, prepare, toDocument } = load();
  await prepare(nodeInflate);
  return toDocument(annotate(text, options));
};

if (isMainThread) {
  const terminal = createProcessTerminal();
  const inThreads = (size: number) => createWorkers(__filename, size);
  main(
    process.argv.slice(2),
    {
      annotate: here,
      checkTables: tables => load().checkTables(tables),
      inThreads,
      threads: Math.min(4, availableParallelism()),
    },
    terminal,
  )
    .catch((error: unknown) => {
      terminal.stderr.write(`newsmark: this is a defect of newsmark, please report it.\n${String(error)}\n`);
      return 70;
    })
    .then(code => {
      process.exitCode = terminal.endedBySignal() ?? code;
      terminal.release();
    });
} else serveWorker(here);
