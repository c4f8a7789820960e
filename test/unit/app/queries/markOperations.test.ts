import { describe, expect, test } from 'vitest';
import { AnnotationIndex, type Mark, markLabel } from '../../../../src/app/queries/annotationIndex';
import {
  addMark,
  byOneWord,
  confirmMark,
  linkMark,
  moveMark,
  nameMark,
  operationText,
  parseValue,
  rejectMark,
  relabelMark,
  sameWords,
  selectedWords,
  setValue,
  splitMark,
  writeValue,
} from '../../../../src/app/queries/markOperations';
import { annotate, type Operation, parseSidecar } from '../../../../src/core';

const TEXT = 'Ada Lund met President Tomas Reke in Port Selby on Friday. Lund paid $4.2 million.';
const text = operationText(TEXT);
const spanOf = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const cut = (span: { start: number; end: number } | undefined) => span && TEXT.slice(span.start, span.end);

function indexOf(corrections: readonly Operation[]): AnnotationIndex {
  const { register, language, date, entities, figures, events, clusters, zones } = annotate(TEXT, { corrections });
  const found = { register, language, date, entities, figures, events, clusters, zones };
  return new AnnotationIndex({ ...found, kinds: {}, headlines: {}, values: {}, orphans: [], worded: true });
}
const index = indexOf([]);
const markOf = (words: string): Mark => {
  const mark = index.at(spanOf(words).start + 1)[0];
  if (mark === undefined) throw new Error(`nothing is annotated at ${words}`);
  return mark;
};

describe('operations on marks', () => {
  const value = { number: 4, modifier: null, unit: 'USD', counted: null };
  const event = index.triggers[0];
  test.each([
    ['confirm', confirmMark(text, markOf('Tomas Reke'))],
    ['reject', rejectMark(text, markOf('Tomas Reke'))],
    ['relabel', relabelMark(text, markOf('Tomas Reke'), 'ORG')],
    ['add', addMark(text, spanOf('President'), 'LAW')],
    ['bounds', moveMark(text, markOf('Tomas Reke'), spanOf('President Tomas Reke'))],
    ['value', setValue(text, markOf('$4.2 million'), value)],
    ['name', nameMark(text, markOf('Tomas Reke'), 'T. Reke')],
    ['link', linkMark(text, markOf('Tomas Reke'), spanOf('Ada Lund'))],
    ['split', splitMark(text, markOf('Ada Lund'))],
    ['event.confirm', confirmMark(text, event)],
    ['event.remove', rejectMark(text, event)],
    ['event.trigger', moveMark(text, event, spanOf('met President'))],
  ])('%s is one that a sidecar takes and the engine obeys', (op, made) => {
    expect(made.op).toBe(op);
    const operation = { ...made, id: '1' } as Operation;
    expect(parseSidecar(JSON.stringify(operation)).operations).toEqual([operation]);
    const before = JSON.stringify(index.annotations);
    expect(JSON.stringify(indexOf([operation]).annotations)).not.toBe(before);
  });

  test('say what they answer', () => {
    const mark = markOf('Tomas Reke');
    const { answers } = confirmMark(text, mark);
    const id = expect.stringMatching(/^T\d+$/);
    expect(answers).toMatchObject({ label: markLabel(mark), id, confidence: expect.any(Number) });
  });
});

describe('values', () => {
  const figureOf = (words: string) => {
    const mark = markOf(words);
    if (mark.kind !== 'figure') throw new Error(`${words} is no figure`);
    return mark.figure;
  };

  test('are read as people write them, and written so', () => {
    const money = figureOf('$4.2 million');
    expect(writeValue(money)).toBe('4200000 USD');
    expect(parseValue(' 5,100,000 EUR ', money)).toMatchObject({ number: 5_100_000, unit: 'EUR' });
    expect(parseValue('5-6', money)).toEqual({ modifier: null, counted: null, unit: 'USD', lower: 5, upper: 6 });
    expect(parseValue('much', money)).toBeUndefined();
    const day = figureOf('Friday');
    for (const value of ['2024-05-03', '2024-W17-5', '2024', 'P1.5Y', 'T18:59', 'PAST_REF'])
      expect(parseValue(value, day)?.timex?.value).toBe(value);
    expect(parseValue('P2W', day)?.timex?.type).toBe('DURATION');
    for (const value of ['', 'last week', '20240503x', '3 May']) expect(parseValue(value, day)).toBeUndefined();
  });
});

describe('words', () => {
  test('move a border in or out, within the line', () => {
    const span = spanOf('Tomas Reke');
    expect(cut(byOneWord(TEXT, span, 'start', true))).toBe('President Tomas Reke');
    expect(cut(byOneWord(TEXT, span, 'end', true))).toBe('Tomas Reke in');
    expect(cut(byOneWord(TEXT, span, 'end', false))).toBe('Tomas');
    expect(cut(byOneWord(TEXT, span, 'start', false))).toBe('Reke');
    expect(byOneWord(TEXT, spanOf('Friday'), 'end', false)).toBeUndefined();
    expect(byOneWord('one\ntwo', { start: 0, end: 3 }, 'end', true)).toBeUndefined();
    expect(byOneWord('one', { start: 0, end: 3 }, 'end', true)).toBeUndefined();
  });

  test('are taken whole from a selection', () => {
    expect(cut(selectedWords(TEXT, { start: 1, end: 6 }))).toBe('Ada Lund');
    const spaces = spanOf(' met ');
    expect(cut(selectedWords(TEXT, spaces))).toBe('met');
    expect(selectedWords('  ', { start: 0, end: 2 })).toBeUndefined();
  });

  test('are found again as whole words only', () => {
    expect(sameWords('Oslo, Oslofjord, in Oslo', 'Oslo').map(s => s.start)).toEqual([0, 20]);
    expect(sameWords(TEXT, '')).toEqual([]);
  });
});
