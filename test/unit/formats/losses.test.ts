import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Aspect,
  annotate,
  type Format,
  lossesOf,
  lossWords,
  sumLosses,
  toDocument,
  USUAL_FORMAT,
} from '../../../src/core';
import { ASPECTS, crowded, keeping, keepingAllBut } from '../../../src/core/formats/aspects';

const TEXT = 'Ada Brun met Olof Berg in Oslo on Friday. She denied that she paid $4 million. \ud83d';
const document = toDocument(annotate(TEXT, { id: 'x', date: '2024-05-06' }));
const holding = (...kept: readonly Aspect[]): Format => ({ ...USUAL_FORMAT.one, keeps: keeping(...kept) });
const count = (format: Format, aspect: string, input = { document, text: TEXT }): number | undefined =>
  lossesOf(format, input).find(loss => loss.aspect === aspect)?.count;

describe('what a format cannot hold', () => {
  test('is counted for each document', () => {
    const nothing = holding();
    expect(document.entities.length).toBeGreaterThan(2);
    expect(count(nothing, 'entities')).toBe(document.entities.length);
    expect(count(nothing, 'figures')).toBe(document.figures.length);
    expect(count(nothing, 'events')).toBe(document.events.length);
    expect(count(nothing, 'arguments')).toBe(document.events.flatMap(event => event.arguments).length);
    expect(count(nothing, 'clusters')).toBe(document.clusters.length);
    expect([count(nothing, 'text'), count(nothing, 'date'), count(nothing, 'surrogates')]).toEqual([1, 1, 1]);
    expect(count(nothing, 'origin')).toBeUndefined();
    expect(lossesOf(holding(...ASPECTS.map(({ id }) => id)), { document, text: TEXT })).toEqual([]);
    expect(count({ ...nothing, keeps: keepingAllBut('values') }, 'entities')).toBeUndefined();
  });

  test('counts what lies inside another span, across one, or over a line break', () => {
    const at = (start: number, end: number, text: string) => ({ ...document.entities[0], start, end, text });
    const odd = {
      ...document,
      figures: [],
      entities: [at(0, 8, 'Ada Brun'), at(0, 3, 'Ada'), at(4, 12, 'Brun met'), at(20, 24, 'a\r\nb')],
    };
    const input = { document: odd, text: TEXT };
    expect(['nesting', 'overlaps', 'breaks'].map(aspect => count(holding(), aspect, input))).toEqual([1, 1, 1]);
  });

  test('adds what only the format can tell', () => {
    const format: Format = { ...holding('tokens'), alsoLoses: () => [{ aspect: 'tokens', count: 3 }] };
    expect(count(format, 'tokens')).toBe(3);
  });

  test('is told in words, of several documents together', () => {
    const one = [{ aspect: 'events', count: 1 }] as const;
    const two = [
      { aspect: 'events', count: 2 },
      { aspect: 'text', count: 1 },
    ] as const;
    expect(lossWords(one)).toBe('1 event');
    expect(lossWords(sumLosses(one, two))).toBe('1 text, 3 events');
  });
});

test('of crowded spans those that are kept leave no room for the others', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 8 })).map(([start, length]) => ({ start, end: start + length })),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(spans, all => {
      const { kept, nested, crossing } = crowded(all);
      expect(kept.length + nested.length + crossing.length).toBe(all.length);
      kept.forEach((span, i) => {
        if (i > 0) expect(span.start).toBeGreaterThanOrEqual(kept[i - 1].end);
      });
      for (const { start, end } of nested) expect(kept.some(k => k.start <= start && end <= k.end)).toBe(true);
      for (const { start, end } of crossing)
        expect(kept.some(k => k.start < end && start < k.end && k.end < end)).toBe(true);
    }),
  );
});
