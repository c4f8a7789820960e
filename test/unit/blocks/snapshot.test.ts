import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSnapshot } from '../../../src/core/blocks/snapshot';

describe('a snapshot', () => {
  test('ends lines at CR, LF and CRLF, mixed, and nowhere else', () => {
    const text = 'one\r\ntwo\rthree\nfour\u2028five\u0085six';
    const snapshot = createSnapshot(text);
    const lines = Array.from({ length: snapshot.lineCount }, (_, i) => snapshot.line(i));
    expect(lines.map(l => text.slice(l.start, l.end))).toEqual(['one', 'two', 'three', 'four\u2028five\u0085six']);
  });

  test('knows both directions, and clamps what lies outside', () => {
    const snapshot = createSnapshot('ab\r\n\r\ncd');
    expect(snapshot.positionAt(3)).toEqual({ line: 0, character: 2 });
    expect(snapshot.positionAt(4)).toEqual({ line: 1, character: 0 });
    expect(snapshot.positionAt(7)).toEqual({ line: 2, character: 1 });
    expect(snapshot.positionAt(99)).toEqual({ line: 2, character: 2 });
    expect(snapshot.positionAt(-1)).toEqual({ line: 0, character: 0 });
    expect(snapshot.positionAt(Number.NaN)).toEqual({ line: 0, character: 0 });
    expect(snapshot.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(snapshot.offsetAt({ line: 9, character: 0 })).toBe(8);
    expect(snapshot.offsetAt({ line: -1, character: 5 })).toBe(0);
    expect(snapshot.offsetAt({ line: 2, character: -5 })).toBe(6);
  });

  test('has one empty line for the empty text, and one after a final line break', () => {
    expect(createSnapshot('').lineCount).toBe(1);
    expect(createSnapshot('a\n').lineCount).toBe(2);
    expect(createSnapshot('a\n').positionAt(2)).toEqual({ line: 1, character: 0 });
  });

  test('comes back to every offset that is not inside a CRLF', () => {
    const unit = fc.constantFrom('\r', '\n', '\r\n', 'a', '\ud800', '😀', '\u2029', '\0');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), parts => {
        const text = parts.join('');
        const snapshot = createSnapshot(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const inside = text[offset - 1] === '\r' && text[offset] === '\n';
          expect(snapshot.offsetAt(snapshot.positionAt(offset))).toBe(inside ? offset - 1 : offset);
        }
      }),
    );
  });
});
