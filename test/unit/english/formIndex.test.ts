import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FormIndex, formPrefix } from '../../../src/core/english/formIndex';
import { readIrregularVerbs, verbForms } from '../../../src/core/english/inflect';
import irregularTable from '../../../src/core/english/irregularVerbs.tsv';
import { eventTables } from '../../../src/core/events/lexicon/eventTables';
import verbTable from '../../../src/core/events/lexicon/verbs.tsv';
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

test('every form of every verb is found by its beginning', () => {
  const irregular = readIrregularVerbs(irregularTable);
  const { anyVerb } = eventTables().lexicon;
  for (const [lemma] of tableRows(verbTable)) {
    for (const [form, uses] of verbForms(lemma, irregular)) expect(anyVerb.get(form)).toContain(uses);
  }
});
