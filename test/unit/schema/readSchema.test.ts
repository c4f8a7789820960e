import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/core/schema/parseJson';
import { readSchema } from '../../../src/core/schema/readSchema';
import jsonSchema from '../../../src/core/schema/schema1.schema.json';

const sports = readFileSync(path.join(import.meta.dirname, '../../../media/corpus/newsmark.schema.json'), 'utf8');
const validate = new Ajv({ strict: false, allErrors: true }).compile(jsonSchema);
const errorsOf = (text: string) => readSchema(text).problems.filter(({ severity }) => severity === 'error');

describe('a schema', () => {
  test('gives labels, names, event types and patterns in the order of the file', () => {
    const { schema, problems } = readSchema(sports);
    expect(problems).toEqual([]);
    expect(validate(JSON.parse(sports)), JSON.stringify(validate.errors)).toBe(true);
    expect(schema.labels.map(({ label, like, kind, look }) => [label, like, kind, look.slot])).toEqual([
      ['CLUB', 'ORG', 'entity', 1],
      ['PLAYER', 'PERSON', 'entity', 2],
      ['COMPETITION', 'EVENT', 'entity', 3],
    ]);
    expect(schema.names.map(({ name }) => name)).toEqual(['Skagen Harbour', 'Vardø IL', 'Mandal Rovers']);
    expect(schema.eventTypes.map(({ type, verbs }) => [type, verbs.length])).toEqual([
      ['Sport.Transfer', 2],
      ['Sport.Injury', 2],
    ]);
    expect(schema.patterns).toHaveLength(4);
  });

  test.each<[string, string, string, number, number]>([
    ['no JSON', '{\n  "labels": {,\n}', 'A name in quotes is missing here', 2, 14],
    ['a text that is not closed', '{ "labels', 'not closed by a quote', 1, 3],
    ['something behind it', '{}\n{}', 'behind the last bracket', 2, 1],
    ['no object', '[]', 'The schema is an object', 1, 1],
    ['a label in small letters', '{"labels":{"club":{}}}', 'capitals, digits and _', 1, 12],
    ['the label of triggers', '{"labels":{"TRIGGER":{}}}', 'choose another', 1, 12],
    ['a label that is like no other', '{"labels":{"CLUB":{"like":"TEAM"}}}', 'no label of the engine', 1, 27],
    ['a colour that is none', '{"labels":{"CLUB":{"color":9}}}', 'A colour is 1 to 4', 1, 28],
    ['a colour of a prototype', '{"labels":{"CLUB":{"color":"toString"}}}', 'A colour is 1 to 4', 1, 28],
    ['an icon that is Markdown', '{"labels":{"CLUB":{"icon":"](x) !["}}}', 'name of a codicon', 1, 12],
    ['a name with an unseen character', '{"labels":{"CLUB":{"name":"cl\\u202eub"}}}', 'that nobody sees', 1, 27],
    ['a line break in a name', '{"labels":{"CLUB":{"name":"cl\\nub"}}}', 'that nobody sees', 1, 27],
    ['a key of two', '{"labels":{"CLUB":{"key":"bb"}}}', 'at most 1 characters', 1, 26],
    ['one key twice', '{"labels":{"CLUB":{"key":"b"},"TEAM":{"key":"B"}}}', 'have the same key', 1, 31],
    ['a label twice', '{"labels":{"CLUB":{},"CLUB":{}}}', 'there twice', 1, 22],
    ['a type without a family', '{"eventTypes":{"Transfer":{}}}', 'a family and a name', 1, 16],
    ['a role that is none', '{"eventTypes":{"A.B":{"roles":{"subj":"the\\tone"}}}}', 'A role is a slot', 1, 32],
    ['a trigger with a tab', '{"eventTypes":{"A.B":{"triggers":{"verbs":["sign\\tfor"]}}}}', 'that nobody sees', 1, 44],
    ['a pattern without a label', '{"patterns":[{"pattern":"a b"}]}', 'a “pattern” and a “label”', 1, 14],
    ['a pattern for no label', '{"patterns":[{"pattern":"a","label":"CLUB"}]}', 'There is no label “CLUB”', 1, 37],
    ['a regular expression', '{"patterns":[{"pattern":"/(a+)+$/","label":"ORG"}]}', 'no regular expressions', 1, 25],
    ['a bracket that is open', '{"patterns":[{"pattern":"(a|b","label":"ORG"}]}', 'is not closed', 1, 25],
    ['a group that is not there', '{"patterns":[{"pattern":"a","label":"ORG","group":"x"}]}', 'no group “x”', 1, 25],
    ['too many words', '{"patterns":[{"pattern":"a .{1,900}","label":"ORG"}]}', 'at most 20 words', 1, 25],
    ['an attribute without values', '{"attributes":{"mood":{}}}', 'Name the values', 1, 23],
    ['an attribute of no label', '{"attributes":{"mood":{"of":["CLUB"],"values":["a"]}}}', 'no label “CLUB”', 1, 23],
    ['an attribute with a space', '{"attributes":{"a b":{"values":["a"]}}}', 'letters and digits', 1, 16],
    ['a later format', '{"format":"newsmark-schema/2"}', 'update it', 1, 11],
  ])('with %s is told with its line and column', (_, text, says, line, column) => {
    const [first] = errorsOf(text);
    expect(first).toMatchObject({ message: expect.stringContaining(says), line, column });
  });

  test('may hold fields of a later version, which are told and passed over', () => {
    const { schema, problems } = readSchema('{"labels":{"CLUB":{"mood":"calm"}},"views":[]}');
    expect(problems.map(({ severity, column }) => [severity, column])).toEqual([
      ['warning', 20],
      ['warning', 36],
    ]);
    expect(schema.labels).toHaveLength(1);
  });

  test('is read as JSON.parse reads it, or told to be none where that throws', () => {
    const hostile = fc.oneof(fc.json(), fc.string({ unit: fc.constantFrom(...'{}[]",:\\ tnu01-.e\n') }), fc.string());
    fc.assert(
      fc.property(hostile, text => {
        let parsed = true;
        try {
          JSON.parse(text);
        } catch {
          parsed = false;
        }
        expect(parseJson(text).ok).toBe(parsed);
        readSchema(text);
      }),
      { numRuns: 3000 },
    );
  });

  test('does not take long or deep files', () => {
    expect(errorsOf('['.repeat(100_000))[0].message).toContain('deep');
    expect(errorsOf(' '.repeat(1_000_001))[0].message).toContain('at most 1000000');
    const patterns = JSON.stringify({ patterns: Array(500).fill({ pattern: 'a', label: 'ORG' }) });
    expect(errorsOf(patterns)[0].message).toContain('at most 200');
    const many = `{"labels":{${Array.from({ length: 50_000 }, (_, i) => `"x${i}":1`).join()}}}`;
    expect(errorsOf(many).length).toBeLessThanOrEqual(100);
  });

  test('has an error wherever its JSON Schema has one', () => {
    const values = fc.oneof(
      fc.constantFrom<unknown>(null, 7, true, '', 'x', 'CLUB', [], {}, [1], { a: 1 }),
      fc.string(),
    );
    const base = JSON.parse(sports);
    const places: (readonly (string | number)[])[] = [];
    const walk = (node: unknown, at: readonly (string | number)[]): void => {
      if (at.length > 0 && at[0] !== '$schema') places.push(at);
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) walk(value, [...at, Array.isArray(node) ? Number(key) : key]);
    };
    walk(base, []);
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), values, (at, value) => {
        const copy = structuredClone(base);
        let node = copy;
        for (const step of at.slice(0, -1)) node = node[step];
        node[at[at.length - 1]] = value;
        if (validate(copy)) return;
        refused++;
        expect(errorsOf(JSON.stringify(copy)), `${at.join('.')} = ${JSON.stringify(value)}`).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(500);
  });
});
