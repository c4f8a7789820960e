import { LABEL_SET, type LabelSet } from '../annotations/labelSet';
import type { UserTables } from '../text/userTables';
import { readSchema } from './readSchema';
import { NO_SCHEMA, type Schema } from './schema';
import { withEventTypes } from './schemaTables';

/** What a user knows beside the engine: the schema as it was read, and the tables with what it adds to them. */
export interface Knowledge {
  readonly schema: Schema;
  readonly labels: LabelSet;
  readonly tables: UserTables;
}

const NOTHING: Knowledge = { schema: NO_SCHEMA, labels: LABEL_SET, tables: {} };

let last: { readonly of: UserTables; readonly knowledge: Knowledge } | undefined;

/** The schema of a user's tables and what follows from it. Kept for the last tables that were asked for. */
export function knowledgeOf(own: UserTables = NOTHING.tables): Knowledge {
  if (own === NOTHING.tables) return NOTHING;
  if (last?.of === own) return last.knowledge;
  const { schema } = own.schema === undefined ? NOTHING : readSchema(own.schema);
  const knowledge = { schema, labels: labelsOf(schema), tables: withEventTypes(own, schema) };
  last = { of: own, knowledge };
  return knowledge;
}

/** The engine's labels with those of a schema. */
export function labelsOf({ labels }: Schema): LabelSet {
  const extended = LABEL_SET.extend(labels);
  return extended.ok ? extended.labels : LABEL_SET;
}
