import { describe, expect, test } from 'vitest';
import { adjudicable, adjudicate, type Choice, sidesOf, undecided } from '../../../../src/app/queries/adjudication';
import { operationText } from '../../../../src/app/queries/markOperations';
import { anchorOf, annotate, type Operation } from '../../../../src/core';
import { indexOf } from './indexOf';

const TEXT =
  'Labour leader Ada Lund met Tomas Reke in Port Selby on Friday.\n\nLund said that Labour has 41 seats in Tarn.\n';
const own = operationText(TEXT);
let ids = 0;
function did(author: string, op: string, words: string, more: Partial<Operation> = {}): Operation {
  const start = TEXT.indexOf(words);
  const at = anchorOf(TEXT, { start, end: start + words.length });
  const time = `2026-01-01T00:00:${String(++ids).padStart(2, '0')}Z`;
  return { id: `o${ids}`, op, at, author, time, ...more };
}

const ana = [
  did('ana', 'add', 'Labour', { label: 'ORG' }),
  did('ana', 'add', 'Port Selby', { label: 'GPE' }),
  did('ana', 'add', 'Tarn', { label: 'GPE' }),
  did('ana', 'add', 'Tomas Reke', { label: 'PERSON' }),
];
const bo = [
  did('bo', 'add', 'Labour', { label: 'NORP' }),
  did('bo', 'add', 'Selby', { label: 'GPE' }),
  did('bo', 'reject', 'Tarn'),
  did('bo', 'add', 'Tomas Reke', { label: 'PERSON' }),
];
const both = [...ana, ...bo];
const differences = () => {
  const [a, b] = sidesOf(both).map(({ operations }) => indexOf(annotate(TEXT, { corrections: operations })));
  return adjudicable(TEXT, [a, b], both);
};
const words = (span: { readonly start: number; readonly end: number } | undefined) =>
  span && TEXT.slice(span.start, span.end);
const at = (text: string) => {
  const found = differences().find(({ a, b }) => words(a) === text || words(b) === text);
  if (found === undefined) throw new Error(`nobody marked ${text}`);
  return found;
};

/** What is marked after a decision: words and label. */
function decided(text: string, choose: (difference: ReturnType<typeof at>) => Choice) {
  const difference = at(text);
  const made = adjudicate(
    own,
    indexOf(annotate(TEXT, { corrections: both })),
    difference,
    choose(difference),
    'ana bo',
  );
  const operations = made.map((each, i) => ({ ...each, id: `d${i}`, author: 'cy', time: `2027-01-01T00:00:0${i}Z` }));
  const all = [...both, ...(operations as unknown as Operation[])];
  const { entities } = annotate(TEXT, { corrections: all });
  return { all, marked: entities.map(entity => [entity.text, entity.label].join(' ')) };
}

describe('two annotators of a text', () => {
  test('are those who did something in it, each with their own', () => {
    const sides = sidesOf([...both, did('cy', 'confirm', 'Lund', { between: 'ana bo' })]);
    expect(sides.map(({ name, operations }) => [name, operations.length])).toEqual([
      ['ana', 4],
      ['bo', 4],
    ]);
  });

  test('are asked about where they differ, and not where neither did anything', () => {
    const found = differences();
    expect(found.map(({ kind, a, b }) => [kind, words(a), words(b)])).toEqual([
      ['label', 'Labour', 'Labour'],
      ['agreed', 'Tomas Reke', 'Tomas Reke'],
      ['bounds', 'Port Selby', 'Selby'],
      ['missing', 'Tarn', undefined],
    ]);
  });
});

describe('a decision', () => {
  test('makes of the text what one of them said, whoever said it last', () => {
    expect(decided('Labour', ({ a }) => ({ take: a })).marked).toContain('Labour ORG');
    expect(decided('Labour', ({ b }) => ({ take: b })).marked).toContain('Labour NORP');
    expect(decided('Labour', ({ a }) => ({ take: a as never, label: 'PERSON' })).marked).toContain('Labour PERSON');
    expect(decided('Selby', ({ a }) => ({ take: a })).marked).toContain('Port Selby GPE');
    expect(decided('Selby', ({ b }) => ({ take: b })).marked).toContain('Selby GPE');
    expect(decided('Tarn', ({ a }) => ({ take: a })).marked).toContain('Tarn GPE');
    expect(decided('Tarn', () => ({ take: undefined })).marked.join()).not.toContain('Tarn');
    expect(decided('Selby', () => ({ take: undefined })).marked.join()).not.toContain('Selby');
  });

  test('is not asked for again, unless it is undone', () => {
    const { all } = decided('Selby', ({ b }) => ({ take: b }));
    const left = undecided(differences(), all, 'ana bo');
    expect(left.map(({ a }) => words(a))).toEqual(['Labour', 'Tomas Reke', 'Tarn']);
    const undone = all
      .filter(({ between }) => between !== undefined)
      .map(({ id, at: anchor }): Operation => ({ id: `u${id}`, op: 'undo', of: id, at: anchor, time: '2028-01-01' }));
    expect(undecided(differences(), [...all, ...undone], 'ana bo')).toHaveLength(4);
    expect(undecided(differences(), all, 'ana cy')).toHaveLength(4);
  });
});
