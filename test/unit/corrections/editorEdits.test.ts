import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorOf } from '../../../src/core';
import { carryCorrections, placeCorrections } from '../../../src/core/corrections/placeCorrections';
import { checkInside, type EditCounts } from '../../support/checkEdits';
import { newsText, step, wordSpans } from '../../support/editScripts';

test('edits in the editor never move a correction off its words', () => {
  const counts: EditCounts = { untouched: 0, kept: 0, wrong: [] };
  const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(newsText, seeds, fc.array(step, { minLength: 1, maxLength: 6 }), (text, chosen, steps) => {
      checkInside(text, wordSpans(text, chosen), steps, counts);
    }),
    { numRuns: 500, seed: 11 },
  );
  expect(counts.untouched).toBeGreaterThan(1000);
  expect(counts.kept).toBe(counts.untouched);
  expect(counts.wrong).toEqual([]);
}, 60_000);

test('words that are taken away in the editor are not taken for words like them, and come back when they do', () => {
  const own = 'Ada Lund met Tomas Reke in Oslo on Friday, the port said.\n\n';
  const text = `Before it all.\n\n${own}${own.replace('Reke', 'Rake')}After it all.\n`;
  const start = text.indexOf('Tomas Reke');
  const at = anchorOf(text, { start, end: start + 'Tomas Reke'.length });
  const before = placeCorrections(text, [{ id: 'o', op: 'confirm', at }]);
  const cut = { start: text.indexOf(own), end: text.indexOf(own) + own.length, text: '' };
  const without = text.replace(own, '');
  const after = carryCorrections(before, text, [cut]);
  expect([after.placed, after.orphans.map(({ lost }) => lost)]).toEqual([[], ['gone']]);
  const again = carryCorrections(after, without, [{ start: cut.start, end: cut.start, text: own }]);
  expect(again.placed.map(({ spans }) => spans)).toEqual([[{ start, end: at.end }]]);
});
