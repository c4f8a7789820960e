import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../src/core/tokens/tokenize';

const words = (text: string): string[] => tokenize(text).map(t => t.text);

describe('tokenize', () => {
  test('keeps abbreviations, numbers and names with apostrophes whole', () => {
    expect(words('The U.S. paid O’Neill $10,000.50 at 06:59 p.m.')).toEqual([
      'The',
      'U.S.',
      'paid',
      'O’Neill',
      '$',
      '10,000.50',
      'at',
      '06:59',
      'p.m.',
    ]);
  });

  test('parts hyphenated pairs, clitics and digits glued to letters', () => {
    expect(words("Kim-Putin talks: Russia's 42.7-meter, 10km; haven't")).toEqual([
      'Kim',
      '-',
      'Putin',
      'talks',
      ':',
      'Russia',
      "'s",
      '42.7',
      '-',
      'meter',
      ',',
      '10',
      'km',
      ';',
      'haven',
      "'t",
    ]);
  });

  test('keeps initials without their last point, joiners and doubled quotation marks', () => {
    expect(words("U.S-led talks: ``in\u00adflation'' (4 p.m) J.Smith می\u200cخواهم")).toEqual([
      'U.S',
      '-',
      'led',
      'talks',
      ':',
      '``',
      'in\u00adflation',
      "''",
      '(',
      '4',
      'p.m',
      ')',
      'J',
      '.',
      'Smith',
      'می\u200cخواهم',
    ]);
  });

  test('keeps a link whole without the point that ends its sentence', () => {
    expect(words('See https://example.org/a?b=1. Or (www.example.org).')).toEqual([
      'See',
      'https://example.org/a?b=1',
      '.',
      'Or',
      '(',
      'www.example.org',
      ')',
      '.',
    ]);
  });

  test.each([
    'a\u00a0b – “c”',
    '👩‍👩‍👧 met 🇺🇸 \ud800 alone \udc00',
    'مرحبا بالعالم 12',
    'x\r\ny\rz\u2028',
    'e\u0301te\u0301',
    '',
  ])('covers every visible character of %j, in order', text => {
    const tokens = tokenize(text);
    expect(tokens.map(t => t.text).join('')).toBe(text.replace(/\s/g, ''));
    for (const t of tokens) expect(text.slice(t.start, t.end)).toBe(t.text);
    for (let i = 1; i < tokens.length; i++) expect(tokens[i].start).toBeGreaterThanOrEqual(tokens[i - 1].end);
  });
});
