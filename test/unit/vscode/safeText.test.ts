import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeText } from '../../../src/app/safeText';

/** What the editor reads as a link in a notification (`parseLinkedText` of VS Code), and as an icon in a label. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const ICON = /\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/;

const hostile = [
  '[Click here](command:workbench.action.quit)',
  '[a](command:x "title")',
  '$(alert) fire $(sync~spin)',
  'ab\u202egnp.exe',
  '\u2066a\u2069\u200f',
  'two\nlines\r\n\u2028\u0085',
  'a\u0000b\u001b[31m',
  'a\ud800b',
];

describe('text from outside', () => {
  test.each(hostile)('means nothing to the editor: %j', text => {
    for (const place of ['message', 'label', 'title'] as const) {
      const safe = safeText(text, place);
      expect(safe, place).not.toMatch(ICON);
      expect(safe, place).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
    }
    expect(safeText(text, 'message')).not.toMatch(LINK);
    expect(safeText(text, 'title')).not.toMatch(/["<>[\]`]/);
  });

  test('is no link and no icon in any place, whatever it holds', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '$',
      'command:',
      'x',
      '\\',
      '\u2060',
      '"',
      ' ',
      '\u202e',
      'http://a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
        const text = pieces.join('');
        expect(safeText(text, 'message')).not.toMatch(LINK);
        for (const place of ['message', 'label', 'title'] as const) expect(safeText(text, place)).not.toMatch(ICON);
      }),
      { numRuns: 3000 },
    );
  });

  test('is read as it stands', () => {
    expect(safeText('Kim Jong-un: “$4.2 million” (2019) [sic]', 'message')).toBe(
      'Kim Jong-un: “$4.2 million” (2019) [sic]',
    );
    expect(safeText('a (b)', 'label')).toBe('a (b)');
  });
});
