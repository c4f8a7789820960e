import type { MarkLabel } from '../../app/queries/annotationIndex';
import { safeText } from '../../app/safeText';
import { type AnyLabel, type Family, LABEL_SET, type LabelInfo, type LabelSet, type LineStyle } from '../../core';
import { giveKeys } from './labelKeys';
import type { Translate } from './translate';

export interface LabelLook {
  readonly family: Family;
  readonly line: LineStyle;
  /** The id of its colour in the manifest. */
  readonly color: string;
  /** The name of a codicon. */
  readonly icon: string;
}

/** The labels of this window: the engine's, with those of the workspace's schema. */
let shown: LabelSet = LABEL_SET;
let keys: ReadonlyMap<string, string> = giveKeys(LABEL_SET.all);

/** The labels that are shown now. */
export function shownLabels(): LabelSet {
  return shown;
}

/** Has everything in this bundle show these labels from now on. */
export function showLabels(labels: LabelSet): void {
  if (labels === shown) return;
  shown = labels;
  keys = giveKeys(labels.all);
}

/** What is shown of a label that no schema knows any more, though people marked with it. */
const UNKNOWN: LabelLook = { family: 'otherNames', line: 'solid', color: 'newsmark.product', icon: 'tag' };

export function allLabels(): readonly AnyLabel[] {
  return shown.all.map(({ label }) => label as AnyLabel);
}

/** What can be marked in the text: every label, and triggers of events. */
export function markLabels(): readonly MarkLabel[] {
  return [...allLabels(), 'TRIGGER'];
}

/** The labels of a kind, in the order of the lists, and behind them those of `found` that nobody knows. */
export function listedLabels(kind: LabelInfo['kind'], found: Iterable<string>): readonly AnyLabel[] {
  const unknown = [...found].filter(label => shown.find(label) === undefined);
  return [...shown.of(kind).map(({ label }) => label as AnyLabel), ...(unknown as AnyLabel[])];
}

export function lookOf(label: AnyLabel): LabelLook {
  const info = shown.find(label);
  return info === undefined ? UNKNOWN : { ...info.look, color: shown.colorOf(info) };
}

/** The letter or digit that gives a label where one is picked. */
export function labelKey(label: AnyLabel): string | undefined {
  return keys.get(label);
}

/** What belongs under a label, as the workspace's schema has it. */
export function labelGuideline(label: MarkLabel): string | undefined {
  return shown.find(label)?.guideline;
}

/** The codicon of what can be marked. */
export function labelIcon(label: MarkLabel): string {
  return label === 'TRIGGER' ? 'megaphone' : lookOf(label).icon;
}

/** The name of a label in the singular, lower case: "person", "country, region or city". */
export function labelName(label: MarkLabel, t: Translate): string {
  return label === 'TRIGGER' ? t('event') : inWords(label, 'one', t);
}

/** The name of a group of such annotations: "People", "Amounts of money". */
export function labelPlural(label: MarkLabel, t: Translate): string {
  return label === 'TRIGGER' ? t('Events') : inWords(label, 'many', t);
}

/** The words of the engine are translated; those of a schema stand as they are, but mean nothing to the editor. */
function inWords(label: AnyLabel, form: 'one' | 'many', t: Translate): string {
  const own = shown.find(label)?.words[form] ?? label;
  return LABEL_SET.find(label)?.words[form] === own ? t(own) : safeText(own, 'label');
}
