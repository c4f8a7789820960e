import { tableRows } from '../text/table';
import irregularTable from './data/irregularVerbs.tsv';
import verbTable from './data/verbs.tsv';
import { type IrregularVerbs, plural, readIrregularVerbs, type VerbForm, verbForms } from './inflect';
import { type RoleMap, readRoles } from './ontology';

export interface Condition {
  readonly kind: 'form' | 'voice' | 'obj' | 'noobj' | 'subj' | 'near' | 'next' | 'prev' | 'prep' | 'inf';
  /** Words in lower case, or entity and figure labels in capitals. */
  readonly values: ReadonlySet<string>;
}

/** One sense of a trigger. */
export interface Sense {
  /** The name of a type, or `Skip`. */
  readonly type: string;
  readonly conditions: readonly Condition[];
  /** Roles that differ from the type's. */
  readonly roles: RoleMap;
  /** Whether it tells of an event only where something anchors it: a time, a place, a participant, a verb that carries it. */
  readonly weak: boolean;
  /** Whether a user gave it: it goes before the others. */
  readonly own: boolean;
}

/** One lemma: its first word's form is the key of the map it stands in. */
export interface TriggerEntry {
  readonly lemma: string;
  /** The words after the first one: a particle, or the rest of a fixed phrase. */
  readonly rest: readonly string[];
  /** For verbs, how this form can be used: letters of `VerbForm`. */
  readonly use: string;
  /** A user's own senses first, and of each those with conditions, in the order of the table. */
  readonly senses: readonly Sense[];
}

export interface TriggerLexicon {
  /** Form of the first word → entries, those with more words first. */
  readonly verbs: ReadonlyMap<string, readonly TriggerEntry[]>;
  readonly nouns: ReadonlyMap<string, readonly TriggerEntry[]>;
  readonly adjectives: ReadonlyMap<string, readonly TriggerEntry[]>;
  /** Forms of every verb that news uses, whether it has a type or not, with their uses. */
  readonly anyVerb: ReadonlyMap<string, string>;
  /** Forms of verbs that only carry an event noun: "held talks". */
  readonly light: ReadonlySet<string>;
  /** Forms of verbs whose subject is the one that the event noun befalls: "faces charges", "underwent surgery". */
  readonly undergo: ReadonlySet<string>;
}

let irregularVerbs: IrregularVerbs | undefined;

/** The first form of a verb that can be used so: "meet", "n" → "met". The lemma where there is none. */
export function formOf(lemma: string, use: VerbForm): string {
  irregularVerbs ??= readIrregularVerbs(irregularTable);
  for (const [form, uses] of verbForms(lemma, irregularVerbs)) if (uses.includes(use)) return form;
  return lemma;
}

/** Reads a table of triggers; rows that lack a column are left out. Rows of `own` go before all of the others. */
export function readTriggers(text: string, own = ''): TriggerLexicon {
  const senses: Record<'v' | 'n' | 'a', Map<string, Sense[]>> = { v: new Map(), n: new Map(), a: new Map() };
  const irregular = readIrregularVerbs(irregularTable);
  const light = new Set<string>();
  const undergo = new Set<string>();
  const sets = new Map<string, readonly string[]>();
  const given = tableRows(own);
  const rows = [...given, ...tableRows(text)];
  for (const [type, name, , , words] of rows) {
    if (type === 'Words' && words !== undefined && !sets.has(`@${name}`)) sets.set(`@${name}`, listOf(words));
  }
  for (const [n, [type, pos, condition, roles, lemmas]] of rows.entries()) {
    if (type === 'Words') continue;
    if (lemmas === undefined || (pos !== 'v' && pos !== 'n' && pos !== 'w' && pos !== 'a')) continue;
    if (type === 'Light' || type === 'Undergo') {
      const into = type === 'Light' ? light : undergo;
      for (const lemma of listOf(lemmas))
        for (const form of verbForms(lemma.split(' ')[0], irregular).keys()) into.add(form);
      continue;
    }
    const conditions = readConditions(condition, sets);
    const sense: Sense = {
      type,
      conditions,
      roles: readRoles(roles),
      weak: pos === 'w',
      own: n < given.length,
    };
    for (const lemma of listOf(lemmas)) {
      const into = senses[pos === 'w' ? 'n' : pos];
      const known = into.get(lemma);
      if (known === undefined) into.set(lemma, [sense]);
      else known.push(sense);
    }
  }
  const anyVerb = new Map<string, string>();
  for (const [lemma] of tableRows(verbTable)) {
    for (const [form, use] of verbForms(lemma, irregular)) anyVerb.set(form, (anyVerb.get(form) ?? '') + use);
  }
  const verbs = indexForms(senses.v, first => verbForms(first, irregular), false);
  const nouns = indexForms(
    senses.n,
    last =>
      new Map([
        [last, 'b'],
        [plural(last), 's'],
      ]),
    true,
  );
  const adjectives = indexForms(senses.a, word => new Map([[word, 'b']]), true);
  return { verbs, nouns, adjectives, light, undergo, anyVerb };
}

/** Indexes lemmas by the forms of the word that inflects: the first one of a verb, the last one of a noun. */
function indexForms(
  senses: ReadonlyMap<string, readonly Sense[]>,
  inflect: (word: string) => ReadonlyMap<string, string>,
  lastInflects: boolean,
): Map<string, TriggerEntry[]> {
  const index = new Map<string, TriggerEntry[]>();
  for (const [lemma, list] of senses) {
    const words = lemma.split(/[ -]/);
    const sorted = [...list].sort(
      (a, b) => Number(b.own) - Number(a.own) || Number(b.conditions.length > 0) - Number(a.conditions.length > 0),
    );
    const at = lastInflects ? words.length - 1 : 0;
    for (const [form, use] of inflect(words[at])) {
      const key = lastInflects && words.length > 1 ? words[0] : form;
      const rest = lastInflects ? [...words.slice(1, at), ...(words.length > 1 ? [form] : [])] : words.slice(1);
      const entry: TriggerEntry = { lemma, rest, use, senses: sorted };
      const known = index.get(key);
      if (known === undefined) index.set(key, [entry]);
      else known.push(entry);
    }
  }
  // longer phrases first; a lemma itself before the plural of another ("talks" before "talk")
  for (const list of index.values()) {
    if (list.length > 1)
      list.sort((a, b) => b.rest.length - a.rest.length || Number(b.use.includes('b')) - Number(a.use.includes('b')));
  }
  return index;
}

const KINDS: ReadonlySet<string> = new Set([
  'form',
  'voice',
  'obj',
  'noobj',
  'subj',
  'near',
  'next',
  'prev',
  'prep',
  'inf',
]);

function isConditionKind(kind: string): kind is Condition['kind'] {
  return KINDS.has(kind);
}

/** "a, b" as a list. */
function listOf(cell: string): string[] {
  return cell
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
}

/** Reads "obj~aid,@goods prep~to"; `@goods` stands for the words of the row `Words goods`, which comes before. */
function readConditions(text: string, sets: ReadonlyMap<string, readonly string[]>): Condition[] {
  const out: Condition[] = [];
  for (const clause of text.split(' ')) {
    const [kind, values] = clause.split('~');
    if (values === undefined) continue;
    if (isConditionKind(kind)) {
      out.push({ kind, values: new Set(values.split(',').flatMap(value => sets.get(value) ?? [value])) });
    }
  }
  return out;
}
