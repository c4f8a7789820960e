import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventTables } from '../../../src/core/events/lexicon/eventTables';
import { tableRows } from '../../../src/core/text/table';
import { readMarked } from './markedText';

/** Shares that must be right, of the sentences in the fixture. */
const TYPES_RIGHT = 0.98;
const ROLES_RIGHT = 0.98;

const rows = tableRows(readFileSync('test/fixtures/eventSentences.tsv', 'utf8'));
const known = (cell: string): string[] => (cell === '–' ? [] : cell.split(';'));

describe('sentences of our own', () => {
  test('hold every type that is news', () => {
    const used = new Set(rows.map(row => row[2]));
    const missing = [...eventTables().types.values()]
      .filter(t => t.rank !== 'minor' && !used.has(t.name))
      .map(t => t.name);
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  test(`get the right type in ${100 * TYPES_RIGHT} of 100, and the right roles in ${100 * ROLES_RIGHT}`, () => {
    let types = 0;
    let roles = 0;
    let wanted = 0;
    const wrong: string[] = [];
    for (const [sentence, trigger, type, roleCell, place, time] of rows) {
      const event = readMarked(sentence).find(e => e.trigger === trigger);
      if (event?.type === type) types++;
      else wrong.push(`${sentence}: ${trigger} is ${event?.type ?? 'nothing'}, not ${type}`);
      const right = [
        ...known(roleCell).map(role => ({ role, found: event?.arguments.includes(role) === true })),
        ...known(place).map(role => ({ role: `place=${role}`, found: event?.place === role })),
        ...known(time).map(role => ({ role: `time=${role}`, found: event?.time === role })),
      ];
      wanted += right.length;
      for (const { role, found } of right) {
        if (found) roles++;
        else wrong.push(`${sentence}: no ${role}; ${JSON.stringify([event?.arguments, event?.place, event?.time])}`);
      }
    }
    const report = `types ${types} of ${rows.length}, roles ${roles} of ${wanted}\n${wrong.join('\n')}`;
    expect(types / rows.length, report).toBeGreaterThanOrEqual(TYPES_RIGHT);
    expect(roles / wanted, report).toBeGreaterThanOrEqual(ROLES_RIGHT);
  });
});
