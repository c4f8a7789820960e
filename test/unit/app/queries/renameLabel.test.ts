import { expect, test } from 'vitest';
import { labelsGiven, renameLabel } from '../../../../src/app/queries/renameLabel';
import { type Anchor, anchorOf, annotate, type Operation } from '../../../../src/core';

const TEXT = 'Mandal Rovers met Vardø IL in Bergen. Skagen Harbour lost.';
let count = 0;
function operation(op: string, words: string, fields: Partial<Operation> = {}): Operation {
  count++;
  const start = TEXT.indexOf(words);
  const at = anchorOf(TEXT, { start, end: start + words.length });
  return { id: `o${count}`, op, at, time: `2026-01-01T10:${10 + count}:00Z`, ...fields };
}
const own = (label: string) => label as never;

test('each annotation that people put under a label gets the other one, by an operation of its own', () => {
  const added = operation('add', 'Mandal Rovers', { label: own('TEAM') });
  const gone = operation('add', 'Vardø IL', { label: own('TEAM') });
  const bounds = operation('bounds', 'Skagen', { label: own('TEAM'), to: operation('x', 'Skagen Harbour').at });
  const other = operation('add', 'Bergen', { label: 'GPE' });
  const operations = [added, gone, operation('reject', 'Vardø IL'), bounds, other];
  expect(labelsGiven(operations)).toEqual(
    new Map([
      [own('TEAM'), 2],
      ['GPE', 1],
    ]),
  );
  const renamed = renameLabel(operations, own('TEAM'), own('CLUB'));
  expect(renamed.map(({ op, at, label }) => [op, (at as Anchor).exact, label])).toEqual([
    ['relabel', 'Mandal Rovers', 'CLUB'],
    ['relabel', 'Skagen Harbour', 'CLUB'],
  ]);
  const all = [...operations, ...renamed.map((each, i) => ({ ...each, id: `r${i}`, time: '2026-02-01T00:00:00Z' }))];
  const human = annotate(TEXT, { corrections: all as Operation[] }).entities.filter(e => e.origin === 'human');
  expect(human.map(({ text, label }) => [text, label])).toEqual([
    ['Mandal Rovers', 'CLUB'],
    ['Bergen', 'GPE'],
    ['Skagen Harbour', 'CLUB'],
  ]);
  const undone = [
    ...all,
    ...renamed.map((each, i) => ({ ...each, op: 'undo', id: `u${i}`, of: `r${i}`, time: '2026-02-02' })),
  ];
  expect(labelsGiven(undone as Operation[]).get(own('TEAM'))).toBe(2);
});

test('an annotation that was attached again is renamed where it stands now', () => {
  const added = operation('add', 'Mandal Rovers', { label: own('TEAM') });
  const attached = operation('attach', 'Skagen Harbour', { of: added.id });
  const [renamed] = renameLabel([added, attached], own('TEAM'), own('CLUB'));
  expect((renamed.at as Anchor).exact).toBe('Skagen Harbour');
});
