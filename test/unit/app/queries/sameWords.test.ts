import { describe, expect, test } from 'vitest';
import type { AnnotationIndex } from '../../../../src/app/queries/annotationIndex';
import { operationText } from '../../../../src/app/queries/markOperations';
import { sameHits, sayOfHit, type Verdict, verdictAt } from '../../../../src/app/queries/sameWords';
import { annotate, type Operation } from '../../../../src/core';
import { indexOf } from './indexOf';

const TEXT =
  'The Selby club met on Monday.\n\nPort Selby is far. Selby won. Selby lost to Tarn.\n\nNo Selbyish thing counts.\n';

const at = (words: string, n = 1): number => {
  let start = -1;
  for (let i = 0; i < n; i++) start = TEXT.indexOf(words, start + 1);
  return start;
};
const add = (start: number, end: number, label: Operation['label'], id = `a${start}`): Operation => ({
  id,
  op: 'add',
  at: {
    exact: TEXT.slice(start, end),
    prefix: TEXT.slice(Math.max(0, start - 32), start),
    suffix: TEXT.slice(end, end + 32),
    start,
    end,
  },
  label,
  time: `2026-01-01T00:00:00.${String(start).padStart(3, '0')}Z`,
});

/** All four places of the word, with Port Selby as a place, and the first as a club. */
function corrected(...more: readonly Operation[]): { index: AnnotationIndex; operations: readonly Operation[] } {
  const port = at('Port Selby');
  const first = at('Selby');
  const operations = [add(port, port + 10, 'GPE'), add(first, first + 5, 'ORG'), ...more];
  return { index: indexOf(annotate(TEXT, { corrections: operations })), operations };
}

const places = (found: ReturnType<typeof sameHits>) => found.map(({ span, isLikely }) => [span.start, isLikely]);

describe('the same words elsewhere', () => {
  test('are found as whole words where something else is said of them', () => {
    const { index, operations } = corrected();
    const found = sameHits(TEXT, index, operations, 'Selby', { label: 'ORG' });
    expect(found.map(({ span }) => span.start)).toEqual([at('Selby', 2), at('Selby', 3), at('Selby', 4)]);
  });

  test('are not ticked within a longer name, nor where a person said something', () => {
    const third = at('Selby', 3);
    const fourth = at('Selby', 4);
    const { index, operations } = corrected(add(third, third + 5, 'PERSON'), {
      ...add(fourth, fourth + 5, 'ORG', 'r'),
      op: 'reject',
      label: undefined,
    } as Operation);
    expect(places(sameHits(TEXT, index, operations, 'Selby', { label: 'ORG' }))).toEqual([
      [at('Selby', 2), false],
      [third, false],
      [fourth, false],
    ]);
  });

  test('that are to be nothing are those that are annotated as they stand', () => {
    const third = at('Selby', 3);
    const { index, operations } = corrected(add(third, third + 5, 'PERSON'));
    const found = sameHits(TEXT, index, operations, 'Selby', { reject: true });
    expect(found.map(({ span }) => span.start)).toContain(third);
    expect(found.map(({ span }) => span.start)).not.toContain(at('Selby', 2));
  });

  test('become what is said of them', () => {
    const { index, operations } = corrected();
    const verdict: Verdict = { label: 'ORG' };
    const own = operationText(TEXT);
    const made = sameHits(TEXT, index, operations, 'Selby', verdict).map((hit, i) => ({
      ...sayOfHit(own, hit, verdict),
      id: `n${i}`,
      time: `2027-01-0${i + 1}`,
    }));
    const after = annotate(TEXT, { corrections: [...operations, ...(made as unknown as Operation[])] });
    expect(after.entities.filter(({ text, label }) => text === 'Selby' && label === 'ORG')).toHaveLength(4);
  });
});

describe('what is said at a place', () => {
  test('is its label, or that there is nothing, where a person said so', () => {
    const third = at('Selby', 3);
    const { index, operations } = corrected({
      ...add(third, third + 5, 'ORG', 'r'),
      op: 'reject',
      label: undefined,
    } as Operation);
    expect(verdictAt(index, operations, TEXT, at('Selby') + 1)).toEqual({ words: 'Selby', verdict: { label: 'ORG' } });
    expect(verdictAt(index, operations, TEXT, third + 1)).toEqual({ words: 'Selby', verdict: { reject: true } });
    expect(verdictAt(index, operations, TEXT, at('counts'))).toBeUndefined();
  });
});
