import { ATTRIBUTE, readLabel } from '../annotations/labelSet';
import type { Anchor, Operation } from './operation';

/** What an operation is about. `log`: another operation; `text`: the text as a whole, wherever its words stand. */
export type OperationSubject = 'mark' | 'cluster' | 'event' | 'log' | 'text';

/** A kind of operation: all that the sidecar, the list of what was done and the engine know of it in common. */
export interface OperationKind {
  readonly op: string;
  readonly on: OperationSubject;
  /** In words, for lists: "Right", "Not an entity". */
  readonly title: string;
  /** The fields that it cannot do without. */
  readonly needs: readonly (keyof typeof FIELDS)[];
  readonly may: readonly (keyof typeof FIELDS)[];
}

const MODALITIES: ReadonlySet<unknown> = new Set(['asserted', 'future', 'hypothetical', 'requested']);
const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** What each field holds. */
const FIELDS = {
  label: {
    is: (value: unknown) => typeof value === 'string' && readLabel(value) !== undefined,
    what: 'a label, such as PERSON',
  },
  name: { is: isText, what: 'a name' },
  to: { is: isAnchor, what: 'an anchor' },
  value: { is: isRecord, what: 'a value' },
  note: { is: (value: unknown) => typeof value === 'string', what: 'text' },
  attribute: {
    is: (value: unknown) => isText(value) && ATTRIBUTE.test(String(value)),
    what: 'the name of an attribute',
  },
  is: { is: (value: unknown) => value === null || isText(value), what: 'a text, or null' },
  of: { is: isText, what: 'the id of an operation' },
  type: { is: isText, what: 'an event type, such as Contact.Meet' },
  role: { is: isText, what: 'a role' },
  filler: { is: (value: unknown) => value === null || isAnchor(value), what: 'an anchor, or null' },
  remove: { is: (value: unknown) => typeof value === 'boolean', what: 'true or false' },
  polarity: { is: (value: unknown) => value === 'positive' || value === 'negative', what: 'positive or negative' },
  modality: { is: (value: unknown) => MODALITIES.has(value), what: [...MODALITIES].join(', ') },
  attempted: { is: (value: unknown) => typeof value === 'boolean', what: 'true or false' },
  state: { is: (value: unknown) => value === 'done' || value === 'begun', what: 'done or begun' },
} as const;

/** The names of those fields, in the order in which they are written. */
export const FIELD_NAMES: readonly string[] = Object.keys(FIELDS);

/**
 * Every kind of operation: one row a kind. What marks, clusters and events make of theirs stands in their `apply…`
 * files.
 */
export const OPERATIONS: readonly OperationKind[] = [
  { op: 'add', on: 'mark', title: 'Added', needs: ['label'], may: ['name', 'value'] },
  { op: 'confirm', on: 'mark', title: 'Right', needs: [], may: ['label'] },
  { op: 'reject', on: 'mark', title: 'Not an entity', needs: [], may: [] },
  { op: 'relabel', on: 'mark', title: 'Label changed', needs: ['label'], may: [] },
  { op: 'bounds', on: 'mark', title: 'Bounds changed', needs: ['to'], may: ['label'] },
  { op: 'value', on: 'mark', title: 'Value changed', needs: ['value'], may: ['label'] },
  { op: 'attribute', on: 'mark', title: 'Attribute set', needs: ['attribute', 'is'], may: ['label'] },
  { op: 'name', on: 'cluster', title: 'Named', needs: ['name'], may: [] },
  { op: 'link', on: 'cluster', title: 'Same as another', needs: ['to'], may: [] },
  { op: 'split', on: 'cluster', title: 'Another of that name', needs: [], may: [] },
  { op: 'merge', on: 'cluster', title: 'Two made one', needs: ['to'], may: [] },
  { op: 'event.add', on: 'event', title: 'Event added', needs: ['type'], may: [] },
  { op: 'event.confirm', on: 'event', title: 'Event right', needs: [], may: [] },
  { op: 'event.remove', on: 'event', title: 'Not an event', needs: [], may: [] },
  { op: 'event.type', on: 'event', title: 'Event type changed', needs: ['type'], may: [] },
  { op: 'event.trigger', on: 'event', title: 'Trigger changed', needs: ['to'], may: [] },
  { op: 'event.role', on: 'event', title: 'Role changed', needs: ['role', 'filler'], may: ['remove'] },
  { op: 'event.time', on: 'event', title: 'Time changed', needs: ['filler'], may: [] },
  { op: 'event.place', on: 'event', title: 'Place changed', needs: ['filler'], may: [] },
  { op: 'event.source', on: 'event', title: 'Source changed', needs: ['filler'], may: [] },
  { op: 'event.status', on: 'event', title: 'Status changed', needs: [], may: ['polarity', 'modality', 'attempted'] },
  { op: 'note', on: 'mark', title: 'Note', needs: ['note'], may: [] },
  { op: 'review', on: 'text', title: 'Reviewed', needs: ['state'], may: [] },
  { op: 'attach', on: 'log', title: 'Attached again', needs: ['of'], may: [] },
  { op: 'undo', on: 'log', title: 'Undone', needs: ['of'], may: [] },
];

const BY_NAME: ReadonlyMap<string, OperationKind> = new Map(OPERATIONS.map(kind => [kind.op, kind]));

/** The kind of an operation; undefined where only a later version of Newsmark knows it. */
export function operationKind(op: string): OperationKind | undefined {
  return BY_NAME.get(op);
}

/** What keeps a value from being an operation, in words that follow "line 3: "; undefined where it is one. */
export function operationProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return 'this is no JSON object.';
  const { id, op, at } = value;
  if (!isText(id)) return 'an operation needs an “id”.';
  if (typeof op !== 'string' || op === '') return 'an operation needs an “op”.';
  if (!isAnchor(at)) return '“at” must be an anchor: exact, prefix, suffix, start and end.';
  for (const field of ['author', 'time']) {
    if (value[field] !== undefined && typeof value[field] !== 'string') return `“${field}” must be text.`;
  }
  if (value['answers'] !== undefined && !isRecord(value['answers'])) return '“answers” must be an object.';
  const kind = operationKind(op);
  for (const field of kind?.needs ?? []) {
    if (!FIELDS[field].is(value[field])) return `“${field}” of “${op}” must be ${FIELDS[field].what}.`;
  }
  for (const field of kind?.may ?? []) {
    if (value[field] !== undefined && !FIELDS[field].is(value[field]))
      return `“${field}” of “${op}” must be ${FIELDS[field].what}.`;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAnchor(value: unknown): value is Anchor {
  if (!isRecord(value)) return false;
  const { exact, prefix, suffix, start, end } = value;
  return (
    isText(exact) &&
    typeof prefix === 'string' &&
    typeof suffix === 'string' &&
    isOffset(start) &&
    isOffset(end) &&
    start <= end
  );
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The anchors of an operation by their fields: all of them must stand in a text for it to be placed. */
export function anchorsOf({ at, to, filler }: Operation): readonly Anchor[] {
  const anchors = [at];
  if (to !== undefined) anchors.push(to);
  if (filler !== undefined && filler !== null) anchors.push(filler);
  return anchors;
}
