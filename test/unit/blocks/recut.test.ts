import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPieces, type Piece, splitParagraphs } from '../../../src/core/blocks/paragraphs';
import { recut } from '../../../src/core/blocks/recut';
import { applyEdit, sameParts } from '../../../src/core/text/edit';

const pieces = (text: string): Piece[] => cutPieces(text, splitParagraphs(text));

const sentence = 'The council of the small harbour town voted late in the evening to buy a second ferry. ';
const words = 'council of the small harbour town voted late in evening to buy 300 second ferries for islands '.repeat(
  25,
);
const wrapped =
  'The council of the small harbour town voted late in the evening to\nbuy a second ferry for the outer islands, whose people had asked\n';

const part = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(sentence, words, wrapped, sentence.repeat(9), words.slice(0, 900)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\u2028', ' \n ', '  ', 'By Ana Mirel\n', 'asked for it.'),
  },
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc.array(part, { maxLength: 30 }).map(parts => parts.join(''));

/** The pieces that a recut tells of. */
function told(edited: string, before: readonly Piece[], change: Parameters<typeof recut>[2]): Piece[] {
  const { head, tail, by, paragraphs, fresh } = recut(edited, before, change);
  const moved = before.slice(before.length - tail).map(p => {
    return { ...p, start: p.start + by, end: p.end + by, paragraph: p.paragraph + paragraphs };
  });
  return [...before.slice(0, head), ...fresh, ...moved];
}

describe('cutting an edited text again', () => {
  test('gives just the pieces of the whole text, whatever the edit', () => {
    const edit = fc.tuple(fc.nat(), fc.oneof(fc.nat(6), fc.nat(3000)), part);
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 8 }), (t, edits) => {
        let current = t;
        for (const [at, length, put] of edits) {
          const start = at % (current.length + 1);
          const change = { start, end: start + length, text: put };
          const edited = applyEdit(current, change);
          expect(told(edited, pieces(current), sameParts(current, edited, change))).toEqual(pieces(edited));
          current = edited;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('keeps all but the pieces around a word', () => {
    for (const long of [sentence.repeat(300), words.repeat(20), `${sentence}\n\n`.repeat(300), wrapped.repeat(200)]) {
      const start = long.length >> 1;
      const change = { start, end: start + 3, text: 'x' };
      const edited = applyEdit(long, change);
      const { head, tail } = recut(edited, pieces(long), sameParts(long, edited, change));
      expect(head + tail).toBeGreaterThan(pieces(long).length - 5);
    }
  });
});
