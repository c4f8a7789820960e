import { type Anchor, type AnyLabel, type Operation, readLabel, standing } from '../../core';
import type { NewOperation } from '../correctionStore';

/** What an operation leaves at a place: its anchor by now, and the label that people gave. */
interface Given {
  readonly at: Anchor;
  readonly label: AnyLabel | undefined;
}

/**
 * What gives every annotation of a text that people put under the label `from` the label `to`: one operation each, so
 * that it is undone as anything else, and the lines that are there stay as they are.
 */
export function renameLabel(operations: readonly Operation[], from: AnyLabel, to: AnyLabel): readonly NewOperation[] {
  const given = new Map<string, Given>();
  const anchors = new Map<string, Anchor>();
  const stand = standing(operations);
  for (const { op, of, at } of stand) if (op === 'attach' && of !== undefined) anchors.set(of, at);
  for (const { id, op, at: written, to: moved, label, answers } of stand) {
    const at = anchors.get(id) ?? written;
    const place = keyOf(at);
    const before = given.get(place)?.label;
    if (op === 'reject') given.delete(place);
    else if (op === 'add' || op === 'relabel') given.set(place, { at, label });
    else if (op === 'confirm' || op === 'value')
      given.set(place, { at, label: before ?? label ?? readLabel(answers?.label) });
    else if (op === 'bounds' && moved !== undefined) {
      given.delete(place);
      given.set(keyOf(moved), { at: moved, label: label ?? before ?? readLabel(answers?.label) });
    }
  }
  return [...given.values()]
    .filter(({ label }) => label === from)
    .map(({ at }) => ({ op: 'relabel', at, label: to, answers: { label: from } }));
}

/** The labels that people gave in a text, with how often. */
export function labelsGiven(operations: readonly Operation[]): ReadonlyMap<AnyLabel, number> {
  const counts = new Map<AnyLabel, number>();
  const known = new Set(operations.flatMap(({ label }) => (label === undefined ? [] : [label])));
  for (const label of known) {
    const count = renameLabel(operations, label, label).length;
    if (count > 0) counts.set(label, count);
  }
  return counts;
}

function keyOf({ start, end }: Anchor): string {
  return `${start}-${end}`;
}
