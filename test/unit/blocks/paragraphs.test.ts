import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPieces, splitParagraphs } from '../../../src/core/blocks/paragraphs';

const paragraphs = (text: string): string[] => splitParagraphs(text).map(p => text.slice(p.start, p.end));
const pieces = (text: string): string[] => cutPieces(text, splitParagraphs(text)).map(p => text.slice(p.start, p.end));

const sentence =
  'The council of the small harbour town voted late in the evening to buy a second ferry for the outer islands. ';

describe('paragraphs', () => {
  test('are lines, whatever ends a line', () => {
    expect(paragraphs('One\nTwo\r\nThree\rFour\u2028Five\n\n  Six  \n')).toEqual([
      'One',
      'Two',
      'Three',
      'Four',
      'Five',
      'Six',
    ]);
  });

  test('join lines that were wrapped by hand', () => {
    const wrapped =
      'The council of the small harbour town voted late in the evening to\nbuy a second ferry for the outer islands, whose people had asked\nfor it.';
    expect(paragraphs(wrapped)).toEqual([wrapped]);
  });

  test('leave a headline apart from the long line under it', () => {
    const headline = 'Harbour town buys a second ferry for the outer islands after long debate';
    expect(paragraphs(`${headline}\n${sentence.repeat(2)}`)).toHaveLength(2);
  });

  test('leave a headline apart from the date, the byline or the credit under it', () => {
    const headline = 'Harbour town buys a second ferry for the outer islands after long debate';
    for (const line of [
      'Saturday, October 9, 2010',
      '9 October 2010',
      'By Ines Okoro',
      'Photo: Paul Tran',
      'Read more',
    ]) {
      expect(paragraphs(`${headline}\n${line}`)).toEqual([headline, line]);
    }
  });

  test('look no further than the next line for its first word', () => {
    const line = 'x'.repeat(60);
    const start = performance.now();
    expect(paragraphs(`${line}\n`.repeat(20_000)).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('are none in an empty or blank text', () => {
    expect(paragraphs('')).toEqual([]);
    expect(paragraphs(' \n\t\r\n')).toEqual([]);
  });

  test('and pieces hold every visible character, in order, for any text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r', ' ', sentence, 'word '.repeat(300))),
        ),
        parts => {
          const text = parts.join('');
          const visible = (s: string): string => s.replace(/[\s\0]/g, '');
          expect(visible(paragraphs(text).join(''))).toBe(visible(text));
          expect(visible(pieces(text).join(''))).toBe(visible(text));
        },
      ),
    );
  });
});

describe('pieces', () => {
  test('of a long paragraph end after sentences', () => {
    const cut = pieces(sentence.repeat(40).trim());
    expect(cut.length).toBeGreaterThan(3);
    for (const p of cut) expect(p.endsWith('.')).toBe(true);
  });

  test('of a long unpunctuated line change only near an edit', () => {
    const words = Array.from({ length: 8000 }, (_, i) => `w${(i * 7919) % 1009}`);
    const before = new Set(pieces(words.join(' ')));
    words[4000] = 'edited';
    const changed = pieces(words.join(' ')).filter(p => !before.has(p));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(6);
  });

  test('never exceed their limit', () => {
    for (const text of ['x'.repeat(10_000), 'ab '.repeat(5000), '😀'.repeat(4000)]) {
      for (const p of pieces(text)) expect(p.length).toBeLessThanOrEqual(1400);
    }
  });
});
