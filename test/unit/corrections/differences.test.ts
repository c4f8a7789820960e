import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LabelledSpan } from '../../../src/core';
import { differencesBetween } from '../../../src/core';

const span = (start: number, end: number, label = 'PERSON'): LabelledSpan => ({ start, end, label });
const kinds = (a: readonly LabelledSpan[], b: readonly LabelledSpan[]) =>
  differencesBetween(a, b).map(({ kind, a: one, b: other }) => [kind, one?.start ?? '–', other?.start ?? '–']);

describe('the differences between two people', () => {
  test('are other labels, other bounds, and what only one of them marked', () => {
    const a = [span(0, 4), span(6, 9), span(20, 25), span(30, 33)];
    const b = [span(0, 4), span(6, 9, 'ORG'), span(11, 14), span(22, 28, 'ORG')];
    expect(kinds(a, b)).toEqual([
      ['agreed', 0, 0],
      ['label', 6, 6],
      ['missing', '–', 11],
      ['bounds', 20, 22],
      ['missing', 30, '–'],
    ]);
  });

  test('put the same words together before any that only overlap', () => {
    expect(kinds([span(0, 10), span(12, 20)], [span(4, 14), span(16, 20)])).toEqual([
      ['bounds', 0, 4],
      ['bounds', 12, 16],
    ]);
    expect(kinds([span(0, 4), span(5, 9)], [span(3, 9)])).toEqual([
      ['bounds', 0, 3],
      ['missing', 5, '–'],
    ]);
  });

  test('have each mark once, and are the same the other way round', () => {
    const spans = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom('A', 'B')))
      .map(steps => {
        let at = 0;
        return steps.map(([gap, length, label]) => {
          const start = at + gap;
          at = start + length;
          return span(start, at, label);
        });
      });
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const found = differencesBetween(a, b);
        expect(found.flatMap(({ a: one }) => one ?? [])).toEqual(a);
        expect(new Set(found.flatMap(({ b: other }) => other ?? []))).toEqual(new Set(b));
        expect(found.flatMap(({ b: other }) => other ?? [])).toHaveLength(b.length);
        const kindsOf = (each: typeof found): Record<string, number> =>
          Object.fromEntries(['agreed', 'label'].map(kind => [kind, each.filter(d => d.kind === kind).length]));
        expect(kindsOf(differencesBetween(b, a))).toEqual(kindsOf(found));
      }),
      { numRuns: 2000 },
    );
  });
});
