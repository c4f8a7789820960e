import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlacedBlock } from '../../../src/core/blocks/block';
import { createBlock } from '../../../src/core/blocks/blocks';
import { cutPieces, splitParagraphs } from '../../../src/core/blocks/paragraphs';
import { createSnapshot } from '../../../src/core/blocks/snapshot';
import { documentZones, localZones } from '../../../src/core/zones/zones';

/** Everything that text and tokens do to a document. */
function read(text: string): { placed: PlacedBlock[]; tokens: number; zones: number } {
  const placed = cutPieces(text, splitParagraphs(text)).map(({ start, end, paragraph, opens, closes }) => ({
    start,
    end,
    paragraph,
    block: createBlock(text.slice(start, end), opens, closes),
  }));
  let tokens = 0;
  for (const { block } of placed) tokens += block.tokens.length;
  return { placed, tokens, zones: documentZones(placed).length };
}

/** What must hold of any text, whatever it is. */
function expectSound(text: string): void {
  const { placed } = read(text);
  const snapshot = createSnapshot(text);
  let seen = 0;
  for (const { start, end, block } of placed) {
    expect(start).toBeGreaterThanOrEqual(seen);
    expect(text.slice(seen, start)).toMatch(/^[\s\0]*$/);
    seen = end;
    expect(block.text.length).toBe(end - start);
    let from = 0;
    for (const token of block.tokens) {
      expect(token.start).toBeGreaterThanOrEqual(from);
      expect(token.end).toBeGreaterThan(token.start);
      expect(block.text.slice(token.start, token.end)).toBe(token.text);
      from = token.end;
    }
    expect(block.tokens.map(t => t.text).join('')).toBe(block.text.replace(/\s/g, ''));
    let first = 0;
    for (const sentence of block.sentences) {
      expect(sentence.first).toBe(first);
      expect(sentence.last).toBeGreaterThan(first);
      first = sentence.last;
    }
    expect(first).toBe(block.tokens.length);
    for (const zone of localZones(block)) {
      expect(zone.start).toBeLessThan(zone.end);
      expect(zone.end).toBeLessThanOrEqual(block.text.length);
      if (zone.speaker) expect(block.text.slice(zone.speaker.start, zone.speaker.end)).toBe(zone.speaker.text);
    }
    const from0 = snapshot.positionAt(start);
    expect(snapshot.offsetAt(from0)).toBe(start);
  }
  expect(text.slice(seen)).toMatch(/^[\s\0]*$/);
}

const pieces = fc.constantFrom(
  ...['\r\n', '\r', '\n', '\n\n', '\u2028', '\u0085', '\v', '\ufeff', '\0', ' ', '\u00a0', '\u3000', '\u200b', '\t'],
  ...[
    '😀',
    '👩‍👩‍👧',
    '🇺🇸',
    'e\u0301',
    '\ud800',
    '\udc00',
    '\u202e',
    'مرحبا',
    'שלום',
    'ไทย',
    '会谈。',
    'नमस्ते',
    'ﬁ',
    'İ',
    'ß',
  ],
  ...[
    '“',
    '”',
    '"',
    "'",
    '’',
    '‘',
    '«',
    '»',
    '(',
    ')',
    '.',
    '...',
    '…',
    '?',
    '!',
    ',',
    ':',
    '-',
    '--',
    '—',
    '/',
    '|',
    '@',
    '#',
    '*',
  ],
  ...[
    'Mr',
    'U.S.',
    'a.m.',
    'said',
    'The',
    'he',
    'By',
    'Photo',
    'top stories',
    'tokyo ap',
    'May 3, 2021',
    '10 000',
    '4.2bn',
    '$',
    '%',
  ],
  ...['http://a.b/c?d=e', 'a@b.co', 'O’Neill', "Sana'a", 'Kim Jong-un', 'Ana Ruiz', 'according to', 'Follow us on X'],
);

describe('text and tokens', () => {
  test('are sound on any text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(pieces, { maxLength: 150 }).map(parts => parts.join('')),
      fc.array(pieces, { maxLength: 150 }).map(parts => parts.join(' ')),
    );
    fc.assert(
      fc.property(any, text => expectSound(text)),
      { numRuns: 400 },
    );
  });

  test('are the same whether a text came with CRLF, CR or LF, but for the offsets', () => {
    const words = (text: string): string[] => read(text).placed.flatMap(p => p.block.tokens.map(t => t.text));
    const line = fc.constantFrom('By Ana Ruiz', 'The wall fell.', '', '“We stay,” she said.', 'a b c');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), lines => {
        expect(words(lines.join('\r\n'))).toEqual(words(lines.join('\n')));
        expect(words(lines.join('\r'))).toEqual(words(lines.join('\n')));
        expect(read(lines.join('\r\n')).zones).toBe(read(lines.join('\n')).zones);
      }),
    );
  });

  test('leave a byte-order mark in the middle and at the start out of the words', () => {
    expect(read('\ufeffThe wall').placed.flatMap(p => p.block.tokens.map(t => t.text))).toEqual(['The', 'wall']);
  });

  // A block is bounded, so what is done to one block costs no more than a constant: the blocks count the work.
  test.each([
    ['words without punctuation', 'the wall of the old quay '],
    ['sentences', 'The wall fell. '],
    ['one word', 'a'],
    ['spaces', '          x'],
    ['quotation marks', '“'],
    ['straight quotation marks', '" '],
    ['points', '.'],
    ['capitals and points', 'A.'],
    ['digits and separators', '1,'],
    ['an address without end', 'http://a.b/'],
    ['ats', 'a@'],
    ['surrogates that stand alone', '\ud800'],
    ['combining marks', '\u0301'],
    ['right-to-left marks', '\u202e'],
    ['hyphens', 'a-'],
    ['apostrophes', "o'"],
    ['brackets', '('],
    ['short lines', 'Mr\n'],
    ['lines without words', '\n'],
  ])('take a long text of %s in blocks of bounded size', (_, unit) => {
    const text = unit.repeat(Math.ceil(60_000 / unit.length));
    const { placed, tokens } = read(text);
    for (const { block } of placed) expect(block.text.length).toBeLessThanOrEqual(1400);
    const lines = createSnapshot(text).lineCount;
    expect(placed.length).toBeLessThanOrEqual(Math.max(text.length / 500, lines) + 1);
    expect(tokens).toBeLessThanOrEqual(text.length);
  });

  test('take a line of 2 MB', () => {
    const text = 'the wall of the old quay fell on monday '.repeat(50_000);
    const { placed, tokens } = read(text);
    expect(tokens).toBe(450_000);
    expect(placed.length).toBeLessThanOrEqual(text.length / 700 + 1);
  });
});
