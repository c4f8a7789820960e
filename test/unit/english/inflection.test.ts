import nlp from 'compromise';
import { describe, expect, test } from 'vitest';
import doublingTable from '../../../src/core/english/doubling.tsv';
import { guessLemma } from '../../../src/core/english/guess';
import {
  isPlural,
  nounForms,
  phraseForms,
  pluralOf,
  type VerbForm,
  verbForms,
} from '../../../src/core/english/inflect';
import { irregularNoun, irregularSingular } from '../../../src/core/english/irregular';
import irregularVerbTable from '../../../src/core/english/irregularVerbs.tsv';
import prefixTable from '../../../src/core/english/verbPrefixes.tsv';
import verbTable from '../../../src/core/english/verbs.tsv';
import triggerTable from '../../../src/core/events/lexicon/triggers.tsv';
import unitTable from '../../../src/core/figures/words/units.tsv';
import { tableRows } from '../../../src/core/text/table';
import { wordListTables } from '../../support/wordListTables';
import reviewed from './judged.tsv';

const USES: readonly (readonly [string, VerbForm])[] = [
  ['PresentTense', 's'],
  ['PastTense', 'd'],
  ['Gerund', 'g'],
  ['Participle', 'n'],
];

/**
 * The lemmas of the trigger table of a part of speech: words of rows that are skipped are often no verbs ("according").
 */
function triggerLemmas(parts: string): readonly string[] {
  return tableRows(triggerTable)
    .filter(([type, pos]) => parts.includes(pos) && type !== 'Skip' && type !== 'Words')
    .flatMap(([, , , , cell]) => cell.split(',').map(lemma => lemma.trim()));
}

/** The words of a class in every table of word lists. */
function listed(kind: 'v' | 'n'): readonly string[] {
  return wordListTables().flatMap(table =>
    tableRows(table)
      .filter(([, , cell = '']) => cell.split(':')[0] === kind)
      .map(([, word]) => word),
  );
}

const plain = (words: readonly string[]) => [...new Set(words)].filter(word => /^[a-z]+$/.test(word)).sort();

const VERBS = plain([
  ...[...triggerLemmas('v'), ...listed('v')].map(lemma => lemma.split(' ')[0]),
  ...tableRows(verbTable).map(([lemma]) => lemma),
]);

const NOUNS = plain([
  ...[...triggerLemmas('nw'), ...listed('n')].map(lemma => lemma.split(' ').at(-1) ?? ''),
  ...tableRows(unitTable).map(([unit]) => unit.split(' per ')[0].split(' ').at(-1) ?? ''),
]);

/** What compromise, the judge, makes of a verb: names of its own for the forms, and the forms. */
function judgedVerb(lemma: string): Readonly<Record<string, string>> {
  const word = nlp(lemma);
  word.tag('Infinitive');
  const [forms] = word.verbs().conjugate() as Record<string, string>[];
  // a verb that it takes for a form of another one: "found", of "find"
  return forms?.Infinitive === lemma ? forms : {};
}

function judgedPlural(noun: string): string {
  const word = nlp(noun);
  // what is a plural already, as tables have some nouns, stays one
  if (!isPlural(noun)) word.tag('Noun').tag('Singular');
  return word.nouns().toPlural().text('normal');
}

/** What each differing form is, as it was reviewed: word and form as the judge has them, ours, and who is right. */
const REVIEWED: ReadonlySet<string> = new Set(
  tableRows(reviewed).map(([word, use, theirs, ours]) => [word, use, theirs, ours].join('\t')),
);

/** The differences as rows of the reviewed list. */
function differencesOf(): readonly string[] {
  const out: string[] = [];
  for (const lemma of VERBS) {
    const own = [...verbForms(lemma)];
    const theirs = judgedVerb(lemma);
    for (const [name, use] of USES) {
      const form = theirs[name];
      // it gives a word back that it takes for a noun
      if (form === undefined || form === '' || form === lemma) continue;
      const forms = own.filter(([, uses]) => uses.includes(use)).map(([word]) => word);
      if (!forms.includes(form)) out.push([lemma, use, form, forms.join('/')].join('\t'));
    }
  }
  for (const noun of NOUNS) {
    const form = judgedPlural(noun);
    const forms = [...nounForms(noun)].filter(([, uses]) => uses.includes('s')).map(([word]) => word);
    if (form !== '' && form !== noun && !forms.includes(form))
      out.push([noun, 'plural', form, forms.join('/')].join('\t'));
  }
  return out;
}

describe('the forms of the verbs and nouns of all tables', () => {
  const differences = differencesOf();

  test('are many', () => {
    expect(VERBS.length).toBeGreaterThan(2400);
    expect(NOUNS.length).toBeGreaterThan(600);
  });

  test('are those that compromise gives, or were reviewed', () => {
    const open = differences.filter(row => !REVIEWED.has(row));
    expect(open, `word, form, the judge’s, ours:\n${open.join('\n')}`).toEqual([]);
  });

  test('no difference is on the list that is none', () => {
    expect([...REVIEWED].filter(row => !differences.includes(row))).toEqual([]);
  });
});

test.each([
  ['traffic', 'trafficking', 'g'],
  ['panic', 'panicked', 'd'],
  ['fuel', 'fuelled', 'd'],
  ['fuel', 'fueled', 'd'],
  ['initial', 'initialling', 'g'],
  ['appeal', 'appealed', 'd'],
  ['have', 'has', 's'],
  ['be', 'being', 'g'],
  ['sneak', 'snuck', 'd'],
  ['breed', 'bred', 'dn'],
  ['behold', 'beheld', 'dn'],
  ['outrun', 'outran', 'd'],
  ['underwrite', 'underwrote', 'd'],
  ['unfreeze', 'unfroze', 'd'],
  ['outfight', 'outfought', 'dn'],
  ['relay', 'relayed', 'dn'],
  ['re-run', 're-ran', 'd'],
  ['singe', 'singeing', 'g'],
  ['dye', 'dyed', 'd'],
  ['misunderstand', 'misunderstood', 'dn'],
  ['readmit', 'readmitted', 'dn'],
  ['quiz', 'quizzes', 's'],
  ['woo', 'woos', 's'],
  ['veto', 'vetoes', 's'],
  ['upset', 'upset', 'bdn'],
  ['upset', 'upsetting', 'g'],
])('of the verb "%s" hold "%s" as %s', (lemma, form, use) => {
  expect(verbForms(lemma).get(form)).toContain(use);
});

test.each([
  ['commit', 'commiting'],
  ['visit', 'visitting'],
  ['begin', 'begining'],
  ['relay', 'relaid'],
])('"%s" has no form "%s"', (lemma, form) => {
  expect(verbForms(lemma).has(form)).toBe(false);
});

test.each([
  ['man', 'men'],
  ['policewoman', 'policewomen'],
  ['human', 'humans'],
  ['German', 'Germans'],
  ['summons', 'summonses'],
  ['crisis', 'crises'],
  ['diagnosis', 'diagnoses'],
  ['life', 'lives'],
  ['midwife', 'midwives'],
  ['belief', 'beliefs'],
  ['person', 'people'],
  ['aircraft', 'aircraft'],
  ['series', 'series'],
  ['earnings', 'earnings'],
  ['talks', 'talks'],
  ['embargo', 'embargoes'],
  ['video', 'videos'],
  ['envoy', 'envoys'],
  ['inquiry', 'inquiries'],
  ['prison term', 'prison terms'],
  ['loss of life', 'losses of life'],
  ['square foot', 'square feet'],
  ['mile per hour', 'miles per hour'],
  ['degree Celsius', 'degrees Celsius'],
  ['brother-in-law', 'brothers-in-law'],
  ['by-election', 'by-elections'],
])('the plural of "%s" is "%s"', (noun, plural) => {
  expect(pluralOf(noun)).toBe(plural);
});

test('a phrase inflects in its verb', () => {
  expect([...phraseForms('carry out', 'v').keys()]).toEqual([
    'carry out',
    'carries out',
    'carrying out',
    'carried out',
  ]);
});

test('what is a plural is known', () => {
  expect(['men', 'attacks', 'people', 'policewomen', 'aircraft', 'crises'].filter(word => !isPlural(word))).toEqual([]);
  expect(['crisis', 'congress', 'virus', 'woman', 'attack'].filter(isPlural)).toEqual([]);
  expect(irregularSingular('policewomen')).toBe('policewoman');
  expect(irregularSingular('germans')).toBe('german');
  expect(irregularNoun('attack')).toBeUndefined();
});

test('no row says what a prefix and its verb do', () => {
  const irregular = new Map(tableRows(irregularVerbTable).map(([lemma, past]) => [lemma, past]));
  const doubling = new Map(tableRows(doublingTable).map(([verb, how]) => [verb, how]));
  const prefix = new RegExp(
    `^(?:${tableRows(prefixTable)
      .map(([each]) => each)
      .join('|')})`,
  );
  const idle = (rows: ReadonlyMap<string, string>, said: (prefix: string, base: string) => string | undefined) =>
    [...rows].filter(([lemma, cell]) => {
      const [before = ''] = prefix.exec(lemma) ?? [];
      return before !== '' && said(before, lemma.slice(before.length)) === cell;
    });
  const pasts = (before: string, base: string) =>
    irregular
      .get(base)
      ?.split('/')
      .map(form => before + form)
      .join('/');
  expect(idle(irregular, pasts)).toEqual([]);
  expect(
    idle(doubling, (_, base) => (irregular.has(base) ? 'twice' : doubling.get(base))).filter(
      ([verb]) => !irregular.has(verb),
    ),
  ).toEqual([]);
});

test('a lemma that no table knows is guessed by its ending', () => {
  const guesses = {
    outlasted: 'outlast',
    carries: 'carry',
    stopped: 'stop',
    achieved: 'achieve',
    dislodged: 'dislodge',
    leveraging: 'leverage',
    hyped: 'hype',
    googled: 'google',
    vaping: 'vape',
    tweeting: 'tweet',
    trended: 'trend',
    lobbying: 'lobby',
    crowdfunded: 'crowdfund',
  };
  for (const [form, lemma] of Object.entries(guesses)) expect([form, guessLemma(form)]).toEqual([form, lemma]);
});
