import type { LabelSet } from '../annotations/labelSet';
import type { AnyLabel, Label } from '../annotations/labels';
import { tableRows } from '../text/table';
import type { PatternTerm } from './patternLibrary';
import tagTable from './tags.tsv';

/** "WorkOfArt" for WORK_OF_ART: the tag of a label in patterns. */
export function tagOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replaceAll('_', '');
}

/** The tags that labels stand for. */
export class LabelTags {
  readonly #labels: LabelSet;
  readonly #given = new Map<string, readonly string[]>();
  /** What is only guessed, to the labels that bear it out. */
  readonly #guessed = new Map<string, Set<string>>();
  readonly #own: ReadonlySet<string>;

  constructor(labels: LabelSet) {
    this.#labels = labels;
    const own = new Set(labels.all.map(({ label }) => tagOf(label)));
    for (const [label, given, guessed] of tableRows(tagTable)) {
      this.#given.set(label, listOf(given));
      for (const tag of listOf(guessed)) {
        const bearers = this.#guessed.get(tag) ?? new Set();
        this.#guessed.set(tag, bearers.add(label));
      }
    }
    for (const tag of ['Person', 'Place', 'Organization']) own.add(tag);
    this.#own = own;
  }

  /** Whether a tag is given by labels alone. */
  isOwn(tag: string): boolean {
    return this.#own.has(tag);
  }

  /** The tags of a label: its own, that of what it is taken for, and what they stand for. */
  tagsOf(label: AnyLabel): readonly string[] {
    const base: Label = this.#labels.baseOf(label);
    return [tagOf(label), tagOf(base), ...(this.#given.get(base) ?? [])];
  }

  /** Gives a word the tags of the label that it is under, and takes from it what was guessed of it otherwise. */
  tell({ tags }: PatternTerm, label: AnyLabel | undefined): void {
    const base = label === undefined ? undefined : this.#labels.baseOf(label);
    for (const [tag, bearers] of this.#guessed) if (base === undefined || !bearers.has(base)) tags.delete(tag);
    if (label !== undefined) for (const tag of this.tagsOf(label)) tags.add(tag);
  }
}

function listOf(cell: string): readonly string[] {
  return cell === '–' ? [] : cell.split(' ');
}
