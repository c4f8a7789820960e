import type { EventChoice } from '../core';

export type InputKind = 'text' | 'jsonl' | 'documents';

/** Which texts a command reads, and how. */
export interface TextArguments {
  /** Files, folders, or `-` for standard input. */
  readonly paths: readonly string[];
  /** Undefined: JSON Lines for files whose names say so, else text. */
  readonly input?: InputKind;
  /** YYYY-MM-DD. */
  readonly date?: string;
  /** Which files of a folder are read. */
  readonly glob: readonly string[];
  /** How many texts are annotated side by side; undefined: as the machine allows. */
  readonly jobs?: number;
  /** A folder of tables of the user's own. */
  readonly tables?: string;
  /** A file that holds a schema of the user's own. */
  readonly schema?: string;
  /** A dictionary of names that corrections taught; undefined: that of the corpus, where it has one. */
  readonly dictionary?: string;
  /** Whether what people did to the annotations of text files is obeyed: the sidecars beside them, or mirrored. */
  readonly corrections: boolean;
  /** The folder of the texts of documents, where they do not lie beside them. */
  readonly texts?: string;
  /** Which events are written; undefined: news and background. */
  readonly events?: EventChoice;
  readonly quiet: boolean;
}
