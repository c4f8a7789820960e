import nlp from 'compromise';
import { describe, expect, test } from 'vitest';
import { readIrregularVerbs, type VerbForm, verbForms } from '../../../src/core/english/inflect';
import irregularTable from '../../../src/core/english/irregularVerbs.tsv';
import triggerTable from '../../../src/core/events/lexicon/triggers.tsv';
import { tableRows } from '../../../src/core/text/table';

/** The share of forms in which compromise, the judge, has the same; where it differs, most often it has taken the verb for a noun. */
const AGREED = 0.985;

const USES: readonly (readonly [string, VerbForm])[] = [
  ['PresentTense', 's'],
  ['PastTense', 'd'],
  ['Gerund', 'g'],
  ['Participle', 'n'],
];

/** The verbs of the trigger table, without their particles; words of rows that are skipped are often no verbs ("according"). */
function triggerVerbs(): readonly string[] {
  const lemmas = new Set<string>();
  for (const [type, pos, , , cell] of tableRows(triggerTable)) {
    if (pos !== 'v' || type === 'Skip') continue;
    for (const lemma of cell.split(',')) {
      const [verb] = lemma.trim().split(' ');
      if (/^[a-z]+$/.test(verb)) lemmas.add(verb);
    }
  }
  return [...lemmas];
}

/** What compromise makes of a verb: names of its own for the forms, and the forms. */
function judged(lemma: string): Readonly<Record<string, string>> {
  const word = nlp(lemma);
  word.tag('Infinitive');
  const [forms] = word.verbs().conjugate() as Record<string, string>[];
  // a verb that it takes for a form of another one: "found", of "find"
  return forms?.Infinitive === lemma ? forms : {};
}

describe('the forms of the verbs in the trigger table', () => {
  const irregular = readIrregularVerbs(irregularTable);
  const verbs = triggerVerbs();

  test(`are those that compromise gives, ${100 * AGREED} of 100`, () => {
    const differing: string[] = [];
    let compared = 0;
    for (const lemma of verbs) {
      const own = [...verbForms(lemma, irregular)];
      const theirs = judged(lemma);
      for (const [name, use] of USES) {
        const form = theirs[name];
        if (form === undefined || form === '') continue;
        compared++;
        const forms = own.filter(([, uses]) => uses.includes(use)).map(([word]) => word);
        if (!forms.includes(form)) differing.push(`${lemma}, ${name}: ${form}, ours ${forms.join(' or ')}`);
      }
    }
    const report = `${differing.length} of ${compared} differ\n${differing.join('\n')}`;
    expect(compared, report).toBeGreaterThan(3 * 0.98 * verbs.length);
    expect(1 - differing.length / compared, report).toBeGreaterThanOrEqual(AGREED);
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
  ])('of "%s" hold "%s" as %s', (lemma, form, use) => {
    expect(verbForms(lemma, irregular).get(form)).toContain(use);
  });
});
