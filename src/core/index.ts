import type { EventAnnotation } from './annotations/model';
import { newsmarkPipeline } from './annotators';
import type { Operation } from './corrections/operation';
import { entityLabels } from './entities/tables/nameTable';
import { eventHeadlines as headlinesOf } from './events/headline/headline';
import { eventTables } from './events/lexicon/eventTables';
import type { EventTypes } from './events/lexicon/ontology';
import type { Annotated, AnnotateOptions } from './pipeline';
import { knowledgeOf } from './schema/knowledge';
import type { TextEdit } from './text/edit';
import { checkUserTables, type TableProblem, type UserTables } from './text/userTables';

// The one door of the core. What a room does not show here is its own business.

export { type EventStatus, eventStatus } from './annotations/eventStatus';
export { colorId, isEngineLabel, LABEL_SET, LabelSet, readLabel, slotColorId } from './annotations/labelSet';
export { FAMILY_COLORS, type Family, type LabelInfo, type LineStyle, OWN_COLORS } from './annotations/labels';
export type * from './annotations/model';
export { EVENT_CHOICES, engineLabel, FURNITURE_ZONES, ZONE_KINDS } from './annotations/model';
export { hasPatterns, prepare, usePatterns } from './annotators';
export { createSnapshot } from './blocks/snapshot';
export { buildCorpus } from './corpus/corpus';
export { digestOf } from './corpus/digest';
export type { DocumentDigest } from './corpus/documentDigest';
export type { Corpus, CorpusConflict, CorpusEntity, CorpusEvent, CorpusMention } from './corpus/model';
export { stem } from './corpus/stem';
export { type Agreement, agreement, type LabelledSpan, type MarkedTwice } from './corrections/agreement';
export { anchorOf, textStamp } from './corrections/anchor';
export { type Difference, type DifferenceKind, differencesBetween } from './corrections/differences';
export {
  countingNames,
  type LearnedName,
  learnNames,
  type NameVerdict,
  nameVerdicts,
  readDictionary,
  updateDictionary,
} from './corrections/learnedNames';
export type { Anchor, Answers, Operation } from './corrections/operation';
export { standing } from './corrections/operation';
export { OPERATIONS, type OperationKind, operationKind } from './corrections/operations';
export type { Lost } from './corrections/placeAnchors';
export {
  type Displaced,
  displacedCorrections,
  type Orphan,
  type PlacedCorrections,
  type PlacedOperation,
  placeCorrections,
} from './corrections/placeCorrections';
export {
  type BrokenLine,
  EMPTY_SIDECAR,
  isOfLaterVersion,
  mergeSidecars,
  parseSidecar,
  SIDECAR_SUFFIX,
  type Sidecar,
  serialiseSidecar,
  sidecarName,
} from './corrections/sidecar';
export { dayWords } from './figures/describe/dayWords';
export { describeFigure } from './figures/describe/describeFigure';
export { ASPECTS, type Aspect, aspectWords } from './formats/aspects';
export { parseDay, parseDocumentLine } from './formats/documentLine';
export {
  type ExportFile,
  type Format,
  type FormatFile,
  type FormatInput,
  type Gathering,
  isOneFile,
  type Loss,
  mainEnding,
  type Piece,
} from './formats/format';
export { lossesOf, lossWords, sumLosses } from './formats/losses';
export { parseNewsmark, textNames, textProblem } from './formats/newsmarkRead';
export { onlyPeoples } from './formats/onlyPeoples';
export { chosen, type FormatOption, type FormatOptions } from './formats/options';
export { heldBy, readBack } from './formats/readBack';
export type {
  FormatReader,
  InputFile,
  ReadArgument,
  ReadCluster,
  ReadDocument,
  ReadEvent,
  ReadMark,
  ReadProblem,
  ReadResult,
} from './formats/reading';
export { FORMATS, findFormat, formatOfFile, OWN_FORMATS, USUAL_FORMAT } from './formats/registry';
export { type DocumentSentence, sentencesOf } from './formats/sentencesOf';
export { differenceOf, factsOf, type Mismatch, reduced, standoffOf } from './formats/standoff';
export { type Imported, type Importing, toOperations } from './formats/toOperations';
export type { Annotated, AnnotateOptions } from './pipeline';
export { labelsOf } from './schema/knowledge';
export { positionAt } from './schema/parseJson';
export type { PatternLibrary } from './schema/patternLibrary';
export { readSchema } from './schema/readSchema';
export {
  LARGEST_SCHEMA,
  type ReadSchema,
  SCHEMA_FILE,
  type Schema,
  type SchemaAttribute,
  type SchemaProblem,
} from './schema/schema';
export { applyEdit, diffTexts, mapSpan, type TextEdit } from './text/edit';
export { type Interval, intervalOf } from './text/interval';
export { pushTo } from './text/lists';
export { type Inflate, type PackedData, packedBytes } from './text/packedData';
export { bySpan, contains, firstEndingAfter, type Span } from './text/span';
export { USER_TABLE_FILES, USER_TABLE_NAMES, type UserTableName, type UserTables } from './text/userTables';
export { toDocument } from './toDocument';
export { VERSION } from './version';

// For the training of the weights, which runs the engine's own parts on other data.

export { NO_EVENTS } from './annotations/eventPlace';
export { newsmarkPipeline } from './annotators';
export { createBlock } from './blocks/blocks';
export {
  FEATURES,
  fillFeatures,
  ROW,
  ROWS,
  viewWord,
  WORD_CLASSES,
  type WordView,
} from './english/classes/wordClassFeatures';
export { createEntityAnnotator, type EntityFiles } from './entities/entityAnnotator';
export { EMPTY_PHRASE, extendPhrase, foldPieces, hashPiece } from './entities/tables/hash';
export { BUCKET_BITS } from './entities/tables/hashTable';
export { classMask, type LexiconClass, NameLexicon, STARTS_PHRASE } from './entities/tables/nameLexicon';
export { NameTable, nameKey } from './entities/tables/nameTable';
export { NAME_WORDS } from './entities/tables/nameWords';
export {
  beginTag,
  insideTag,
  lastTag,
  TAG_COUNT,
  TAG_TYPES,
  type TagType,
  unitTag,
} from './entities/tables/tagset';
export { casePatternOf } from './entities/tagger/casePattern';
export { PAIR_ROWS, SentenceFeatures } from './entities/tagger/sentenceFeatures';
export { Tagger } from './entities/tagger/tagger';
export { Viterbi } from './entities/tagger/viterbi';
export { Weights } from './entities/tagger/weights';
export {
  CASELESS,
  type CasePattern,
  caselessRow,
  MIXED_CASE,
  REACH,
  ROW_BITS,
  TITLE_CASE,
  WordForms,
} from './entities/tagger/wordForms';
export { createPipeline } from './pipeline';
export { registerOf } from './text/register';
export { splitSentences } from './tokens/sentences';
export type { Token } from './tokens/token';
export { tokenize } from './tokens/tokenize';
export { findZones, localZones } from './zones/zones';

/**
 * Annotates a text (offsets: UTF-16 code units of `text`, half-open). Linear in its length; never throws, whatever the
 * text. The first call loads tables and weights, quicker after `prepare`.
 */
export function annotate(text: string, options: AnnotateOptions = {}): Annotated {
  return newsmarkPipeline(options.tables).annotate(text, options);
}

/**
 * What `annotate` gives on the edited text, at the cost of the blocks that `edit` changed. Corrections stay on their
 * words; `steps` are the edits that `edit` is the sum of, where there were several.
 */
export function reannotate(previous: Annotated, edit: TextEdit, steps?: readonly TextEdit[]): Annotated {
  return newsmarkPipeline(previous.options.tables).reannotate(previous, edit, steps);
}

/** The same text with other corrections, at the cost of the blocks that they touch. */
export function recorrect(previous: Annotated, corrections: readonly Operation[]): Annotated {
  return newsmarkPipeline(previous.options.tables).recorrect(previous, corrections);
}

/** Names the events of one annotated text; see `events/headline`. */
export function eventHeadlines(annotated: Annotated): (event: EventAnnotation) => string {
  const { tables } = annotated.options;
  if (tables?.schema === undefined) return headlinesOf(annotated);
  const { events, tellings, options } = annotated;
  return headlinesOf({ ...annotated, events, tellings, options: { ...options, tables: knowledgeOf(tables).tables } });
}

/** The event types there are, with those of a user's own `tables`, by name. */
export function eventTypes(tables?: UserTables): EventTypes {
  return eventTables(knowledgeOf(tables).tables).types;
}

/** What in a user's tables cannot be read, each with what to do. */
export function checkTables(tables: UserTables): readonly TableProblem[] {
  return checkUserTables(tables, eventTypes(tables).keys(), entityLabels());
}
