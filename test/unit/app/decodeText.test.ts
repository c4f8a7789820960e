import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decoded, decodeText } from '../../../src/app/decodeText';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function problem(decoded: Decoded): string {
  return decoded.ok ? 'none' : `${decoded.problem} at ${decoded.offset}: ${decoded.message}`;
}

describe('decoding', () => {
  test('reads UTF-8, and keeps the byte-order mark out of the text', () => {
    expect(decodeText(utf8('Ruiz: “sí” 😀'))).toEqual({ ok: true, text: 'Ruiz: “sí” 😀', bom: false });
    expect(decodeText(utf8('\ufeffa\ufeffb'))).toEqual({ ok: true, text: 'a\ufeffb', bom: true });
    expect(decodeText(bytes())).toEqual({ ok: true, text: '', bom: false });
  });

  test('names the first wrong byte, its line and the encoding that it looks like', () => {
    expect(problem(decodeText(Uint8Array.from(Buffer.from('It\ncan\x92t be\x94', 'latin1'))))).toBe(
      'notUtf8 at 6: not UTF-8: byte 0x92 at 6, in line 2, is wrong; it looks like Windows-1252. Reopen it with its own encoding, save it as UTF-8 and run again.',
    );
    expect(problem(decodeText(bytes(0x61, 0xa9, 0xa9, 0xa9)))).toMatch(
      /^notUtf8 at 1: not UTF-8: byte 0xA9 at 1, in line 1, is wrong\./,
    );
  });

  test.each([
    ['a surrogate', bytes(0x61, 0xed, 0xa0, 0x80), 1],
    ['an overlong form', bytes(0x61, 0x62, 0xc0, 0xaf), 2],
    ['a sequence that is cut off', bytes(0x61, 0xe2, 0x82), 1],
    ['a code point beyond the last', bytes(0xf4, 0x90, 0x80, 0x80), 0],
  ])('finds %s', (_, wrong, offset) => {
    expect(decodeText(wrong)).toMatchObject({ ok: false, problem: 'notUtf8', offset });
  });

  test('knows UTF-16 by its mark and by its NUL bytes, and says so', () => {
    const wide = Uint8Array.from(Buffer.from('\ufeffNews of the day', 'utf16le'));
    for (const encoded of [wide, wide.subarray(2), Uint8Array.from(Buffer.from(wide).swap16())]) {
      expect(problem(decodeText(encoded))).toMatch(/^utf16 at 0: the file is UTF-16, not UTF-8\. Reopen/);
    }
  });

  test('takes NUL bytes for a file that is no text, and says where', () => {
    expect(problem(decodeText(bytes(0x50, 0x4b, 3, 4, 0, 0, 8)))).toMatch(
      /^binary at 4: not a text file: byte 4 is NUL\./,
    );
  });

  test('refuses what is too large before it reads it', () => {
    expect(problem(decodeText(utf8('abcd'), 3))).toBe(
      'tooLarge at undefined: larger than 3 bytes. Split it into articles and run again.',
    );
  });

  test('agrees with the decoder of the platform on any bytes without NUL', () => {
    const tricky = fc.array(
      fc.constantFrom(0x61, 0x0a, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f, 0xef, 0xbb),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(fc.oneof(tricky, fc.array(fc.integer({ min: 1, max: 255 }))), values => {
        const given = Uint8Array.from(values);
        const decoded = decodeText(given);
        if (decoded.ok) expect(utf8((decoded.bom ? '\ufeff' : '') + decoded.text)).toEqual(given);
        else if (decoded.problem === 'notUtf8') {
          const at = decoded.offset ?? -1;
          expect(() => new TextDecoder('utf-8', { fatal: true }).decode(given.subarray(0, at))).not.toThrow();
          expect(at).toBeLessThan(given.length);
        }
      }),
      { numRuns: 600 },
    );
  });
});
