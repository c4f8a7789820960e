import { describe, expect, test } from 'vitest';
import { AnnotationIndex } from '../../../../src/app/queries/annotationIndex';
import {
  nextOpen,
  progressOf,
  type ReviewState,
  reviewCounts,
  reviewSaid,
  reviewState,
} from '../../../../src/app/queries/review';
import { anchorOf, annotate, type Operation } from '../../../../src/core';
import { INDEX, spanOf, TEXT } from '../../vscode/sample';

let ids = 0;
const done = (op: string, words: string, more: Partial<Operation> = {}): Operation => ({
  id: `o${++ids}`,
  op,
  at: anchorOf(TEXT, spanOf(words)),
  time: `2026-01-01T10:00:${String(ids).padStart(2, '0')}Z`,
  ...more,
});

describe('the state of a text', () => {
  test('is new until somebody does something, and done only when somebody says so', () => {
    const said = (state: 'begun' | 'done'): Operation => done('review', 'Ada', { state });
    expect(reviewState([])).toBe('new');
    const confirmed = done('confirm', 'Oslo');
    expect(reviewState([confirmed])).toBe('begun');
    const closed = said('done');
    expect(reviewState([confirmed, closed])).toBe('done');
    expect(reviewState([confirmed, closed, done('reject', 'Berg')])).toBe('done');
    expect(reviewState([confirmed, closed, said('begun')])).toBe('begun');
    expect(reviewState([confirmed, closed, done('undo', 'Ada', { of: closed.id })])).toBe('begun');
  });

  test('is still new where what was done is undone, or was done by the machine itself', () => {
    const one = done('confirm', 'Oslo');
    expect(reviewState([one, done('undo', 'Oslo', { of: one.id })])).toBe('new');
    expect(reviewState([done('attach', 'Oslo', { of: 'x', auto: true })])).toBe('new');
  });

  test('is no annotation, and never an orphan', () => {
    const said = reviewSaid(TEXT, 'done') as Pick<Operation, 'op' | 'at' | 'state'>;
    expect(said.at.exact).toBe('Ada Lindqvist meets Olof Berg in');
    const operation = { id: 'r', ...said } as Operation;
    const { corrections, entities } = annotate('Something else stands here in Oslo now.', { corrections: [operation] });
    expect(corrections.orphans).toEqual([]);
    expect(entities.filter(({ origin }) => origin === 'human')).toEqual([]);
    expect(reviewSaid(' \n ', 'done')).toBeUndefined();
  });
});

describe('the counts of a text', () => {
  test('take each annotation once, by all that was said of it', () => {
    const counts = reviewCounts(INDEX, [
      done('confirm', 'Oslo'),
      done('confirm', 'Berg'),
      done('relabel', 'Berg', { label: 'ORG' }),
      done('confirm', 'Berg'),
      done('relabel', 'Lindqvist', { label: 'ORG' }),
      done('reject', 'Lindqvist'),
      done('event.confirm', 'met'),
      done('note', '2025', { note: 'when?' }),
      done('review', 'Ada', { state: 'done' }),
    ]);
    expect(counts).toMatchObject({ accepted: 2, corrected: 1, rejected: 1, orphans: 0 });
  });

  test('follow an annotation whose bounds were changed', () => {
    const to = anchorOf(TEXT, spanOf('Olof Berg in Oslo'));
    const moved = [done('bounds', 'Olof Berg', { to, label: 'PERSON' }), { ...done('confirm', 'Ada'), at: to }];
    expect(reviewCounts(INDEX, moved)).toMatchObject({ accepted: 0, corrected: 1, rejected: 0 });
  });

  test('leave to review what no person touched, without what is said by the way', () => {
    const before = reviewCounts(INDEX, []).toReview;
    const { annotations } = INDEX;
    const entities = annotations.entities.map((e, i) => (i === 0 ? { ...e, origin: 'human' as const } : e));
    const events = annotations.events.map((e, i) => (i === 0 ? { ...e, tier: 'minor' as const } : e));
    const index = new AnnotationIndex({ ...annotations, entities, events });
    expect(reviewCounts(index, []).toReview).toBe(before - 2);
  });

  test('count what lost its words apart', () => {
    const lost = done('confirm', 'Oslo');
    const orphans = [{ id: lost.id, lost: 'gone' as const }];
    const index = new AnnotationIndex({ ...INDEX.annotations, orphans });
    expect(reviewCounts(index, [lost])).toMatchObject({ accepted: 0, orphans: 1 });
  });
});

describe('a folder', () => {
  const counts = { toReview: 4, accepted: 0, corrected: 0, rejected: 0, orphans: 0 };

  test('says how many texts are done, and what is left in the others', () => {
    const texts = [
      { state: 'done', counts },
      { state: 'begun', counts },
      { state: 'new', counts: undefined },
    ] as const;
    expect(progressOf(texts)).toEqual({ texts: 3, begun: 1, done: 1, toReview: 4, uncounted: 1 });
  });

  test('is gone through from the text that is active, and from its beginning again', () => {
    const states: Readonly<Record<string, ReviewState>> = { a: 'new', b: 'done', c: 'begun', d: 'done' };
    const next = (from: string | undefined, forward = true): string | undefined =>
      nextOpen(Object.keys(states), from, text => states[text], forward);
    expect([next(undefined), next('a'), next('c'), next('d')]).toEqual(['a', 'c', 'a', 'a']);
    expect([next('c', false), next('a', false)]).toEqual(['a', 'c']);
    expect(nextOpen(['a', 'b'], 'a', text => (text === 'a' ? 'new' : 'done'))).toBeUndefined();
  });
});
