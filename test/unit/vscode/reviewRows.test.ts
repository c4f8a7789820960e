import { describe, expect, test } from 'vitest';
import type { ReviewState } from '../../../src/app/queries/review';
import { type ListedText, reviewRows } from '../../../src/vscode/present/reviewRows';
import { rowsAsText } from '../../../src/vscode/present/row';
import { inEnglish as t } from '../../../src/vscode/present/translate';

const text = (path: string, state: ReviewState, toReview?: number, more = {}): ListedText => ({
  uri: `file:///${path}`,
  path,
  state,
  counts:
    toReview === undefined ? undefined : { toReview, accepted: 0, corrected: 0, rejected: 0, orphans: 0, ...more },
});

describe('the rows of the review', () => {
  test('of one folder are its texts, with what is left first', () => {
    const rows = reviewRows(
      [
        text('corpus/a.txt', 'new', 12),
        text('corpus/b.txt', 'begun', 3, { accepted: 4, corrected: 2, rejected: 1, orphans: 1 }),
        text('corpus/c.txt', 'done', 1, { accepted: 5 }),
        text('corpus/d.txt', 'new'),
      ],
      t,
    );
    expect(rowsAsText(rows).split('\n')).toEqual([
      'a.txt | 12 to review',
      'b.txt | 3 to review · 4 accepted · 2 corrected · 1 rejected · 1 without their words',
      'c.txt | done · 5 accepted',
      'd.txt',
    ]);
  });

  test('of several folders stand below them, with how far each has come', () => {
    const rows = reviewRows(
      [text('a.txt', 'done', 1), text('x/b.txt', 'new', 3), text('x/c.txt', 'done', 0), text('y/d.txt', 'new')],
      t,
    );
    expect(rows.map(({ label, description, expanded }) => [label, description, expanded])).toEqual([
      ['Top folder', '1 of 1 done', false],
      ['x', '1 of 2 done, 3 to review', true],
      ['y', '0 of 1 done', true],
    ]);
  });

  test('are told to a screen reader with their state, which no colour tells alone', () => {
    const [row, other] = reviewRows([text('a.txt', 'begun', 3), text('b.txt', 'done', 0)], t);
    expect(row.spoken).toBe('a.txt, begun, 3 to review');
    expect(row.icon).not.toBe(other.icon);
    expect([row.context, other.context]).toEqual(['text:begun', 'text:done']);
  });
});
