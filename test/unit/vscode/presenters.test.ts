import { describe, expect, test } from 'vitest';
import { AnnotationIndex } from '../../../src/app/queries/annotationIndex';
import { dayWords } from '../../../src/core';
import { entityRows } from '../../../src/vscode/present/entityRows';
import {
  type EventFilter,
  filterChoices,
  filterOf,
  filterWords,
  isFiltering,
  NO_FILTER,
} from '../../../src/vscode/present/eventFilter';
import { eventRows } from '../../../src/vscode/present/eventRows';
import { figureRows } from '../../../src/vscode/present/figureRows';
import { HOVER_COMMANDS, type HoverContext, hoverCard, zoneCard } from '../../../src/vscode/present/hoverCard';
import { allLabels, labelName, labelPlural, markLabels } from '../../../src/vscode/present/labels';
import { type MarkOptions, markRanges } from '../../../src/vscode/present/markRanges';
import { outline } from '../../../src/vscode/present/outline';
import { allRows, filterRows, rowsAsText } from '../../../src/vscode/present/row';
import { inEnglish as t } from '../../../src/vscode/present/translate';
import { ANNOTATIONS, INDEX, spanOf, TEXT } from './sample';

const options: MarkOptions = {
  labels: new Set(markLabels()),
  uncertainBelow: 0.5,
  dimFurniture: true,
  windows: undefined,
  typing: undefined,
  filtered: [],
};
const marked = (changes: Partial<MarkOptions> = {}): Record<string, string[]> =>
  Object.fromEntries(
    [...markRanges(INDEX, { ...options, ...changes })].map(([kind, spans]) => [
      kind,
      spans.map(s => TEXT.slice(s.start, s.end)),
    ]),
  );

describe('marks', () => {
  test('are made by label, what is not sure apart', () => {
    expect(marked()).toEqual({
      PERSON: ['Ada Lindqvist', 'Olof Berg', 'Nils Holm', 'Lindqvist', 'Berg'],
      GPE: ['Oslo'],
      DATE: ['3 May 2024', '2025'],
      MONEY: ['more than $4.2 million'],
      UNCERTAIN: ['Aftenblad'],
      TRIGGER: ['meets', 'met', 'sign', 'meet'],
      EVENT_LINE: ['', '', ''],
      FURNITURE: ['Photo by Nils Holm/Nordic Images'],
    });
  });

  test('leave out labels that are hidden', () => {
    const { PERSON, GPE, TRIGGER, EVENT_LINE } = marked({ labels: new Set(['PERSON']) });
    expect(PERSON).toHaveLength(5);
    expect([GPE, TRIGGER, EVENT_LINE]).toEqual([undefined, undefined, undefined]);
  });

  test('leave out the word that is being typed', () => {
    const { start } = spanOf('Oslo');
    expect(marked({ typing: { start: start + 2, end: start + 2 } }).GPE).toBeUndefined();
    expect(marked({ typing: { start: start + 6, end: start + 6 } }).GPE).toEqual(['Oslo']);
  });

  test('are made in the windows asked for, of events everywhere', () => {
    const { start, end } = spanOf('Lindqvist met Berg on 3 May 2024');
    expect(marked({ windows: [{ start, end }] })).toEqual({
      PERSON: ['Lindqvist', 'Berg'],
      DATE: ['3 May 2024'],
      TRIGGER: ['meets', 'met', 'sign', 'meet'],
      EVENT_LINE: ['', '', ''],
    });
  });

  test('fill what a filter asks for', () => {
    expect(marked({ filtered: [spanOf('Oslo')] }).FILTERED).toEqual(['Oslo']);
  });
});

test('an index of nothing has no rows', () => {
  const index = new AnnotationIndex({ ...ANNOTATIONS, entities: [], figures: [], events: [], clusters: [], zones: [] });
  expect([entityRows(index, '', t), figureRows(index, '', t), outline(index, '', t)]).toEqual([[], [], []]);
  expect(eventRows(index, '', { order: 'date', background: true }, t)).toEqual([]);
});

describe('the outline of events', () => {
  test('reads like a news list, in the order of the text', () => {
    expect(rowsAsText(eventRows(INDEX, TEXT, { order: 'text', background: false }, t)).split('\n')).toEqual([
      'Ada Lindqvist meets Olof Berg | Oslo',
      '  Ada Lindqvist | participant',
      '  Olof Berg | participant',
      '  Oslo | place',
      '  … Images Lindqvist met Berg on 3 May 2024, the … | again · 3 May 2024 · says Aftenblad',
      'Ada Lindqvist: no “sign” | denied',
      '  Ada Lindqvist | signatory',
      'They meet | 2025 · planned',
      '  2025 | time',
    ]);
  });

  test('lists background when asked', () => {
    const rows = eventRows(INDEX, TEXT, { order: 'text', background: true }, t);
    expect(rows.map(r => r.label)).toContain('Payment: more than $4.2 million');
  });

  test('shows only the kinds, participants and states that a person asks for', () => {
    const labels = (asked: Partial<EventFilter>) =>
      eventRows(INDEX, TEXT, { order: 'text', background: false, filter: { ...NO_FILTER, ...asked } }, t).map(
        r => r.label,
      );
    const all = labels({});
    expect(labels({ participants: new Set(['Olof Berg']) })).toEqual(['Ada Lindqvist meets Olof Berg']);
    expect(labels({ types: new Set(['Contact.Meet']) })).toEqual(['Ada Lindqvist meets Olof Berg', 'They meet']);
    expect(labels({ types: new Set(['Contact.Meet']), statuses: new Set(['planned']) })).toEqual(['They meet']);
    expect(labels({ participants: new Set(['Ada Lindqvist', 'Olof Berg']) })).toEqual(all.slice(0, 2));
    expect(labels({ types: new Set(['Life.Die']) })).toEqual([]);
  });

  test('offers the kinds, participants and states of its events, with how many have them', () => {
    const choices = filterChoices(INDEX, false, t);
    expect(choices.map(c => `${c.kind}: ${c.label} ${c.count}`)).toEqual([
      'types: Meeting 2',
      'types: Agreement 1',
      'participants: Ada Lindqvist 2',
      'participants: Olof Berg 1',
      'statuses: Told as a fact 1',
      'statuses: Denied 1',
      'statuses: Planned 1',
    ]);
    const asked = filterOf(choices.filter(c => c.value === 'Contact.Meet' || c.value === 'planned'));
    expect(isFiltering(asked)).toBe(true);
    expect(filterWords(asked, INDEX, t)).toBe('meeting, Planned');
    expect(isFiltering(NO_FILTER)).toBe(false);
  });

  test('groups by date, what has none last', () => {
    const rows = eventRows(INDEX, TEXT, { order: 'date', background: false }, t);
    expect(rows.map(r => [r.label, r.children.length])).toEqual([
      ['2025', 1],
      ['Without a date', 2],
    ]);
  });

  test('groups by kind, and by everybody who takes part, the busiest first', () => {
    const groups = (order: 'type' | 'participant') =>
      eventRows(INDEX, TEXT, { order, background: false }, t).map(r => [r.label, r.children.length]);
    expect(groups('type')).toEqual([
      ['Meeting', 2],
      ['Agreement', 1],
    ]);
    expect(groups('participant')).toEqual([
      ['Ada Lindqvist', 2],
      ['Olof Berg', 1],
      ['Nobody named', 1],
    ]);
  });

  test('has an id of its own for each row, which does not hang on the engine’s ids', () => {
    const rows = [...allRows(eventRows(INDEX, TEXT, { order: 'text', background: true }, t))];
    expect(new Set(rows.map(r => r.id)).size).toBe(rows.length);
    for (const row of rows) expect(row.id).not.toMatch(/:E\d/);
  });

  test('says in words what icons show', () => {
    const rows = eventRows(INDEX, TEXT, { order: 'text', background: false }, t);
    expect(rows.map(r => r.spoken)).toEqual([
      'Ada Lindqvist meets Olof Berg, in Oslo',
      'Ada Lindqvist: no “sign”, denied',
      'They meet, planned, 2025',
    ]);
  });
});

test('entities are grouped by label, with mentions in context', () => {
  expect(
    rowsAsText(entityRows(INDEX, TEXT, t))
      .split('\n')
      .slice(0, 5),
  ).toEqual([
    'People | 2',
    '  Ada Lindqvist | 2',
    '    Ada Lindqvist | Ada Lindqvist meets Olof Berg in Oslo Photo by Nils …',
    '    Lindqvist | … Photo by Nils Holm/Nordic Images Lindqvist met Berg on 3 May 2024, the Aftenblad …',
    '  Olof Berg | 2',
  ]);
});

test('whoever wrote the text or took its pictures stands apart from the people of the story', () => {
  const rows = rowsAsText(entityRows(INDEX, TEXT, t)).split('\n');
  expect(rows.slice(-2)).toEqual(['Bylines and credits | 1', '  Nils Holm']);
});

test('figures are grouped by label, with their values', () => {
  expect(rowsAsText(figureRows(INDEX, TEXT, t)).split('\n')).toEqual([
    'Amounts of money | 1',
    '  more than $4.2 million | more than 4.2 million US dollars',
    'Dates | 2',
    '  3 May 2024',
    '  2025',
  ]);
});

describe('a filter', () => {
  const rows = entityRows(INDEX, TEXT, t);

  test('keeps rows with the words, and their parents', () => {
    expect(filterRows(rows, 'olof').map(r => [r.label, r.children.map(c => c.label)])).toEqual([
      ['People', ['Olof Berg']],
    ]);
  });

  test('that nothing has keeps nothing; an empty one keeps all', () => {
    expect(filterRows(rows, 'zebra')).toEqual([]);
    expect(filterRows(rows, '  ')).toBe(rows);
  });
});

describe('the document outline', () => {
  test('has the headline, its sections and their events', () => {
    const [headline] = outline(INDEX, TEXT, t);
    expect(headline.kind).toBe('headline');
    expect(headline.children.map(n => [n.kind, n.name])).toEqual([
      ['event', 'Ada Lindqvist meets Olof Berg'],
      ['event', 'Ada Lindqvist: no “sign”'],
      ['section', 'What next?'],
    ]);
    expect(headline.children[2].children.map(n => n.name)).toEqual(['They meet']);
  });

  test('has every node inside its parent, as the editor demands', () => {
    const check = (nodes: ReturnType<typeof outline>, start: number, end: number): void => {
      for (const node of nodes) {
        expect(node.span.start).toBeGreaterThanOrEqual(start);
        expect(node.span.end).toBeLessThanOrEqual(end);
        expect(node.nameSpan.start).toBeGreaterThanOrEqual(node.span.start);
        expect(node.nameSpan.end).toBeLessThanOrEqual(node.span.end);
        check(node.children, node.span.start, node.span.end);
      }
    };
    check(outline(INDEX, TEXT, t), 0, TEXT.length);
  });
});

describe('a hover card', () => {
  const context: HoverContext = {
    index: INDEX,
    text: TEXT,
    uri: 'file:///a.txt',
    detail: 'full',
    uncertainBelow: 0.5,
    lineOf: offset => TEXT.slice(0, offset).split('\n').length,
    t,
  };
  const cardAt = (words: string, n = 1, changes: Partial<HoverContext> = {}): string => {
    const [mark] = (changes.index ?? INDEX).at(spanOf(words, n).start + 1);
    if (!mark) throw new Error(`nothing at "${words}"`);
    return hoverCard(mark, { ...context, ...changes });
  };

  test('says first what it is, with its full name', () => {
    expect(cardAt('Lindqvist', 2).split('\n')[0]).toBe('$(person) **Ada Lindqvist** · person');
  });

  test('gives evidence and the reason for the cluster, in the long form', () => {
    expect(cardAt('Ada Lindqvist')).toContain('95 % sure: a known name');
    expect(cardAt('Ada Lindqvist')).toContain('the same surname');
    expect(cardAt('Ada Lindqvist', 1, { detail: 'short' })).not.toContain('sure');
  });

  test('says what kind of place it is, and which others bear its name', () => {
    expect(cardAt('Oslo').split('\n')[0]).toBe('$(globe) **Oslo** · town or city, Norway');
    expect(cardAt('Oslo')).toContain('Could also be Oslo, Minnesota');
  });

  test('says when it is uncertain', () => {
    expect(cardAt('Aftenblad')).toContain('Uncertain, 40 %');
  });

  test('links the other mentions with their lines', () => {
    const { start, end } = spanOf('Lindqvist', 2);
    const link = `command:${HOVER_COMMANDS.goTo}?${encodeURIComponent(JSON.stringify([context.uri, start, end]))}`;
    expect(cardAt('Ada Lindqvist')).toContain(link);
    expect(cardAt('Ada Lindqvist')).toContain('line 5');
  });

  test('tells mentions on one line by the words around them', () => {
    const mentions = INDEX.annotations.entities.map(e => ({ ...e, cluster: 'C1' }));
    const clusters = [{ id: 'C1', label: 'PERSON' as const, name: 'All', mentions: mentions.map(e => e.id) }];
    const index = new AnnotationIndex({ ...ANNOTATIONS, entities: mentions, clusters });
    const card = cardAt('Oslo', 1, { index, lineOf: () => 1 });
    expect(card).toContain('[Ada Lindqvist meets Olof …]');
    expect(card).not.toContain('line 1');
  });

  test('gives the value of a figure in words', () => {
    const card = cardAt('more than $4.2 million');
    expect(card.split('\n')[0]).toBe('$(credit-card) **more than 4\\.2 million US dollars** · amount of money');
    expect(card).toContain('read as an amount');
  });

  test('tells a length of time from a point in time', () => {
    const figures = ANNOTATIONS.figures.map(f =>
      f.id === 'T91' ? { ...f, value: { ...f.value, timex: { type: 'DURATION' as const, value: 'P1Y' } } } : f,
    );
    const index = new AnnotationIndex({ ...ANNOTATIONS, figures });
    const [mark] = index.at(spanOf('2025').start + 1);
    expect(mark && hoverCard(mark, { ...context, index }).split('\n')[0]).toBe('$(calendar) **2025** · length of time');
    expect(cardAt('2025').split('\n')[0]).toBe('$(calendar) **2025** · date');
  });

  test('tells who, when, how sure the text is, and who says so', () => {
    const card = cardAt('met');
    expect(card).toContain('**Ada Lindqvist meets Olof Berg** · meeting');
    expect(card).toContain('3 May 2024 · says Aftenblad');
    expect(card).toContain('participant: [Ada Lindqvist]');
  });

  test('runs only its own commands, and shows no ids', () => {
    for (const mark of INDEX.marks) {
      const card = hoverCard(mark, context);
      const run = [...card.matchAll(/\(command:([\w.]+)/g)].map(m => m[1]);
      expect(run.every(c => Object.values<string>(HOVER_COMMANDS).includes(c))).toBe(true);
      expect(card.replace(/\(command:[^)]*\)/g, '')).not.toMatch(/\b[TCE]\d+\b/);
    }
  });

  test('explains a line that is dimmed', () => {
    expect(ANNOTATIONS.zones.map(z => zoneCard(z, t))).toEqual([
      undefined,
      'Credit: not part of the story, kept out of events.',
      undefined,
    ]);
  });
});

describe('days in words', () => {
  test.each([
    ['2019-04-25', '25 Apr 2019'],
    ['2019-04-25T18:59', '25 Apr 2019'],
    ['2019-04', 'Apr 2019'],
    ['2019', '2019'],
    ['2019-W17', 'week 17 of 2019'],
    ['2019-13', undefined],
    ['P1Y', undefined],
    ['PAST_REF', undefined],
  ])('%s', (value, words) => {
    expect(dayWords(value)).toBe(words);
  });
});

test('every label has a name of its own', () => {
  for (const name of [labelName, labelPlural]) {
    expect(new Set(markLabels().map(label => name(label, t))).size).toBe(allLabels().length + 1);
  }
});
