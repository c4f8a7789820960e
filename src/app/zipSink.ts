import { Zip, ZipDeflate } from 'fflate';
import type { ExportFile, Format, Gathering, NewsmarkDocument, Piece } from '../core';
import { type AtomicFile, openAtomicFile, sweepLeftovers } from './atomicFile';
import type { DocumentSink, SinkRules } from './documentSink';
import { encode } from './encodePieces';
import type { FileProblem } from './fileProblem';
import { createOutputNames, safeFileName } from './outputNames';
import type { Files } from './ports';

/** Most files that a ZIP of the plain sort has room for. */
const MOST_FILES = 65_000;
/** All files of an export bear the first time that a ZIP knows: the same documents make the same file. */
const TIME = new Date(1980, 0, 1);

/**
 * Writes all files of an export into one ZIP, which appears when all of it is written. Files that documents become
 * together are made beside it and go in last.
 */
export async function zipSink(
  files: Files,
  path: string,
  format: Format,
  rules: SinkRules = {},
): Promise<{ readonly ok: true; readonly sink: DocumentSink } | { readonly ok: false; readonly problem: FileProblem }> {
  const { options = {}, ...write } = rules;
  const { folder, name } = files.split(path);
  await sweepLeftovers(files, folder, name);
  const opened = await openAtomicFile(files, path, { ...write, isOurs: () => false });
  if (!opened.ok) return opened;
  const archive = new Archive(opened.file);
  const nameOf = createOutputNames();
  const whole = (format.whole ?? []).map(file => ({ file, gathering: file.open(options), parts: [] as Uint8Array[] }));
  let count = 0;
  return {
    ok: true,
    sink: {
      async put(document: NewsmarkDocument, below, text) {
        const given = nameOf(below, document.document.id);
        const parents = below === '' ? [] : below.split('/').map(safeFileName);
        const input = { document, text, options, name: given.name };
        count += format.files.length;
        if (count > MOST_FILES) {
          await opened.file.discard();
          return { ok: false, fatal: true, problem: { kind: 'other', message: `${path}: ${TOO_MANY}` } };
        }
        for (const { ending, write: pieces } of format.files) {
          const problem = await archive.add([...parents, given.name + ending].join('/'), pieces(input));
          if (problem !== undefined) return { ok: false, fatal: true, problem };
        }
        for (const { gathering, parts } of whole) keep(parts, gathering.add(input));
        return { ok: true, path };
      },
      async finish() {
        for (const each of whole) {
          const problem = await archive.add(each.file.name, wholeOf(each));
          if (problem !== undefined) return problem;
        }
        return (await archive.end()) ?? (await opened.file.commit());
      },
      abandon: () => opened.file.discard(),
    },
  };
}

const TOO_MANY = `a ZIP holds ${MOST_FILES} files at most. Give --out a folder, and nothing was written here.`;

function keep(parts: Uint8Array[], pieces: Iterable<Piece>): void {
  for (const bytes of encode(pieces)) parts.push(bytes);
}

function* wholeOf({
  gathering,
  parts,
}: {
  readonly file: ExportFile;
  readonly gathering: Gathering;
  readonly parts: readonly Uint8Array[];
}): Generator<Piece> {
  yield* parts;
  yield* gathering.end();
}

/** A ZIP that is written as its files come. */
class Archive {
  readonly #file: AtomicFile;
  readonly #zip: Zip;
  #ready: Uint8Array[] = [];
  #failed: unknown;

  constructor(file: AtomicFile) {
    this.#file = file;
    this.#zip = new Zip((error, bytes) => {
      if (error !== null) this.#failed = error;
      else this.#ready.push(bytes);
    });
  }

  async add(name: string, pieces: Iterable<Piece>): Promise<FileProblem | undefined> {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = TIME;
    this.#zip.add(entry);
    for (const bytes of encode(pieces)) {
      entry.push(bytes);
      const problem = await this.#flush();
      if (problem !== undefined) return problem;
    }
    entry.push(new Uint8Array(), true);
    return this.#flush();
  }

  end(): Promise<FileProblem | undefined> {
    this.#zip.end();
    return this.#flush();
  }

  async #flush(): Promise<FileProblem | undefined> {
    if (this.#failed !== undefined) throw this.#failed;
    const ready = this.#ready;
    this.#ready = [];
    for (const bytes of ready) {
      const problem = await this.#file.write(bytes);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
}
