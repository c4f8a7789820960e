import { ENGINE_LABELS, FAMILY_COLORS, type LabelInfo } from './labels';

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
   * The id of a label's colour in the manifest of the editor: `newsmark.workOfArt`. A label of a user's own has that of
   * its family's first label, since the colours of the editor cannot be added to while it runs.
   */
  colorOf(info: LabelInfo): string {
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

/** The labels that the engine gives. */
export const LABEL_SET = new LabelSet(ENGINE_LABELS);

/** The id of the colour of a label of the engine. */
export function colorId(label: string): string {
  return `newsmark.${label.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}

function problemsOf({ label, look, words }: LabelInfo): readonly string[] {
  const name = JSON.stringify(label);
  const problems: string[] = [];
  if (!/^[A-Z][A-Z0-9_]{0,39}$/.test(label))
    problems.push(`label ${name}: write it in capitals, digits and _, at most 40 of them.`);
  if (label === 'TRIGGER') problems.push('label "TRIGGER" stands for the words that tell of events: choose another.');
  if (!Object.hasOwn(FAMILY_COLORS, look.family))
    problems.push(`label ${name}: its family is one of ${Object.keys(FAMILY_COLORS).join(', ')}.`);
  if (!/^[a-z0-9-]{1,40}$/.test(look.icon)) problems.push(`label ${name}: its icon is the name of a codicon.`);
  if (words.one.trim() === '' || words.many.trim() === '') problems.push(`label ${name}: say what it is called.`);
  return problems;
}
