import { describe, expect, test } from 'vitest';
import {
  anchorOf,
  annotate,
  LABEL_SET,
  learnNames,
  nameVerdicts,
  type Operation,
  updateDictionary,
} from '../../../src/core';
import { countingNames, readDictionary } from '../../../src/core/corrections/learnedNames';

const TEXT = 'Harbour Board met in Oslo. The Harbour Board of 300 voted.';
let count = 0;
function operation(op: string, words: string, fields: Partial<Operation> = {}, text = TEXT): Operation {
  count++;
  const start = text.indexOf(words);
  const at = anchorOf(text, { start, end: start + words.length });
  return { id: `o${count}`, op, at, time: `2026-01-01T10:${10 + count}:00Z`, author: 'Ana', ...fields };
}
const learned = (...texts: readonly (readonly Operation[])[]) =>
  learnNames(texts.flatMap(operations => nameVerdicts(operations, LABEL_SET))).map(({ name, label, times }) => [
    name,
    label,
    times,
  ]);

describe('what corrections teach', () => {
  const relabel = () => [operation('relabel', 'Oslo', { label: 'ORG', answers: { label: 'GPE' } })];

  test('is a name that was corrected twice in one way, with who and how often', () => {
    expect(learned(relabel())).toEqual([]);
    expect(learned(relabel(), relabel())).toEqual([['Oslo', 'ORG', 2]]);
    const reject = () => [operation('reject', 'Oslo', { answers: { label: 'GPE' } })];
    expect(learned(reject(), reject())).toEqual([['Oslo', undefined, 2]]);
    const add = () => [operation('add', 'Harbour Board', { label: 'ORG' })];
    expect(learned(add(), add(), add())).toEqual([['Harbour Board', 'ORG', 3]]);
  });

  test('loses its count when a correction is taken back', () => {
    const [one] = relabel();
    const undo = operation('undo', 'Oslo', { of: one.id });
    expect(learned([one, undo], relabel())).toEqual([]);
  });

  test('counts what was said last of a place, and what contradicts it', () => {
    const changed = [...relabel(), operation('relabel', 'Oslo', { label: 'GPE', answers: { label: 'ORG' } })];
    expect(learned(changed, relabel())).toEqual([]);
    const confirmed = () => [operation('confirm', 'Oslo', { label: 'GPE' })];
    expect(learned(relabel(), relabel(), confirmed(), confirmed())).toEqual([]);
    expect(learned(relabel(), relabel(), relabel(), confirmed())).toEqual([['Oslo', 'ORG', 3]]);
    expect(learned(confirmed(), confirmed())).toEqual([]);
  });

  test('is nothing of figures, nor of what is no name', () => {
    const figure = () => [operation('reject', '300', { answers: { label: 'CARDINAL' } })];
    const added = () => [operation('add', '300', { label: 'CARDINAL' })];
    expect(learned(figure(), figure(), added(), added())).toEqual([]);
  });
});

describe('a dictionary', () => {
  const rows = learnNames(
    Array.from({ length: 3 }, () => ({ name: 'Oslo', label: 'ORG' as const, author: 'Ana', confirms: false })),
  );

  test('is the same text for the same names, and is read as it was written', () => {
    const text = updateDictionary('', rows);
    expect(text).toContain('Oslo\tORG\t3\tAna\n');
    expect(updateDictionary(text, rows)).toBe(text);
    expect(readDictionary(text)).toEqual([{ name: 'Oslo', label: 'ORG', times: 3, who: ['Ana'], state: 'on' }]);
    expect(updateDictionary(text, [])).not.toContain('Oslo');
  });

  test('keeps what a person wrote into it, and learns no row again that is off', () => {
    const own =
      '# our names\nname\tlabel\ttimes\twho\tstate\nTarn\tnone\nOslo\tORG\t2\tAna\toff\nOslo Ferry\tORG\t9\tAna\n';
    const text = updateDictionary(own, rows);
    expect(text).toBe('# our names\nname\tlabel\ttimes\twho\tstate\nTarn\tnone\nOslo\tORG\t2\tAna\toff\n');
    expect(countingNames(text).map(({ name }) => name)).toEqual(['Tarn']);
  });

  test('changes the first pass of other texts, with its evidence, and leaves what a person said', () => {
    const text = 'Labour won in Tarn. Tarn is small. The Tarn Ferry sank.';
    const before = annotate(text).entities;
    const dictionary = updateDictionary('', [
      { name: 'Tarn', label: 'ORG', times: 4, who: [], state: 'on' },
      { name: 'Labour', label: undefined, times: 2, who: [], state: 'on' },
    ]);
    const { entities } = annotate(text, { tables: { dictionary } });
    const tarn = entities.filter(each => each.text === 'Tarn');
    expect(before.some(each => each.text === 'Labour')).toBe(true);
    expect(entities.some(each => each.text === 'Labour')).toBe(false);
    expect(tarn.map(({ label, origin, evidence }) => [label, origin, evidence])).toEqual([
      ['ORG', 'machine', 'from your corrections (4 times)'],
      ['ORG', 'machine', 'from your corrections (4 times)'],
    ]);
    const start = text.indexOf('Tarn');
    const at = anchorOf(text, { start, end: start + 4 });
    const corrections: Operation[] = [
      { id: 'a', op: 'confirm', at, label: 'GPE' },
      { id: 'b', op: 'add', at: anchorOf(text, { start: 0, end: 6 }), label: 'ORG' },
    ];
    const said = annotate(text, { tables: { dictionary }, corrections }).entities.filter(e => e.origin === 'human');
    expect(said.map(({ text: words, label }) => [words, label])).toEqual([
      ['Labour', 'ORG'],
      ['Tarn', 'GPE'],
    ]);
  });

  test('knows a name with a capital only where a text with capitals has it', () => {
    const dictionary = updateDictionary('', [{ name: 'Anchor', label: 'ORG', times: 2, who: [], state: 'on' }]);
    const found = (text: string) =>
      annotate(text, { tables: { dictionary } })
        .entities.filter(({ label }) => label === 'ORG')
        .map(e => e.start);
    expect(found('The crew dropped anchor. Anchor won in Bergen.')).toEqual([25]);
  });
});
