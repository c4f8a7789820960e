import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FormIndex, formPrefix } from '../../../src/core/english/formIndex';
import { verbForms } from '../../../src/core/english/inflect';
import { newsVerbs, VerbForms, verbLemma } from '../../../src/core/english/verbs';
import verbTable from '../../../src/core/english/verbs.tsv';
import { tableRows } from '../../../src/core/text/table';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 5 });

test('an index made piece by piece holds what one made at once does', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 4 })), fc.array(word), (items, asked) => {
      const whole = new Map<string, string>();
      items.forEach((forms, i) => {
        for (const form of forms) whole.set(form, `${whole.get(form) ?? ''}${i};`);
      });
      const index = new FormIndex<number, string>(
        items.map((forms, i) => [new Set(forms.map(formPrefix)), i]),
        (i, put) => {
          for (const form of items[i]) put(form, (known = '') => `${known}${i};`);
        },
      );
      for (const form of [...asked, ...whole.keys()]) expect(index.get(form)).toBe(whole.get(form));
      expect([...index.values()].sort()).toEqual([...whole.values()].sort());
    }),
  );
});

test('every form of every verb is found by its beginning, with its uses and a lemma that has it', () => {
  const verbs = newsVerbs();
  for (const [lemma] of tableRows(verbTable)) {
    for (const [form, uses] of verbForms(lemma)) {
      expect(verbs.get(form)).toContain(uses);
      expect(verbForms(verbs.lemma(form) ?? '').has(form)).toBe(true);
    }
  }
});

test('of two verbs a form is of the one that it is not itself', () => {
  const verbs = new VerbForms(['fell', 'found', 'fall', 'find']);
  expect(['fell', 'fall', 'found', 'finds', 'founded'].map(form => verbs.lemma(form))).toEqual([
    'fall',
    'fall',
    'find',
    'find',
    'found',
  ]);
});

test('a lemma is looked up, and guessed only where no table has it', () => {
  expect(['misled', 'achieved', 'bred', 'outran', 'underwrote', 'unfroze', 'beheld'].map(verbLemma)).toEqual([
    'mislead',
    'achieve',
    'breed',
    'outrun',
    'underwrite',
    'unfreeze',
    'behold',
  ]);
  expect(newsVerbs().lemma('googled')).toBeUndefined();
  expect(verbLemma('googled')).toBe('google');
});
