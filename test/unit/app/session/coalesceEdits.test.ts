import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addEdit } from '../../../../src/app/session/coalesceEdits';
import { applyEdit, type TextEdit } from '../../../../src/core/text/edit';

const added = (edits: readonly TextEdit[]): readonly TextEdit[] => {
  const all: TextEdit[] = [];
  for (const edit of edits) addEdit(all, edit);
  return all;
};

describe('edits that are put together', () => {
  test('are one while a person types and goes back', () => {
    const typed = [...'harbour'].map((text, i) => ({ start: 10 + i, end: 10 + i, text }));
    const back = [16, 15, 14].map(start => ({ start, end: start + 1, text: '' }));
    expect(added([...typed, ...back])).toEqual([{ start: 10, end: 10, text: 'harb' }]);
    expect(added([...typed, { start: 9, end: 10, text: '' }])).toEqual([{ start: 9, end: 10, text: 'harbour' }]);
  });

  test('stay apart where they are apart', () => {
    const apart = [
      { start: 10, end: 10, text: 'a' },
      { start: 40, end: 41, text: 'b' },
    ];
    expect(added(apart)).toEqual(apart);
  });

  test('do what they did, whatever they are', () => {
    const step = fc.record({ at: fc.nat(30), length: fc.nat(4), text: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(fc.string({ minLength: 5, maxLength: 30 }), fc.array(step, { maxLength: 12 }), (text, steps) => {
        let now = text;
        const edits: TextEdit[] = [];
        for (const { at, length, text: put } of steps) {
          const start = Math.min(at, now.length);
          const edit = { start, end: Math.min(start + length, now.length), text: put };
          edits.push(edit);
          now = applyEdit(now, edit);
        }
        expect(added(edits).reduce(applyEdit, text)).toBe(now);
      }),
      { numRuns: 2000 },
    );
  });
});
