import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreement } from '../../../src/core/corrections/agreement';
import { cohenKappa, contingencyOf } from '../../../src/core/corrections/kappa';
import { unitizingAlpha, unitizingDisagreement } from '../../../src/core/corrections/unitizing';

/** A table of counts as papers print it. */
function table(rows: readonly (readonly number[])[]) {
  return new Map(rows.map((row, a) => [`${a}`, new Map(row.map((count, b) => [`${b}`, count]))]));
}
const units = (...sections: readonly (readonly [number, number])[]) =>
  sections.map(([start, length]) => ({ start: start - 150, end: start - 150 + length }));

describe('Cohen’s kappa', () => {
  test.each([
    // Cohen (1960), table 1: 200 things in three categories
    [
      'of Cohen (1960)',
      [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      0.492,
    ],
    // Artstein and Poesio, "Inter-coder agreement for computational linguistics" (2008), table 1: statements and
    // requests
    [
      'of Artstein and Poesio (2008)',
      [
        [20, 20],
        [10, 50],
      ],
      0.348,
    ],
  ] as const)('is that of the worked example %s', (_, rows, kappa) => {
    expect(cohenKappa(table(rows))).toBeCloseTo(kappa, 3);
  });

  test('is 1 for equal lists and never more', () => {
    const list = fc.array(fc.constantFrom('a', 'b', ''), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(list, own => cohenKappa(contingencyOf(own, own)) === 1));
    fc.assert(
      fc.property(list, fc.infiniteStream(fc.constantFrom('a', 'b', '')), (own, other) => {
        const kappa = cohenKappa(contingencyOf(own, [...other.take(own.length)]));
        expect(kappa).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('Krippendorff’s alpha, unitizing', () => {
  // Krippendorff (2004), "Measuring the reliability of qualitative text analysis data": two observers, two categories,
  // a continuum of 300
  const c = { length: 300, people: [units([225, 70], [370, 30]), units([220, 80], [355, 20], [400, 20])] };
  const k = { length: 300, people: [units([180, 60], [300, 50]), units([180, 60], [300, 50])] };

  test('is that of the worked example of Krippendorff (2004)', () => {
    const [ofC, ofK] = [unitizingDisagreement(c), unitizingDisagreement(k)];
    expect(ofC.observed).toBeCloseTo(0.0144, 4);
    expect(ofC.expected).toBeCloseTo(0.0532, 4);
    expect(ofK.observed).toBe(0);
    expect(ofK.expected).toBeCloseTo(0.049, 4);
    expect(unitizingAlpha([ofC])).toBeCloseTo(0.729, 3);
    expect(unitizingAlpha([ofK])).toBe(1);
    expect(unitizingAlpha([ofC, ofK])).toBeCloseTo(0.859, 3);
  });

  test('is null where nobody marked anything', () => {
    expect(unitizingAlpha([unitizingDisagreement({ length: 10, people: [[], []] })])).toBeNull();
  });
});

describe('the agreement of two people', () => {
  const text = 'Ada Lund met Tomas Reke in Oslo.';
  const mark = (words: string, label: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, label };
  };
  const document = {
    text,
    length: text.length,
    a: [mark('Ada Lund', 'PERSON'), mark('Tomas Reke', 'PERSON'), mark('Oslo', 'GPE')],
    b: [mark('Ada Lund', 'PERSON'), mark('Reke', 'PERSON'), mark('Oslo', 'ORG')],
  };

  test('counts spans of the same bounds and label', () => {
    const [all, ...labels] = agreement([document]);
    expect(all).toMatchObject({ label: null, a: 3, b: 3, same: 1, f1: 1 / 3 });
    expect(labels.map(l => [l.label, l.a, l.b, l.same])).toEqual([
      ['GPE', 1, 0, 0],
      ['ORG', 0, 1, 0],
      ['PERSON', 2, 2, 1],
    ]);
    expect(all.kappa).toBeGreaterThan(0.5);
    expect(all.kappa).toBeLessThan(1);
  });

  test('is 1 with oneself, and says nothing of tokens without the text', () => {
    const [all] = agreement([{ ...document, b: document.a }]);
    expect([all.f1, all.kappa, all.alpha]).toEqual([1, 1, 1]);
    expect(agreement([{ ...document, text: undefined }])[0].kappa).toBeNull();
    expect(agreement([])).toEqual([{ label: null, a: 0, b: 0, same: 0, f1: null, kappa: null, alpha: null }]);
  });
});
