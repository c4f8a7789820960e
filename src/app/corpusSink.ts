import { type Corpus, type CorpusConflict, createSnapshot, type DocumentDigest, type Span } from '../core';
import { type DocumentSink, streamSink } from './documentSink';
import type { FileProblem } from './fileProblem';
import type { ByteSink } from './ports';

/** A place in a file, for people and programs that count lines: from 1, columns in UTF-16 code units. */
export interface FilePlace {
  /** The path of the file, or the id of a text that lies in none. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A conflict with the places of its figures. */
export interface PlacedConflict extends CorpusConflict {
  readonly places: readonly FilePlace[];
}

/** What a run over many texts found out, once it has read them all. */
export interface Gathered {
  readonly corpus: Corpus;
  readonly conflicts: readonly PlacedConflict[];
}

/**
 * Gathers what texts tell and writes what they tell together, once there are no more. Of the texts only the places of
 * their figures are kept. `name` stands for the output in messages.
 */
export function corpusSink(
  output: ByteSink,
  build: (digests: readonly DocumentDigest[]) => Corpus,
  write: (gathered: Gathered) => Iterable<string>,
  name: string,
): DocumentSink<DocumentDigest> {
  const digests: DocumentDigest[] = [];
  const ids = new Set<string>();
  const places = new Map<string, FilePlace>();
  return {
    async put(digest, folder, text) {
      const id = unusedId(ids, digest.id, folder);
      ids.add(id);
      digests.push({ ...digest, id });
      const placeOf = placesIn(text, digest.uri ?? id);
      for (const figure of [...digest.figures, ...digest.conflicts.flatMap(({ figures }) => figures)])
        places.set(`${id} ${figure.id}`, placeOf(figure));
      return { ok: true };
    },
    async finish(): Promise<FileProblem | undefined> {
      const corpus = build(digests);
      const conflicts = corpus.conflicts.map(conflict => ({
        ...conflict,
        places: conflict.figures.flatMap(({ document, id }) => places.get(`${document} ${id}`) ?? []),
      }));
      const stream = streamSink<Gathered>(output, write, name);
      const put = await stream.put({ corpus, conflicts }, '', '');
      return put.ok ? stream.finish() : put.problem;
    },
    abandon: async () => undefined,
  };
}

/** The id of a document, told apart from those of other folders. */
function unusedId(taken: ReadonlySet<string>, id: string, folder: string): string {
  if (!taken.has(id)) return id;
  const within = folder === '' ? id : `${folder}/${id}`;
  if (!taken.has(within)) return within;
  for (let n = 2; ; n++) if (!taken.has(`${within} (${n})`)) return `${within} (${n})`;
}

/** Finds lines and columns in a text, as the editor counts them. */
function placesIn(text: string, path: string): (span: Span) => FilePlace {
  const { positionAt } = createSnapshot(text);
  return ({ start, end }) => {
    const [from, to] = [positionAt(start), positionAt(end)];
    return {
      ...{ path, line: from.line + 1, column: from.character + 1 },
      ...{ endLine: to.line + 1, endColumn: to.character + 1 },
    };
  };
}
