import type { UserTables } from '../text/userTables';
import type { Schema, SchemaEventType } from './schema';

/** A user's tables with the rows that the event types of a schema stand for behind their own. */
export function withEventTypes(tables: UserTables, { eventTypes }: Schema): UserTables {
  if (eventTypes.length === 0) return tables;
  return {
    ...tables,
    eventTypes: joined(tables.eventTypes, TYPE_HEAD, eventTypes.map(typeRow)),
    triggers: joined(tables.triggers, TRIGGER_HEAD, eventTypes.flatMap(triggerRows)),
  };
}

const TYPE_HEAD = 'type\tplover\trank\ticon\tnoun\tverb\troles\tguideline\texample';
const TRIGGER_HEAD = 'type\tpos\tcondition\troles\tlemmas';
const NONE = '–';

function joined(table: string | undefined, head: string, rows: readonly string[]): string {
  return `${table?.trimEnd() ?? head}\n${rows.join('\n')}\n`;
}

function typeRow({ type, rank, icon, noun, verb, roles, guideline }: SchemaEventType): string {
  const slots = roles.map(([slot, role]) => `${slot}=${role}`).join(' ');
  return [type, NONE, rank, icon, noun, verb, slots || NONE, guideline || NONE, NONE].join('\t');
}

function triggerRows({ type, verbs, nouns }: SchemaEventType): readonly string[] {
  const row = (pos: string, lemmas: readonly string[]): string => [type, pos, NONE, NONE, lemmas.join(', ')].join('\t');
  return [...(verbs.length > 0 ? [row('v', verbs)] : []), ...(nouns.length > 0 ? [row('n', nouns)] : [])];
}
