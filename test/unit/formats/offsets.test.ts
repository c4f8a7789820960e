import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetsOf } from '../../../src/core/formats/offsets';

/** Texts of what moves offsets: emoji, families of them, marks that combine, CR LF, halves of characters. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        ' ',
        'é',
        'e\u0301',
        '😀',
        '👩‍👩‍👧',
        '🇳🇴',
        '\r\n',
        '\r',
        '\n',
        '\ud83d',
        '\ude00',
        '한',
        'क्षि',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 400 },
  )
  .map(parts => parts.join(''));

/** The same, the simple way. */
const boundaries = {
  utf16: (t: string) => Array.from({ length: t.length + 1 }, (_, i) => i),
  codepoints: (t: string) => {
    const all = [0];
    for (const { length } of t) all.push(all[all.length - 1] + length);
    return all;
  },
  graphemes: (t: string) => [
    ...[...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(t)].map(({ index }) => index),
    t.length,
  ],
};

describe.each(['utf16', 'codepoints', 'graphemes'] as const)('offsets in %s', unit => {
  test('are those of its boundaries, and lead back', () => {
    fc.assert(
      fc.property(text, t => {
        const offsets = offsetsOf(t, unit);
        const all = boundaries[unit](t);
        expect(offsets.length).toBe(all.length - 1);
        all.forEach((at, i) => {
          expect(offsets.from(at)).toBe(i);
          expect(offsets.to(i)).toBe(at);
        });
      }),
      { numRuns: 150 },
    );
  });

  test('begin the character that an offset cuts, and there are none beyond the text', () => {
    fc.assert(
      fc.property(text, t => {
        const offsets = offsetsOf(t, unit);
        const all = boundaries[unit](t);
        for (let at = 0; at <= t.length; at++) {
          expect(offsets.from(at)).toBe(all.findLastIndex(border => border <= at));
        }
        for (const odd of [-1, 0.5, offsets.length + 1, Number.NaN, Number.POSITIVE_INFINITY])
          expect(offsets.to(odd)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  test('cost no more in a long text than in a short one', () => {
    const long = 'Ada 😀 met\r\nBo. '.repeat(60_000);
    const started = performance.now();
    const offsets = offsetsOf(long, unit);
    for (let i = 0; i < 20_000; i++) offsets.to(offsets.from(long.length - i));
    // some 100 ms; the simple way takes minutes
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
