import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorOf, annotate, type Operation, reannotate, recorrect, toDocument } from '../../../src/core';
import { checkDocument } from '../../support/checkDocument';

const corpus = path.join(import.meta.dirname, '../../../media/corpus');
const sports = readFileSync(path.join(corpus, 'newsmark.schema.json'), 'utf8');
const match = readFileSync(path.join(corpus, 'cup-skagen.news.txt'), 'utf8');
const withoutPatterns = JSON.stringify({ ...JSON.parse(sports), patterns: [] });

function operation(text: string, words: string, what: Partial<Operation> & { readonly op: string }): Operation {
  const start = text.indexOf(words);
  return { id: `${what.op}-${words}`, at: anchorOf(text, { start, end: start + words.length }), ...what } as Operation;
}

describe('the names of a schema', () => {
  const annotated = annotate(match, { tables: { schema: withoutPatterns } });

  test('are under their label, with what the engine takes that for, and a rule as their origin', () => {
    const clubs = annotated.entities.filter(({ label }) => label === ('CLUB' as string));
    expect(new Set(clubs.map(({ text }) => text))).toEqual(new Set(['Skagen Harbour', 'Vardø IL', 'Mandal Rovers']));
    expect(new Set(clubs.map(({ like, origin }) => `${like} ${origin}`))).toEqual(new Set(['ORG rule']));
    expect(clubs[0].evidence).toBe('in the list of names of the schema');
    for (const club of clubs) expect(match.slice(club.start, club.end)).toBe(club.text);
    const clusters = annotated.clusters.filter(({ label }) => label === ('CLUB' as string));
    expect(clusters.map(({ like }) => like)).toEqual(['ORG', 'ORG', 'ORG']);
  });

  test('make valid documents, as the engine’s own labels do', () => {
    expect(checkDocument(toDocument(annotated), match)).toEqual([]);
    const [first] = toDocument(annotated).entities.filter(({ like }) => like !== undefined);
    const { like: _, ...without } = first;
    const broken = { ...toDocument(annotated), entities: [without, ...toDocument(annotated).entities.slice(1)] };
    expect(checkDocument(broken as never, match)).not.toEqual([]);
  });

  test('fill the roles of events as what they are taken for', () => {
    const win = annotated.events.find(({ type, trigger }) => type === 'Sport.Result' && trigger.text === 'beat');
    const names = win?.arguments.map(({ role, target }) => [
      role,
      annotated.entities.find(({ id }) => id === target)?.label,
    ]);
    expect(names).toEqual(
      expect.arrayContaining([
        ['Winner', 'CLUB'],
        ['Loser', 'CLUB'],
      ]),
    );
  });

  test('are found again after an edit as if the text were read anew', () => {
    const edit = { start: match.indexOf('beat'), end: match.indexOf('beat') + 4, text: 'overcame' };
    const after = reannotate(annotated, edit);
    const anew = annotate(after.text, { tables: { schema: withoutPatterns } });
    expect(toDocument(after)).toEqual(toDocument(anew));
  });

  test('with a capital are not found in small letters where the text has capitals', () => {
    const schema = JSON.stringify({ labels: { CLUB: { like: 'ORG', names: ['Anchor'] } } });
    const { entities } = annotate('The crew dropped anchor. Anchor won in Bergen.', { tables: { schema } });
    expect(entities.filter(({ label }) => label === ('CLUB' as string)).map(({ start }) => start)).toEqual([25]);
  });

  test('leave a longer name alone that the engine found', () => {
    const schema = JSON.stringify({ labels: { CLUB: { like: 'ORG', names: ['Oslo'] } } });
    const { entities } = annotate('The University of Oslo opened. Oslo won.', { tables: { schema } });
    expect(entities.map(({ text, label }) => [text, label])).toEqual([
      ['University of Oslo', 'ORG'],
      ['Oslo', 'CLUB'],
    ]);
  });
});

describe('a label of a schema', () => {
  const text = 'Ada Lindqvist left Bergen. Lindqvist said that the Harbour Shield was lost.';
  const schema = JSON.stringify({
    labels: { PLAYER: { like: 'PERSON' }, PRIZE: { like: 'EVENT' }, SCORE: { like: 'CARDINAL' } },
  });
  const corrections = [
    operation(text, 'Ada Lindqvist', { op: 'relabel', label: 'PLAYER' as never }),
    operation(text, 'Harbour Shield', { op: 'add', label: 'PRIZE' as never }),
  ];

  test('is given by a person, and stays without the schema', () => {
    for (const tables of [{ schema }, {}, { schema: '{ broken' }]) {
      const { entities } = annotate(text, { tables, corrections });
      const own = entities.filter(({ origin }) => origin === 'human');
      expect(own.map(({ text: words, label }) => [words, label])).toEqual([
        ['Ada Lindqvist', 'PLAYER'],
        ['Harbour Shield', 'PRIZE'],
      ]);
      expect(own[0].like).toBe('schema' in tables && tables.schema === schema ? 'PERSON' : 'PRODUCT');
    }
  });

  test('of a figure keeps its value', () => {
    const goals = 'Bergen won 3-1 on Sunday.';
    const score = operation(goals, '3-1', { op: 'relabel', label: 'SCORE' as never });
    const [figure] = annotate(goals, { tables: { schema }, corrections: [score] }).figures;
    expect(figure).toMatchObject({ text: '3-1', label: 'SCORE', like: 'CARDINAL', origin: 'human' });
    expect(figure.value.result).toEqual([3, 1]);
  });

  test('goes before a rule where a person gave it, or said that there is nothing', () => {
    const named = JSON.stringify({ labels: { CLUB: { like: 'ORG', names: ['Bergen', 'Lindqvist'] } } });
    const decided = [
      operation(text, 'Bergen', { op: 'relabel', label: 'GPE' }),
      operation(text, 'Ada Lindqvist', { op: 'confirm', label: 'PERSON' }),
      { ...operation(text, 'Lindqvist said', { op: 'reject' }), at: anchorOf(text, { start: 27, end: 36 }) },
    ];
    const before = annotate(text, { tables: { schema: named } });
    expect(before.entities.map(({ label }) => label)).toEqual(['PERSON', 'CLUB', 'CLUB']);
    const after = recorrect(before, decided).entities;
    expect(after.slice(0, 2).map(({ label, origin }) => [label, origin])).toEqual([
      ['PERSON', 'human'],
      ['GPE', 'human'],
    ]);
    expect(after.some(({ start }) => start === 27)).toBe(false);
  });
});

describe('an attribute', () => {
  const text = 'Sunniva Brekke scored twice, 2-0.';
  const name = operation(text, 'Sunniva Brekke', { op: 'attribute', attribute: 'position', is: 'winger' });
  const score = operation(text, '2-0', { op: 'attribute', attribute: 'half', is: 'first' });

  test('is what a person said of an annotation, which stays what it was', () => {
    const before = annotate(text);
    const after = annotate(text, { corrections: [name, score] });
    expect(checkDocument(toDocument(after), text)).toEqual([]);
    expect(after.entities[0]).toMatchObject({
      label: before.entities[0].label,
      id: before.entities[0].id,
      attributes: { position: 'winger' },
      origin: 'human',
    });
    expect(after.figures.find(({ text: words }) => words === '2-0')?.attributes).toEqual({ half: 'first' });
  });

  test('is changed and taken away by what is said later, and goes with other bounds', () => {
    const later = { ...name, id: 'b', time: '2026-02-01', is: null };
    expect(annotate(text, { corrections: [name, later] }).entities[0].attributes).toBeUndefined();
    const to = anchorOf(text, { start: 8, end: 14 });
    const moved = { ...name, id: 'c', op: 'bounds', time: '2026-02-01', to };
    const [entity] = annotate(text, { corrections: [name, moved] }).entities;
    expect([entity.text, entity.attributes]).toEqual(['Brekke', { position: 'winger' }]);
  });
});

describe('an event type of a schema', () => {
  test('is found by its words, with its roles and its name', () => {
    const { events, entities } = annotate(match, { tables: { schema: sports }, events: 'all' });
    const transfers = events.filter(({ type }) => type === 'Sport.Transfer');
    expect(transfers.map(({ trigger }) => trigger.text)).toEqual(['signed for', 'moved on loan']);
    const signed = transfers.find(({ trigger }) => trigger.text === 'signed for');
    const player = signed?.arguments.find(({ role }) => role === 'Player');
    expect(entities.find(({ id }) => id === player?.target)?.text).toBe('Sunniva Brekke');
    expect(events.some(({ type }) => type === 'Sport.Injury')).toBe(true);
  });

  test('goes as it came: without the schema there is none', () => {
    expect(annotate(match, { events: 'all' }).events.some(({ type }) => type === 'Sport.Transfer')).toBe(false);
  });
});
