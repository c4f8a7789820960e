import { newsmarkPipeline } from './annotators';
import type { Annotated, AnnotateOptions } from './pipeline';
import type { TextEdit } from './text/edit';

export type * from './annotations/model';
export { ENTITY_LABELS, FIGURE_LABELS, ZONE_KINDS } from './annotations/model';
export { prepare } from './annotators';
export type { Annotated, AnnotateOptions } from './pipeline';
export { applyEdit, diffTexts, mapSpan, type TextEdit } from './text/edit';
export type { Span } from './text/span';
export { toDocument } from './toDocument';
export { USER_TABLE_FILES, USER_TABLE_NAMES, type UserTables } from './userTables';
export { VERSION } from './version';

/**
 * Annotates a text (offsets: UTF-16 code units of `text`, half-open). Linear in its length; never throws, whatever the text.
 * The first call loads tables and weights, quicker after `prepare`.
 */
export function annotate(text: string, options: AnnotateOptions = {}): Annotated {
  return newsmarkPipeline(options.tables).annotate(text, options);
}

/** What `annotate` gives on the edited text, at the cost of the blocks that `edit` changed. */
export function reannotate(previous: Annotated, edit: TextEdit): Annotated {
  return newsmarkPipeline(previous.options.tables).reannotate(previous, edit);
}
