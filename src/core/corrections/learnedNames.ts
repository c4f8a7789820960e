import { type LabelSet, readLabel } from '../annotations/labelSet';
import type { AnyLabel } from '../annotations/labels';
import { tableRows } from '../text/table';
import { type Operation, standing } from './operation';

/** What people said of a name, in a text. `label` undefined: it is no entity. */
export interface NameVerdict {
  readonly name: string;
  readonly label: AnyLabel | undefined;
  readonly author: string;
  /** Only found right: counts for a label, but teaches nothing. */
  readonly confirms: boolean;
}

/** A row of a dictionary. */
export interface LearnedName {
  readonly name: string;
  readonly label: AnyLabel | undefined;
  /** How often it was said; undefined in a row that a person wrote. */
  readonly times: number | undefined;
  readonly who: readonly string[];
  /** `off`: the row is not to count, and not to be learned again. */
  readonly state: 'on' | 'off';
}

/** So often must a name be corrected in the same way for other texts to be told. */
export const ENOUGH = 2;
/** Longest name that is learned, in UTF-16 code units. */
const LONGEST = 80;
/** What stands in the place of a label where a name is none. */
const NONE = 'none';

/**
 * What the operations of one text say of names: of each place what was said last. Figures are not names: their words
 * mean another thing elsewhere.
 */
export function nameVerdicts(operations: Iterable<Operation>, labels: LabelSet): readonly NameVerdict[] {
  const last = new Map<string, NameVerdict>();
  for (const { op, at, label, answers, author = '' } of standing(operations)) {
    const place = `${at.start}-${at.end}`;
    if (op === 'bounds') last.delete(place);
    const given = op === 'reject' ? undefined : (label ?? readLabel(answers?.label));
    if (!TEACHING.has(op) && op !== 'confirm') continue;
    if (op !== 'reject' && given === undefined) continue;
    const of = given ?? readLabel(answers?.label);
    if (of !== undefined && labels.entityLabel(of) === undefined) continue;
    if (isName(at.exact)) last.set(place, { name: at.exact, label: given, author, confirms: op === 'confirm' });
    else last.delete(place);
  }
  return [...last.values()];
}

const TEACHING: ReadonlySet<string> = new Set(['reject', 'relabel', 'add']);

function isName(words: string): boolean {
  return words.length <= LONGEST && /\p{L}/u.test(words) && !/[\t\r\n]/.test(words);
}

/**
 * The names of which enough was said, and more than all else that was said of them, in alphabetical order.
 */
export function learnNames(verdicts: Iterable<NameVerdict>): readonly LearnedName[] {
  const byName = new Map<string, NameVerdict[]>();
  for (const verdict of verdicts) {
    const list = byName.get(verdict.name);
    if (list) list.push(verdict);
    else byName.set(verdict.name, [verdict]);
  }
  const learned: LearnedName[] = [];
  for (const [name, all] of byName) {
    for (const label of new Set(all.map(verdict => verdict.label))) {
      const same = all.filter(verdict => verdict.label === label);
      const taught = same.filter(({ confirms }) => !confirms).length;
      if (taught < ENOUGH || same.length <= all.length - same.length) continue;
      const who = [...new Set(same.map(({ author }) => author).filter(author => author !== ''))].sort();
      learned.push({ name, label, times: same.length, who, state: 'on' });
    }
  }
  return learned.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const COMMENT = [
  '# What corrections taught. A row: a name, its label or “none”, how often people said so, and who.',
  '# Write “off” in the last column to stop a row. A row without a number is yours, and is kept as it is.',
];
const HEAD = 'name\tlabel\ttimes\twho\tstate';

/** Reads a dictionary; rows that cannot be read are passed over. */
export function readDictionary(text: string): readonly LearnedName[] {
  return tableRows(text).flatMap(([name, label = '', times = '', who = '', state = '']): readonly LearnedName[] => {
    const known = label === NONE ? undefined : readLabel(label);
    if (!isName(name) || (known === undefined && label !== NONE)) return [];
    const count = /^\d{1,9}$/.test(times) ? Number(times) : undefined;
    const people = who.split(', ').filter(author => author !== '');
    return [{ name, label: known, times: count, who: people, state: state.trim() === 'off' ? 'off' : 'on' }];
  });
}

/** The rows of a dictionary that count. */
export function countingNames(text: string): readonly LearnedName[] {
  return readDictionary(text).filter(({ times = ENOUGH, state }) => state === 'on' && times >= ENOUGH);
}

/**
 * The text of a dictionary with what is learned by now: rows of a person's own, comments and rows that are off stay;
 * the others are those that are learned. The same names give the same text.
 */
export function updateDictionary(before: string, learned: readonly LearnedName[]): string {
  const rows = readDictionary(before);
  const own = rows.filter(({ times }) => times === undefined);
  const off = rows.filter(({ times, state }) => times !== undefined && state === 'off');
  const isOwn = new Set(own.map(({ name }) => name));
  const isOff = new Set(off.map(keyOf));
  const written = learned.filter(row => !isOwn.has(row.name) && !isOff.has(keyOf(row)));
  const comments = before.split(/\r?\n/).filter(line => line.startsWith('# '));
  const all = [...off, ...written].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return [...(comments.length > 0 ? comments : COMMENT), HEAD, ...own.map(lineOf), ...all.map(lineOf), ''].join('\n');
}

function keyOf({ name, label }: LearnedName): string {
  return `${name}\t${label ?? NONE}`;
}

function lineOf(row: LearnedName): string {
  const who = row.who.map(author => author.replace(/[\t\r\n,]+/g, ' ')).join(', ');
  return [keyOf(row), row.times ?? '', who, row.state === 'off' ? 'off' : ''].join('\t').trimEnd();
}
