import {
  type AnyLabel,
  ENGINE_LABELS,
  type EntityLabel,
  FAMILY_COLORS,
  type FigureLabel,
  type Label,
  type LabelInfo,
  OWN_COLORS,
  type OwnLabel,
} from './labels';

export type ExtendedLabels =
  | { readonly ok: true; readonly labels: LabelSet }
  /** What cannot be, each with what to do. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** The labels that annotations may have: the engine's, and those of a user's own. */
export class LabelSet {
  /** In the order of the lists that people see. */
  readonly all: readonly LabelInfo[];
  readonly #byName: ReadonlyMap<string, LabelInfo>;

  constructor(all: readonly LabelInfo[]) {
    this.all = all;
    this.#byName = new Map(all.map(info => [info.label, info]));
  }

  find(label: string): LabelInfo | undefined {
    return this.#byName.get(label);
  }

  of(kind: LabelInfo['kind']): readonly LabelInfo[] {
    return this.all.filter(info => info.kind === kind);
  }

  /**
   * What the engine takes a label for: itself, where it is one of its own. One that nobody knows any more, since its
   * schema is gone, is that of a thing with a name.
   */
  baseOf(label: AnyLabel): Label {
    if (isEngineLabel(label)) return label;
    return this.#byName.get(label)?.like ?? UNKNOWN;
  }

  /** The base of a label of entities, and the label itself where it is a user's own; undefined for one of figures. */
  entityLabel(label: AnyLabel | undefined): SplitLabel<EntityLabel> | undefined {
    return this.#split<EntityLabel>(label, 'entity');
  }

  /** The same of a label of figures. */
  figureLabel(label: AnyLabel | undefined): SplitLabel<FigureLabel> | undefined {
    return this.#split<FigureLabel>(label, 'figure');
  }

  #split<L extends Label>(label: AnyLabel | undefined, kind: LabelInfo['kind']): SplitLabel<L> | undefined {
    if (label === undefined) return undefined;
    const base = this.baseOf(label);
    if (LABEL_SET.find(base)?.kind !== kind) return undefined;
    return { label: base as L, own: isEngineLabel(label) ? undefined : label };
  }

  /**
   * The id of a label's colour in the manifest of the editor: `newsmark.workOfArt`. A label of a user's own has that of
   * its slot, or of its family's first label, since the colours of the editor cannot be added to while it runs.
   */
  colorOf(info: LabelInfo): string {
    if (info.look.slot !== undefined) return slotColorId(info.look.slot);
    const engine: readonly LabelInfo[] = ENGINE_LABELS;
    const own = engine.includes(info) ? info : engine.find(({ look }) => look.family === info.look.family);
    return colorId((own ?? info).label);
  }

  /** These labels with more behind them; one of a name that is there stands in its place. */
  extend(more: readonly LabelInfo[]): ExtendedLabels {
    const problems = more.flatMap(problemsOf);
    const names = more.map(({ label }) => label);
    for (const label of new Set(names.filter((name, i) => names.indexOf(name) !== i)))
      problems.push(`label ${JSON.stringify(label)} is there twice: leave one out.`);
    if (problems.length > 0) return { ok: false, problems };
    const added = new Map(more.map(info => [info.label, info]));
    const kept = this.all.map(info => added.get(info.label) ?? info);
    return { ok: true, labels: new LabelSet([...kept, ...more.filter(({ label }) => !this.#byName.has(label))]) };
  }
}

/** A label as the engine works with it, and what is shown in its place. */
export interface SplitLabel<L extends Label> {
  readonly label: L;
  readonly own: OwnLabel | undefined;
}

/** What a label is taken for of which nothing is known. */
const UNKNOWN: Label = 'PRODUCT';

const ENGINE_NAMES: ReadonlySet<string> = new Set(ENGINE_LABELS.map(({ label }) => label));

/** Whether a label is one that the engine gives. */
export function isEngineLabel(label: string): label is Label {
  return ENGINE_NAMES.has(label);
}

/** What may be a label: capitals, digits and `_`. */
export const LABEL_FORM = /^[A-Z][A-Z0-9_]{0,39}$/;

/** What may be the name of an attribute. */
export const ATTRIBUTE = /^[a-z][A-Za-z0-9]{0,39}$/;

/** A label as a line of a sidecar or of a schema names it, where it may be one; a user's own need not be known. */
export function readLabel(label: string | undefined): AnyLabel | undefined {
  return label !== undefined && LABEL_FORM.test(label) && label !== 'TRIGGER' ? (label as AnyLabel) : undefined;
}

/** The labels that the engine gives. */
export const LABEL_SET = new LabelSet(ENGINE_LABELS);

/** The id of a colour that labels of a user's own may take, counted from 1. */
export function slotColorId(slot: number): string {
  return `newsmark.own${slot}`;
}

/** The id of the colour of a label of the engine. */
export function colorId(label: string): string {
  return `newsmark.${label.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}

function problemsOf({ label, look, words }: LabelInfo): readonly string[] {
  const name = JSON.stringify(label);
  const problems: string[] = [];
  if (!LABEL_FORM.test(label)) problems.push(`label ${name}: write it in capitals, digits and _, at most 40 of them.`);
  if (label === 'TRIGGER') problems.push('label "TRIGGER" stands for the words that tell of events: choose another.');
  if (!Object.hasOwn(FAMILY_COLORS, look.family))
    problems.push(`label ${name}: its family is one of ${Object.keys(FAMILY_COLORS).join(', ')}.`);
  if (look.slot !== undefined && OWN_COLORS[look.slot - 1] === undefined)
    problems.push(`label ${name}: there are colours 1 to ${OWN_COLORS.length}.`);
  if (!/^[a-z0-9-]{1,40}$/.test(look.icon)) problems.push(`label ${name}: its icon is the name of a codicon.`);
  if (words.one.trim() === '' || words.many.trim() === '') problems.push(`label ${name}: say what it is called.`);
  return problems;
}
