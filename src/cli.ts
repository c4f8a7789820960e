import { availableParallelism } from 'node:os';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import type { SourceText } from './app/ports';
import { main } from './cli/main';
import { createProcessTerminal } from './cli/processTerminal';
import { createWorkers, serveWorker } from './cli/workers';
import { annotate, type NewsmarkDocument, toDocument } from './core';

const here = ({ text, ...options }: SourceText): NewsmarkDocument => toDocument(annotate(text, options));

if (isMainThread) {
  const terminal = createProcessTerminal();
  const inThreads = (size: number) => createWorkers(__filename, size);
  main(process.argv.slice(2), { annotate: here, inThreads, threads: Math.min(4, availableParallelism()) }, terminal)
    .catch((error: unknown) => {
      terminal.stderr.write(`newsmark: this is a defect of newsmark, please report it.\n${String(error)}\n`);
      return 70;
    })
    .then(code => {
      process.exitCode = terminal.endedBySignal() ?? code;
      terminal.release();
    });
} else serveWorker(here);
