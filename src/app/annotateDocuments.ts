import { createChannel } from './channel';
import type { DocumentSink } from './documentSink';
import type { FileProblem } from './fileProblem';
import type { Log, Progress, Source, TextWork } from './ports';

/** How a run ended. `stopped`: the output can take no more, `problem` says why. */
export type Outcome = 'done' | 'cancelled' | 'stopped';

export interface Summary {
  readonly outcome: Outcome;
  /** Annotated and written. */
  readonly documents: number;
  /** Not read, not annotated or not written; each was logged. */
  readonly failed: number;
  /** UTF-16 code units annotated. */
  readonly length: number;
  readonly problem?: FileProblem;
}

export interface Run {
  readonly log: Log;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** How many texts may be at work at a time, 1 unless told; more than one asks for an engine that runs elsewhere. */
  readonly jobs?: number;
  /** Lets the host hear of other things, a cancellation for one, between two documents. */
  readonly pause?: () => Promise<void>;
}

/** A source, and its document or why there is none, soon. */
interface Job<Made> {
  readonly source: Source;
  readonly name: string;
  readonly result: Promise<{ readonly document: Made } | { readonly message: string }>;
}

/**
 * Annotates texts, or makes whatever `annotate` makes of each, and hands the documents on, in the order of the texts
 * and each as soon as it is done. No more than
 * `jobs` texts are read ahead, so memory does not grow with their number. A text that cannot be read, or a document
 * that cannot be written, is logged and passed over. When cancelled or stopped, the sink is told to leave nothing that
 * is not complete; `sources` may then still wait for its next text, and nobody listens any more.
 */
export async function annotateDocuments<Made>(
  sources: AsyncIterable<Source>,
  annotate: TextWork<Made>,
  sink: DocumentSink<Made>,
  run: Run,
): Promise<Summary> {
  const { log, signal, progress, pause, jobs = 1 } = run;
  const channel = createChannel<Job<Made>>(jobs);
  signal?.addEventListener('abort', channel.leave, { once: true });
  let documents = 0;
  let failed = 0;
  let length = 0;

  const end = async (outcome: Outcome, problem?: FileProblem): Promise<Summary> => {
    channel.leave();
    if (outcome !== 'done') await sink.abandon();
    return { outcome, documents, failed, length, ...(problem === undefined ? {} : { problem }) };
  };

  startAll(sources, annotate, channel);
  for (;;) {
    const job = await channel.take();
    if (signal?.aborted) return end('cancelled');
    if (job === undefined) break;
    const result = await untilAborted(job.result, signal);
    if (result === undefined) return end('cancelled');
    const settled = await settle(job.source, result, sink, log);
    if (settled.kind !== 'written' && signal?.aborted) return end('cancelled');
    if (settled.kind === 'fatal') return end('stopped', settled.problem);
    if (settled.kind === 'written') {
      documents++;
      length += settled.length;
    } else failed++;
    progress?.report({ documents, failed, length, name: job.name });
    await pause?.();
  }
  if (signal?.aborted) return end('cancelled');
  const problem = await sink.finish();
  return problem === undefined ? end('done') : end('stopped', problem);
}

/** What became of a text; `length` is in UTF-16 code units. */
type Settled =
  | { readonly kind: 'written'; readonly length: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'fatal'; readonly problem: FileProblem };

/** Hands a document on, or logs why there is none or why it could not be written. */
async function settle<Made>(
  source: Source,
  result: Awaited<Job<Made>['result']>,
  sink: DocumentSink<Made>,
  log: Log,
): Promise<Settled> {
  if ('message' in result || !source.ok) {
    if ('message' in result) log.error(result.message);
    return { kind: 'failed' };
  }
  if (source.warning !== undefined) log.warn(source.warning);
  const { text } = source.source;
  const put = await sink.put(result.document, source.folder ?? '', text);
  if (!put.ok) {
    if (put.fatal) return { kind: 'fatal', problem: put.problem };
    log.error(put.problem.message);
    return { kind: 'failed' };
  }
  if (put.warning !== undefined) log.warn(put.warning);
  return { kind: 'written', length: text.length };
}

/** Reads the sources into the channel and starts the work on each. What goes wrong becomes a job with a message. */
async function startAll<Made>(
  sources: AsyncIterable<Source>,
  annotate: TextWork<Made>,
  channel: ReturnType<typeof createChannel<Job<Made>>>,
): Promise<void> {
  try {
    for await (const source of sources) {
      const name = source.ok ? source.source.id : source.name;
      if (!(await channel.put({ source, name, result: work(source, annotate) }))) return;
    }
  } catch (error) {
    const message = `the inputs could not be read to their end (${describe(error)}).`;
    await channel.put({ source: { ok: false, name: '', message }, name: '', result: Promise.resolve({ message }) });
  } finally {
    channel.end();
  }
}

async function work<Made>(source: Source, annotate: TextWork<Made>): Job<Made>['result'] {
  if (!source.ok) return { message: source.message };
  try {
    return { document: await annotate(source.source) };
  } catch (error) {
    const advice = isOutOfRoom(error)
      ? 'Split it and run again.'
      : isOutOfFiles(error)
        ? 'Too many files are open: raise the limit (ulimit -n), or close other programs, and run again.'
        : 'This is a defect of Newsmark: leave the text out, and report it with a text that shows it.';
    return { message: `${source.source.id}: could not be annotated (${describe(error)}). ${advice}` };
  }
}

/** Whether a text was too long for the memory there is. */
function isOutOfRoom(error: unknown): boolean {
  return error instanceof Error && (error instanceof RangeError || /out of memory|memory limit/i.test(error.message));
}

/** Whether no thread could be started for it, since no more files can be opened. */
function isOutOfFiles(error: unknown): boolean {
  return error instanceof Error && /\bE[MN]FILE\b/.test(error.message);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The value of the promise, or undefined when the signal comes first. The promise does not reject. */
async function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value | undefined> {
  if (signal === undefined) return value;
  if (signal.aborted) return undefined;
  let stop: () => void = () => undefined;
  const aborted = new Promise<undefined>(resolve => {
    stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([value, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
