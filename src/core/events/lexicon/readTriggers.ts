import { phraseForms } from '../../english/inflect';
import { newsVerbs } from '../../english/verbs';
import { tableRows } from '../../text/table';
import { readRoles } from './ontology';
import { indexTriggers } from './triggerIndex';
import { CONDITION_KINDS, type Condition, type Sense, type TriggerLexicon } from './triggerLexicon';

/** A row of the table: cells in its order. */
type Row = readonly string[];
/** Words by the name that conditions call them by: "@forces". */
type WordSets = ReadonlyMap<string, readonly string[]>;
type Senses = Map<string, Sense[]>;

/** Reads a table of triggers; rows that lack a column are left out. Rows of `own` go before all of the others. */
export function readTriggers(text: string, own = ''): TriggerLexicon {
  const given = tableRows(own);
  const rows = [...given, ...tableRows(text)];
  const sets = readSets(rows);
  const verbs: Senses = new Map();
  const nouns: Senses = new Map();
  const adjectives: Senses = new Map();
  const into: ReadonlyMap<string, Senses> = new Map([
    ['v', verbs],
    ['n', nouns],
    ['w', nouns],
    ['a', adjectives],
  ]);
  for (const [n, [type, pos, condition, roles, lemmas]] of rows.entries()) {
    const senses = into.get(pos);
    if (lemmas === undefined || senses === undefined || HELPERS.has(type)) continue;
    const sense: Sense = {
      type,
      conditions: readConditions(condition, sets),
      roles: readRoles(roles),
      weak: pos === 'w',
      own: n < given.length,
    };
    for (const lemma of listOf(lemmas)) {
      const known = senses.get(lemma);
      if (known === undefined) senses.set(lemma, [sense]);
      else known.push(sense);
    }
  }
  return {
    verbs: indexTriggers(verbs, 'v'),
    nouns: indexTriggers(nouns, 'n'),
    adjectives: indexTriggers(adjectives, 'a'),
    light: helpers(rows, 'Light'),
    undergo: helpers(rows, 'Undergo'),
    gives: helpers(rows, 'Gives'),
    posts: new Set(sets.get('@posts')),
    anyVerb: newsVerbs(),
  };
}

/** What stands in the place of a type in rows of verbs that help to tell of an event. */
const HELPERS: ReadonlySet<string> = new Set(['Light', 'Undergo', 'Gives']);

/** Every form of the first words of the verbs of a kind of helpers. */
function helpers(rows: readonly Row[], kind: string): ReadonlySet<string> {
  return new Set(
    rows
      .filter(([type, , , , lemmas]) => type === kind && lemmas !== undefined)
      .flatMap(([, , , , lemmas]) => listOf(lemmas))
      .flatMap(lemma => [...phraseForms(lemma.split(' ')[0], 'v').keys()]),
  );
}

function readSets(rows: readonly Row[]): WordSets {
  const sets = new Map<string, readonly string[]>();
  for (const [type, name, , , words] of rows) {
    if (type === 'Words' && words !== undefined && !sets.has(`@${name}`)) sets.set(`@${name}`, listOf(words));
  }
  return sets;
}

function isConditionKind(kind: string): kind is Condition['kind'] {
  return (CONDITION_KINDS as readonly string[]).includes(kind);
}

/** "a, b" as a list. */
function listOf(cell: string): string[] {
  return cell
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');
}

/**
 * Reads "obj~aid,@goods,#person prep!~to"; `@goods` stands for the words of the row `Words goods`, `#person` for a
 * class of nouns.
 */
function readConditions(text: string, sets: WordSets): Condition[] {
  const out: Condition[] = [];
  for (const clause of text.split(' ')) {
    const [asked, cell] = clause.split('~');
    if (cell === undefined) continue;
    const negated = asked.endsWith('!');
    const kind = negated ? asked.slice(0, -1) : asked;
    if (!isConditionKind(kind)) continue;
    const all = cell.split(',').flatMap(value => sets.get(value) ?? [value]);
    out.push({
      kind,
      values: new Set(all.filter(value => !value.startsWith('#'))),
      classes: all.filter(value => value.startsWith('#')).map(value => value.slice(1)),
      negated,
    });
  }
  return out;
}
