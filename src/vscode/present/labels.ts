import type { MarkLabel } from '../../app/queries/annotationIndex';
import { type Family, LABEL_SET, type Label, type LineStyle } from '../../core';
import type { Translate } from './translate';

export const LABELS = LABEL_SET.all.map(({ label }) => label as Label);

/** What can be marked in the text: every label, and triggers of events. */
export const MARK_LABELS: readonly MarkLabel[] = [...LABELS, 'TRIGGER'];

export interface LabelLook {
  readonly family: Family;
  readonly line: LineStyle;
  /** The id of its colour in the manifest. */
  readonly color: string;
  /** The name of a codicon. */
  readonly icon: string;
}

export const LOOKS = Object.fromEntries(
  LABEL_SET.all.map(info => [info.label, { ...info.look, color: LABEL_SET.colorOf(info) }]),
) as Readonly<Record<Label, LabelLook>>;

/** The codicon of what can be marked. */
export function labelIcon(label: MarkLabel): string {
  return label === 'TRIGGER' ? 'megaphone' : LOOKS[label].icon;
}

/** The name of a label in the singular, lower case: "person", "country, region or city". */
export function labelName(label: MarkLabel, t: Translate): string {
  return t(label === 'TRIGGER' ? 'event' : (LABEL_SET.find(label)?.words.one ?? label));
}

/** The name of a group of such annotations: "People", "Amounts of money". */
export function labelPlural(label: MarkLabel, t: Translate): string {
  return t(label === 'TRIGGER' ? 'Events' : (LABEL_SET.find(label)?.words.many ?? label));
}
