import {
  type Format,
  type FormatFile,
  type FormatInput,
  type FormatOptions,
  factsOf,
  heldBy,
  type Loss,
  lossesOf,
  type Mismatch,
  type NewsmarkDocument,
  type ReadDocument,
  type ReadResult,
  readBack,
  sumLosses,
  textStamp,
} from '../core';
import { decodeText } from './decodeText';
import type { DocumentSink } from './documentSink';
import type { Files } from './ports';

/** What became of one document of an export. */
export interface DocumentAccount {
  readonly id: string;
  readonly files: readonly string[];
  /** What the format cannot hold of it. */
  readonly losses: readonly Loss[];
  /**
   * Whether its files, read again, say what was to be written. `not`: the format is not read, or the file is too large.
   */
  readonly readBack: 'same' | 'different' | 'not';
  /** Some of what is missing or too much, where it is different. */
  readonly missing?: readonly string[];
  readonly extra?: readonly string[];
}

/** What became of all documents. */
export interface ExportAccount {
  readonly documents: number;
  readonly losses: readonly Loss[];
  /** How many documents were read again, and the ids of those that say something else then. */
  readonly readBack: number;
  readonly different: readonly string[];
}

interface Accounting {
  readonly format: Format;
  readonly options: FormatOptions;
  readonly files: Files;
  /** The one file that all documents go to, where they do. */
  readonly path?: string;
  /** Hears of each document when it is written; of one in a file of many, when that is read again. */
  onDocument?(account: DocumentAccount): void;
}

/** Largest file that is read again as a whole, in bytes. */
const LARGEST_AGAIN = 32 * 1024 * 1024;
/** How much of a difference is told. */
const TOLD = 10;

/**
 * A sink that counts beforehand what the format cannot hold, and reads again what was written: the files of each
 * document from the disk, its part of a file of many as it goes there, and a file made of all of them at the end.
 * `account` gives the sums when it is finished.
 */
export function accountingSink(
  inner: DocumentSink,
  accounting: Accounting,
): { readonly sink: DocumentSink; readonly account: () => ExportAccount } {
  const { format, options, path, files } = accounting;
  let documents = 0;
  let losses: readonly Loss[] = [];
  let checked = 0;
  const different: string[] = [];
  const waiting: (Omit<DocumentAccount, 'readBack'> & { readonly stamp: string })[] = [];
  const tell = (account: DocumentAccount): void => {
    if (account.readBack !== 'not') checked++;
    if (account.readBack === 'different') different.push(account.id);
    accounting.onDocument?.(account);
  };
  return {
    account: () => ({ documents, losses, readBack: checked, different }),
    sink: {
      async put(document, folder, text) {
        const input: FormatInput = { document, text, options };
        const put = await inner.put(document, folder, text);
        if (!put.ok) return put;
        documents++;
        const own = lossesOf(format, input);
        losses = sumLosses(losses, own);
        const common = {
          id: document.document.id,
          files: put.paths ?? (put.path === undefined ? [] : [put.path]),
          losses: own,
        };
        const alone = isOneAfterTheOther(format) ? format.files[0] : undefined;
        if (alone !== undefined && (put.paths ?? []).length === 0)
          tell({ ...common, ...checkPieces(alone, format, input) });
        else if ((put.paths ?? []).length === 0 && path !== undefined && format.reader !== undefined)
          waiting.push({ ...common, stamp: stampOf(heldBy(format, input)) });
        else tell({ ...common, ...(await checkFiles(files, put.paths ?? [], format, input)) });
        return put;
      },
      async finish() {
        const problem = await inner.finish();
        if (problem === undefined && path !== undefined && waiting.length > 0) {
          const read = await readOneFile(files, path, format, options);
          waiting.forEach(({ stamp, ...common }, i) => {
            const same = read !== undefined && read[i] !== undefined && stampOf(read[i]) === stamp;
            tell({ ...common, readBack: read === undefined ? 'not' : same ? 'same' : 'different' });
          });
        }
        return problem;
      },
      abandon: () => inner.abandon(),
    },
  };
}

/** Whether a file of many is its documents one behind the other: then each is read by itself, and none is kept. */
function isOneAfterTheOther({ files, holds, reader }: Format): boolean {
  return holds === 'many' && files.length === 1 && reader !== undefined;
}

/** Reads what of a document goes into a file of many. */
function checkPieces(
  file: FormatFile,
  format: Format,
  input: FormatInput,
): Pick<DocumentAccount, 'readBack' | 'missing' | 'extra'> {
  const decoder = new TextDecoder();
  const pieces = [...file.write(input)].map(piece => (typeof piece === 'string' ? piece : decoder.decode(piece)));
  const beside = (name: string): string | undefined => (name.endsWith('.txt') ? input.text : undefined);
  const read = format.reader?.read({ name: file.ending, text: pieces.join('') }, beside, input.options ?? {});
  return compared(format, input, read);
}

/** All that a document says, as 32 bits. */
function stampOf(document: ReadDocument): string {
  return textStamp([...factsOf(document)].sort().join('\n'));
}

async function checkFiles(
  files: Files,
  paths: readonly string[],
  format: Format,
  input: FormatInput,
): Promise<Pick<DocumentAccount, 'readBack' | 'missing' | 'extra'>> {
  const [main] = paths;
  if (format.reader === undefined || main === undefined) return { readBack: 'not' };
  const found = new Map<string, string>();
  for (const path of paths) {
    const text = await readText(files, path);
    if (text === undefined) return { readBack: 'not' };
    found.set(path, text);
  }
  const beside = (ending: string): string | undefined =>
    [...found].find(([path]) => path !== main && path.endsWith(ending))?.[1] ??
    (ending.endsWith('.txt') ? input.text : undefined);
  const file = { name: main, text: found.get(main) ?? '' };
  return compared(format, input, format.reader.read(file, beside, input.options ?? {}));
}

function compared(
  format: Format,
  input: FormatInput,
  read: ReadResult | undefined,
): Pick<DocumentAccount, 'readBack' | 'missing' | 'extra'> {
  const { documents, problems } = read ?? { documents: [], problems: [] };
  const wrong = problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (documents.length !== 1 || wrong.length > 0)
    return { readBack: 'different', missing: wrong.slice(0, TOLD), extra: [] };
  return told(readBack(format, input, documents[0]));
}

function told({ missing, extra }: Mismatch): Pick<DocumentAccount, 'readBack' | 'missing' | 'extra'> {
  if (missing.length + extra.length === 0) return { readBack: 'same' };
  return { readBack: 'different', missing: missing.slice(0, TOLD), extra: extra.slice(0, TOLD) };
}

async function readOneFile(
  files: Files,
  path: string,
  format: Format,
  options: FormatOptions,
): Promise<readonly ReadDocument[] | undefined> {
  const text = await readText(files, path);
  if (text === undefined || format.reader === undefined) return undefined;
  return format.reader.read({ name: path, text }, () => undefined, options).documents;
}

async function readText(files: Files, path: string): Promise<string | undefined> {
  try {
    const { kind, size } = await files.inspect(path);
    if (kind !== 'file' || size > LARGEST_AGAIN) return undefined;
    const decoded = decodeText(await files.read(path, LARGEST_AGAIN));
    return decoded.ok ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}

/** What the losses of a document would be, where nothing is written. */
export function previewLosses(
  format: Format,
  documents: readonly { readonly document: NewsmarkDocument; readonly text: string }[],
): readonly Loss[] {
  return sumLosses(...documents.map(input => lossesOf(format, input)));
}
