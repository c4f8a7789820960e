import { FormIndex, formPrefix } from '../../english/formIndex';
import { type IrregularVerbs, nounForms, readIrregularVerbs, type VerbForm, verbForms } from '../../english/inflect';
import irregularTable from '../../english/irregularVerbs.tsv';
import { tableRows } from '../../text/table';
import { type RoleMap, readRoles } from './ontology';
import verbTable from './verbs.tsv';

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

/** Form of the first word → entries, those with more words first. */
export type TriggerIndex = FormIndex<TriggerLemma, TriggerEntry[]>;

/** A lemma with its senses, in the order of the table. */
type TriggerLemma = readonly [lemma: string, senses: readonly Sense[]];

export interface TriggerLexicon {
  readonly verbs: TriggerIndex;
  readonly nouns: TriggerIndex;
  readonly adjectives: TriggerIndex;
  /** Forms of every verb that news uses, whether it has a type or not, with their uses. */
  readonly anyVerb: FormIndex<string, string>;
  /** Forms of verbs that only carry an event noun: "held talks". */
  readonly light: ReadonlySet<string>;
  /** Forms of verbs whose subject is the one that the event noun befalls: "faces charges", "underwent surgery". */
  readonly undergo: ReadonlySet<string>;
  /** Forms of verbs whose first object may be the one that the second is given to: "granted her a pardon". */
  readonly gives: ReadonlySet<string>;
  /** Offices that somebody may hold: "secretary", "governor". */
  readonly posts: ReadonlySet<string>;
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
  const gives = new Set<string>();
  const formsOf: ReadonlyMap<string, Set<string>> = new Map([
    ['Light', light],
    ['Undergo', undergo],
    ['Gives', gives],
  ]);
  const sets = new Map<string, readonly string[]>();
  const given = tableRows(own);
  const rows = [...given, ...tableRows(text)];
  for (const [type, name, , , words] of rows) {
    if (type === 'Words' && words !== undefined && !sets.has(`@${name}`)) sets.set(`@${name}`, listOf(words));
  }
  for (const [n, [type, pos, condition, roles, lemmas]] of rows.entries()) {
    if (type === 'Words') continue;
    if (lemmas === undefined || (pos !== 'v' && pos !== 'n' && pos !== 'w' && pos !== 'a')) continue;
    const forms = formsOf.get(type);
    if (forms !== undefined) {
      for (const lemma of listOf(lemmas))
        for (const form of verbForms(lemma.split(' ')[0], irregular).keys()) forms.add(form);
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
  const verbsOf = (lemma: string): ReadonlyMap<string, string> => verbForms(lemma, irregular);
  const adjectivesOf = (lemma: string): ReadonlyMap<string, string> => new Map([[lemma, 'b']]);
  const anyVerb = new FormIndex<string, string>(
    tableRows(verbTable).map(([lemma]) => [prefixesOf(lemma, verbsOf, irregular), lemma]),
    (lemma, put) => {
      for (const [form, use] of verbsOf(lemma)) put(form, known => (known ?? '') + use);
    },
  );
  return {
    verbs: indexForms(senses.v, verbsOf, false, irregular),
    nouns: indexForms(senses.n, nounForms, true, irregular),
    adjectives: indexForms(senses.a, adjectivesOf, true, irregular),
    light,
    undergo,
    gives,
    posts: new Set(sets.get('@posts')),
    anyVerb,
  };
}

type Inflect = (word: string) => ReadonlyMap<string, string>;

/** Shorter words and irregular ones may change at their beginning: "sky", "skies"; "go", "went". */
const KEEPS_BEGINNING = 5;

/** How the forms of a word begin. */
function prefixesOf(word: string, inflect: Inflect, irregular: IrregularVerbs): Iterable<string> {
  if (word.length >= KEEPS_BEGINNING && !irregular.has(word)) return [formPrefix(word)];
  return new Set([...inflect(word).keys()].map(formPrefix));
}

/** The forms of a verb of two parts are those of the last: "re-elected"; null for another word. */
function compoundForms(head: string, inflect: Inflect): Map<string, string> | null {
  const part = head.lastIndexOf('-') + 1;
  if (part === 0) return null;
  return new Map([...inflect(head.slice(part))].map(([form, use]) => [head.slice(0, part) + form, use]));
}

/** Indexes lemmas by the forms of the word that inflects: the first one of a verb, the last one of a noun. */
function indexForms(
  senses: ReadonlyMap<string, readonly Sense[]>,
  inflect: Inflect,
  lastInflects: boolean,
  irregular: IrregularVerbs,
): TriggerIndex {
  const items = [...senses].map(([lemma, list]): readonly [Iterable<string>, TriggerLemma] => {
    const compound = lastInflects ? null : compoundForms(lemma.split(' ')[0], inflect);
    if (compound !== null) return [new Set([...compound.keys()].map(formPrefix)), [lemma, list]];
    const first = firstWord(lemma);
    const isFixed = lastInflects && first.length < lemma.length;
    return [isFixed ? [formPrefix(first)] : prefixesOf(first, inflect, irregular), [lemma, list]];
  });
  return new FormIndex(
    items,
    ([lemma, list], put) => {
      const compound = lastInflects ? null : compoundForms(lemma.split(' ')[0], inflect);
      const words = lemma.split(compound === null ? /[ -]/ : ' ');
      const sorted = list.length > 1 ? [...list].sort(bySpecificity) : list;
      const at = lastInflects ? words.length - 1 : 0;
      for (const [form, use] of compound ?? inflect(words[at])) {
        const key = lastInflects && words.length > 1 ? words[0] : form;
        const rest = lastInflects ? [...words.slice(1, at), ...(words.length > 1 ? [form] : [])] : words.slice(1);
        put(key, (known = []) => {
          known.push({ lemma, rest, use, senses: sorted });
          return known;
        });
      }
    },
    // longer phrases first; a lemma itself before the plural of another ("talks" before "talk")
    list => {
      if (list.length > 1)
        list.sort((a, b) => b.rest.length - a.rest.length || Number(b.use.includes('b')) - Number(a.use.includes('b')));
    },
  );
}

/** A user's own senses first, then those with conditions. */
function bySpecificity(a: Sense, b: Sense): number {
  return Number(b.own) - Number(a.own) || Number(b.conditions.length > 0) - Number(a.conditions.length > 0);
}

function firstWord(lemma: string): string {
  const end = lemma.search(/[ -]/);
  return end < 0 ? lemma : lemma.slice(0, end);
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
