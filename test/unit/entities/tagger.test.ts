import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continues, leavesOpen, mayFollow, TAG_COUNT } from '../../../src/core/entities/tables/tagset';
import { casePatternOf } from '../../../src/core/entities/tagger/casePattern';
import { PAIRS, unpackScores } from '../../../src/core/entities/tagger/packedScores';
import { Viterbi } from '../../../src/core/entities/tagger/viterbi';
import { Weights } from '../../../src/core/entities/tagger/weights';
import { CASELESS, MIXED_CASE, ROW_BITS, TITLE_CASE } from '../../../src/core/entities/tagger/wordForms';
import { packWeights } from '../../../src/training/perceptron';

function sequences(length: number): number[][] {
  const all = Array.from({ length: TAG_COUNT }, (_, tag) => tag);
  let found: number[][] = [[]];
  for (let i = 0; i < length; i++) {
    found = found.flatMap(tags => {
      const last = tags.at(-1);
      return all
        .filter(tag => (last === undefined ? !continues(tag) : mayFollow(last, tag)))
        .map(tag => [...tags, tag]);
    });
  }
  return found.filter(tags => !leavesOpen(tags[tags.length - 1]));
}

describe('decoding', () => {
  it('finds the best of all legal sequences', () => {
    const legal = sequences(3);
    const value = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 3 * TAG_COUNT, maxLength: 3 * TAG_COUNT }),
        fc.array(value, { minLength: TAG_COUNT * TAG_COUNT, maxLength: TAG_COUNT * TAG_COUNT }),
        (scores, moves) => {
          const transitions = Float32Array.from(moves);
          const tags = new Uint8Array(3);
          new Viterbi().decode(3, scores, transitions, tags);
          const scoreOf = (sequence: ArrayLike<number>): number => {
            let sum = 0;
            for (let i = 0; i < 3; i++) {
              sum += scores[i * TAG_COUNT + sequence[i]];
              if (i > 0) sum += transitions[sequence[i - 1] * TAG_COUNT + sequence[i]];
            }
            return sum;
          };
          const best = Math.max(...legal.map(scoreOf));
          expect(legal.some(sequence => sequence.every((tag, i) => tag === tags[i]))).toBe(true);
          expect(scoreOf(tags)).toBe(best);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('takes nothing for an empty sentence', () => {
    const tags = new Uint8Array(1);
    new Viterbi().decode(0, [], new Float32Array(TAG_COUNT * TAG_COUNT), tags);
    expect(tags[0]).toBe(0);
  });
});

describe('weights', () => {
  it('come back from their file as they went in', () => {
    const rows = new Int8Array(TAG_COUNT << ROW_BITS);
    const transitions = Float32Array.from({ length: TAG_COUNT * TAG_COUNT }, (_, i) => i - 200);
    const lit = [0, 1, 31, 32, 33, 5000, (1 << ROW_BITS) - 1];
    lit.forEach((row, i) => {
      rows[row * TAG_COUNT + (i % TAG_COUNT)] = i % 2 === 0 ? 127 : -127;
      rows[row * TAG_COUNT + 20] = i - 3;
    });
    const weights = Weights.unpack(packWeights({ rows, transitions }));
    expect([...weights.transitions]).toEqual([...transitions]);
    for (const row of [...lit, 2, 4999, 5001]) {
      const sums = new Int32Array(PAIRS);
      const scores = new Int32Array(TAG_COUNT);
      weights.addRows(Int32Array.of(row), 0, 1, sums, 0);
      unpackScores(sums, 1, scores);
      expect([...scores]).toEqual([...rows.subarray(row * TAG_COUNT, (row + 1) * TAG_COUNT)]);
    }
  });
});

describe('how a sentence is written', () => {
  it('is told from its longer words', () => {
    expect(casePatternOf('Leaders met in Geneva on Monday to discuss grain'.split(' '), 'standard')).toBe(MIXED_CASE);
    expect(casePatternOf('leaders met in geneva'.split(' '), 'caseless')).toBe(CASELESS);
    expect(casePatternOf('LEADERS MEET IN GENEVA TODAY'.split(' '), 'standard')).toBe(CASELESS);
    expect(casePatternOf('Leaders Meet in Geneva to Discuss Grain Exports'.split(' '), 'standard')).toBe(TITLE_CASE);
  });
});
