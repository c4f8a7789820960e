import { tableRows } from '../text/table';
import doublingTable from './doubling.tsv';
import irregularNounTable from './irregularNouns.tsv';
import irregularVerbTable from './irregularVerbs.tsv';
import prefixTable from './verbPrefixes.tsv';

/** The parts of a verb that no rule gives. */
export interface IrregularVerb {
  readonly past: readonly string[];
  readonly participle: readonly string[];
  /** The third person of the present; empty where it is regular. */
  readonly third: readonly string[];
  /** The gerund; empty where it is regular. */
  readonly gerund: readonly string[];
}

/** How the last consonant of a verb is written before -ed and -ing: twice, or either way. */
export type Doubling = 'twice' | 'either' | 'never';

interface Tables {
  readonly verbs: ReadonlyMap<string, IrregularVerb>;
  /** Plurals of each noun that no rule gives, the usual one first; the noun itself where it is its own plural. */
  readonly nouns: ReadonlyMap<string, readonly string[]>;
  /** Nouns whose compounds go as they do, longer ones first: "man", of "fireman". */
  readonly heads: readonly string[];
  /** Singular of each irregular plural. */
  readonly singulars: ReadonlyMap<string, string>;
  readonly doubling: ReadonlyMap<string, Doubling>;
  /** What a verb may have before it and still go as it does: "outran", "misled", "underwrote". */
  readonly prefixes: readonly string[];
}

let read: Tables | undefined;

function tables(): Tables {
  read ??= readTables();
  return read;
}

function readTables(): Tables {
  const verbs = new Map<string, IrregularVerb>();
  for (const [lemma, past, participle, third, gerund] of tableRows(irregularVerbTable)) {
    verbs.set(lemma, {
      past: formsIn(past),
      participle: formsIn(participle),
      third: formsIn(third),
      gerund: formsIn(gerund),
    });
  }
  const nouns = new Map<string, readonly string[]>();
  const heads: string[] = [];
  const singulars = new Map<string, string>();
  for (const [noun, plural, kind] of tableRows(irregularNounTable)) {
    const plurals = plural.split('/');
    nouns.set(noun, plurals);
    if (kind === 'compounds') heads.push(noun);
    for (const form of plurals) if (!singulars.has(form)) singulars.set(form, noun);
  }
  const doubling = new Map<string, Doubling>();
  for (const [verb, how] of tableRows(doublingTable))
    doubling.set(verb, how === 'either' || how === 'never' ? how : 'twice');
  return {
    verbs,
    nouns,
    heads: heads.sort((a, b) => b.length - a.length),
    singulars,
    doubling,
    prefixes: tableRows(prefixTable).map(([prefix]) => prefix),
  };
}

/** "hung/hanged" as a list; "–" and nothing are none. */
function formsIn(cell: string | undefined): readonly string[] {
  return cell === undefined || cell === '' || cell === '–' ? [] : cell.split('/');
}

/** The irregular parts of a verb; undefined for one that has no row. See `prefixOf` for "outrun". */
export function irregularVerb(lemma: string): IrregularVerb | undefined {
  return tables().verbs.get(lemma);
}

/**
 * The prefix of a verb that goes as the one without it does, where that is irregular or doubles its last consonant:
 * "mis" of "misunderstand", "re" of "readmit"; "" of any other, and of one that has a row of its own.
 */
export function prefixOf(lemma: string): string {
  const { verbs, doubling, prefixes } = tables();
  if (verbs.has(lemma) || doubling.has(lemma)) return '';
  for (const prefix of prefixes) {
    if (!lemma.startsWith(prefix)) continue;
    const base = lemma.slice(prefix.length);
    if (verbs.has(base) || doubling.has(base) || prefixOf(base) !== '') return prefix;
  }
  return '';
}

/**
 * The irregular plurals of a noun, also of a compound ("policewomen"), the usual one first; undefined for a regular
 * noun.
 */
export function irregularNoun(noun: string): readonly string[] | undefined {
  const { nouns, heads } = tables();
  const whole = nouns.get(noun);
  if (whole !== undefined) return whole;
  // "German" has a row; "loss of life" is more than one word
  if (nouns.has(noun.toLowerCase()) || noun.includes(' ')) return undefined;
  const head = heads.find(each => isCompound(noun, each));
  return head === undefined ? undefined : nouns.get(head)?.map(plural => noun.slice(0, -head.length) + plural);
}

/** At least so many letters stand before the head of a compound. */
const SHORTEST = 2;

function isCompound(word: string, head: string): boolean {
  return word.length >= head.length + SHORTEST && word.endsWith(head);
}

/** The singular of an irregular plural: "men" → "man", "policewomen" → "policewoman"; undefined for any other word. */
export function irregularSingular(plural: string): string | undefined {
  const { singulars, nouns, heads } = tables();
  const whole = singulars.get(plural);
  if (whole !== undefined) return whole;
  for (const head of heads) {
    const form = nouns.get(head)?.find(each => isCompound(plural, each));
    if (form === undefined) continue;
    const singular = plural.slice(0, -form.length) + head;
    // "Germans" is no compound of "man"; "human" has a row of its own
    if (!nouns.has(singular)) return singular;
  }
  return undefined;
}

/**
 * How a verb of more than one syllable doubles its last consonant; undefined where it does not, or where a rule tells.
 */
export function doublingOf(verb: string): Doubling | undefined {
  return tables().doubling.get(verb);
}
