import nodeModule, { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import type { SourceText, TextWork } from './app/ports';
import type { CorpusText } from './app/queries/claims/passages';
import { main } from './cli/main';
import { createNodeFiles } from './cli/nodeFiles';
import { nodeInflate } from './cli/nodeInflate';
import { createProcessTerminal } from './cli/processTerminal';
import type { Makes, Task } from './cli/runTexts';
import { createWorkers, serveWorker } from './cli/workers';

// V8 compiles a function again, optimised, after so many bytes of its code have run (132 kB, if nothing is said). The
// engine is thousands of functions that are all warm soon: at that limit a run of a hundred texts is mostly compiling.
setFlagsFromString('--interrupt-budget=600000');

// Node.js 22 and later keep compiled code between runs, where they may write.
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

let engine: typeof import('./worker') | undefined;

const load = (): typeof import('./worker') => {
  engine ??= createRequire(__filename)('./worker.js') as typeof import('./worker');
  return engine;
};

/** The engine is a bundle of its own, which the editor shares; help and usage errors need not wait for it. */
const prepared = async ({ tables }: SourceText): Promise<typeof import('./worker')> => {
  const loaded = load();
  await loaded.prepare(nodeInflate, tables);
  return loaded;
};

const here: { readonly [T in Task]: TextWork<Makes[T]> } = {
  annotate: async source => {
    const { annotate, toDocument } = await prepared(source);
    const { text, ...options } = source;
    return toDocument(annotate(text, options));
  },
  outline: async source => {
    const { annotate, toOutline } = await prepared(source);
    const { text, ...options } = source;
    return toOutline(annotate(text, options));
  },
  digest: async source => {
    const { annotate, toDigest } = await prepared(source);
    const { text, path, ...options } = source;
    return toDigest(annotate(text, path === undefined ? options : { ...options, uri: path }));
  },
};

/** The protocol's library is in a bundle of its own. */
async function serveMcp(texts: readonly CorpusText[]): Promise<void> {
  const { buildCorpus, digestOf } = load();
  const { serveMcp: serve } = createRequire(__filename)('./mcp.js') as typeof import('./mcp');
  const corpus = buildCorpus(texts.map(({ document, text }) => digestOf(document, text)));
  await serve(texts, corpus, {
    annotate: async (text, date) => ({
      text,
      document: await here.annotate({ id: 'text', uri: null, text, date, events: 'all' }),
    }),
  });
}

if (isMainThread) {
  const files = createNodeFiles();
  const terminal = createProcessTerminal(files.removeTemporaries);
  main(
    process.argv.slice(2),
    {
      here,
      inThreads: (task, size) => createWorkers(__filename, task, size),
      checkTables: tables => load().checkTables(tables),
      buildCorpus: digests => load().buildCorpus(digests),
      serveMcp,
      threads: Math.min(4, availableParallelism()),
    },
    terminal,
    files,
  )
    .catch((error: unknown) => {
      terminal.stderr.write(`newsmark: this is a defect of newsmark, please report it.\n${String(error)}\n`);
      return 70;
    })
    .then(terminal.finish);
} else serveWorker(here);
