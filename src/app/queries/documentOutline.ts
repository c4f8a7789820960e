import type { AnnotationIndex } from './annotationIndex';
import { type OutlineRow, outlineOf } from './outline';

/** The outline of a document as values that can be written down; absent things are null or empty. */
export interface DocumentOutline {
  readonly id: string;
  /** Null where the text is not English, from which no events are read. */
  readonly language: 'en' | null;
  readonly rows: readonly WrittenRow[];
  readonly background: readonly WrittenRow[];
}

export interface WrittenRow {
  /** The id of the event in the document that `annotate` writes. */
  readonly event: string;
  readonly headline: string;
  readonly type: string;
  /** The words that tell it, with those of its parts. */
  readonly trigger: string;
  readonly lead: boolean;
  readonly status: readonly string[];
  readonly when: string | null;
  readonly where: string | null;
  readonly source: string | null;
  readonly arguments: readonly { readonly role: string; readonly text: string }[];
}

/** The outline of one annotated text, under the id of its document. */
export function documentOutline(id: string, index: AnnotationIndex): DocumentOutline {
  const { rows, background } = outlineOf(index);
  return { id, language: index.annotations.language, rows: rows.map(written), background: background.map(written) };
}

function written({ event, arguments: args, triggers, ...row }: OutlineRow): WrittenRow {
  const { headline, lead, status, when, where, source } = row;
  return {
    event: event.id,
    headline,
    type: event.type,
    trigger: triggers,
    lead,
    status,
    when,
    where,
    source,
    arguments: args.map(({ role, text }) => ({ role, text })),
  };
}
