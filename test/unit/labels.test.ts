import { describe, expect, test } from 'vitest';
import { LABEL_SET, type LabelInfo } from '../../src/core';

const club: LabelInfo = {
  label: 'CLUB',
  kind: 'entity',
  look: { family: 'organisations', line: 'beads', icon: 'shield' },
  words: { one: 'club', many: 'Clubs' },
  examples: ['Harbour Rovers'],
};

describe('the labels', () => {
  test('are eleven of entities and seven of figures, each once', () => {
    expect([LABEL_SET.of('entity').length, LABEL_SET.of('figure').length]).toEqual([11, 7]);
    expect(new Set(LABEL_SET.all.map(({ label }) => label)).size).toBe(18);
    expect(LABEL_SET.find('PERSON')?.words.many).toBe('People');
    expect(LABEL_SET.find('toString')).toBeUndefined();
  });

  test('are extended behind the others, with the colour of their family', () => {
    const extended = LABEL_SET.extend([club]);
    if (!extended.ok) throw new Error(extended.problems.join());
    const { labels } = extended;
    expect(labels.all.at(-1)).toBe(club);
    expect(labels.colorOf(club)).toBe('newsmark.org');
    expect(labels.of('entity')).toHaveLength(12);
    expect(LABEL_SET.find('CLUB')).toBeUndefined();
  });

  test('are replaced by one of their name, in its place', () => {
    const work = { ...club, label: 'WORK_OF_ART', words: { one: 'song', many: 'Songs' } };
    const extended = LABEL_SET.extend([work]);
    if (!extended.ok) throw new Error(extended.problems.join());
    expect(extended.labels.all).toHaveLength(18);
    expect(extended.labels.find('WORK_OF_ART')).toBe(work);
    expect(extended.labels.all.indexOf(work)).toBe(LABEL_SET.all.findIndex(({ label }) => label === 'WORK_OF_ART'));
  });

  test.each<[string, Partial<Record<keyof LabelInfo, unknown>>]>([
    ['capitals', { label: 'club' }],
    ['capitals', { label: '<b>' }],
    ['choose another', { label: 'TRIGGER' }],
    ['its family is one of people', { look: { ...club.look, family: 'toString' } }],
    ['name of a codicon', { look: { ...club.look, icon: '](x) ![' } }],
    ['say what it is called', { words: { one: ' ', many: 'Clubs' } }],
  ])('of a user are refused, with what to do: %s', (says, change) => {
    const extended = LABEL_SET.extend([{ ...club, ...change } as LabelInfo]);
    expect(extended).toEqual({ ok: false, problems: [expect.stringContaining(says)] });
  });

  test('of a user are refused when one is there twice', () => {
    expect(LABEL_SET.extend([club, club])).toEqual({ ok: false, problems: [expect.stringContaining('twice')] });
  });
});
