import { describe, expect, test } from 'vitest';
import { entityLabels } from '../../../src/core/entities/tables/nameTable';
import { eventTables } from '../../../src/core/events/lexicon/eventTables';
import { annotate, reannotate } from '../../../src/core/index';
import { checkUserTables, type UserTables } from '../../../src/core/text/userTables';

const UNITS =
  'unit\tquantity\twords\tsymbols\tbase\tfactor\toffset\npitch\tarea\tpitch|pitches\t\tsquare-meter\t7140\t\n';
const TYPES =
  'type\tplover\trank\ticon\tnoun\tverb\troles\tguideline\texample\n' +
  'Culture.Busk\t–\tnews\tstar\tbusking\tbusks\tsubj=Artist\tSomebody plays in the street.\tAda Brun busked in Oslo.\n';
const TRIGGERS = 'type\tpos\tcondition\troles\tlemmas\nCulture.Busk\tv\t–\t–\tbusk, strum\nSkip\tv\t–\t–\tarrest\n';

const check = (tables: UserTables) => checkUserTables(tables, eventTables().types.keys(), entityLabels());

describe('a user’s own tables', () => {
  test('add units, event types and the words that tell of them', () => {
    const tables = { units: UNITS, eventTypes: TYPES, triggers: TRIGGERS };
    const { figures, events } = annotate('Ada Brun busked in Oslo on three pitches.', { tables });
    expect(figures[0].value).toMatchObject({ number: 3, unit: 'pitch' });
    expect(events.map(e => [e.type, e.trigger.text])).toContainEqual(['Culture.Busk', 'busked']);
    const [busked] = events;
    expect(busked.arguments.map(a => a.role)).toEqual(['Artist']);
  });

  test('go before the product’s, which stay as they were for other texts', () => {
    const text = 'Police arrested two men in Leeds.';
    const types = (tables?: UserTables) => annotate(text, tables && { tables }).events.map(e => e.type);
    expect(types({ triggers: TRIGGERS })).toEqual([]);
    expect(types()).toEqual(['Justice.Arrest']);
  });

  test('hold for an edit as well', () => {
    const before = annotate('Ada Brun left Oslo.', { tables: { eventTypes: TYPES, triggers: TRIGGERS } });
    const after = reannotate(before, { start: 9, end: 13, text: 'busked in' });
    expect(after.events.map(e => e.type)).toEqual(['Culture.Busk']);
  });

  test('that are right have nothing to say', () => {
    expect(check({ units: UNITS, eventTypes: TYPES, triggers: TRIGGERS })).toEqual([]);
    expect(check({ currencies: 'form\tiso4217\tkind\nbob\tGBP\tnoun\n', holidays: '' })).toEqual([]);
  });

  test.each<[keyof UserTables, string, RegExp]>([
    ['units', 'pitch\t\tpitch', /^units\.tsv, line 3: Give the unit a name/],
    ['units', 'pitch\tarea\tpitch\t\tsquare-meter\tbig\t', /numbers/],
    ['units', 'pitch\tarea\tpitch\t\t\t7140\t', /base unit/],
    ['currencies', 'bob\tshilling\tnoun', /“shilling” is no ISO 4217 code/],
    ['currencies', 'bob\tGBP\tcoin', /“coin” is no kind/],
    ['eventTypes', 'Busk\t–\tnews', /nine columns, this one 3/],
    ['eventTypes', 'busking\t–\tnews\tstar\ta\tb\tc\td\te', /“busking” is no name of a type/],
    ['eventTypes', 'A.B\t–\tloud\tstar\ta\tb\tc\td\te', /“loud” is no rank/],
    ['eventTypes', 'A.B\t–\tnews\tx) ![a](https://a.example/p.png\ta\tb\tc\td\te', /is no icon/],
    ['eventTypes', 'A.B\t–\tnews\t\ta\tb\tc\td\te', /is no icon/],
    ['holidays', 'may day\tnth 13 1 1', /“nth 13 1 1” is no rule/],
    ['holidays', 'may day\tnth 5 9 1', /is no rule/],
    ['holidays', 'may day\tnth x', /is no rule/],
    ['holidays', 'may day\t13-45', /is no rule/],
    ['holidays', 'may day\teaster soon', /is no rule/],
    ['holidays', 'may day\ton <img src=x>', /is no rule/],
    ['triggers', 'Culture.Bask\tv\t–\t–\tbask', /There is no event type “Culture\.Bask”/],
    ['triggers', 'Life.Die\tverb\t–\t–\tcroak', /“verb” is no part of speech/],
  ])('name the line of %s that is wrong, and what to do: %j', (table, row, message) => {
    const [problem, ...others] = check({ [table]: `# a comment\nhead line\n${row}\n` });
    expect(problem).toMatch(message);
    expect(others).toEqual([]);
  });

  test('that are hostile are as if they were not there', () => {
    const holidays = 'name\trule\nmay fair\tnth x\nhill day\ton <img src=x>\nlake day\t05-06\n';
    const text = 'It opens on May Fair 2019, on Hill Day and on Lake Day 2019.';
    const { figures } = annotate(text, { date: '2019-03-01', tables: { holidays } });
    const values = figures.map(f => f.value.timex?.value);
    expect(values).toContain('2019-05-06');
    expect(values.join()).not.toMatch(/NaN|img/);
    const icon = TYPES.replace('\tstar\t', '\tx) ![a](https://a.example/p.png\t');
    expect(eventTables({ eventTypes: icon }).types.has('Culture.Busk')).toBe(false);
  });
});
