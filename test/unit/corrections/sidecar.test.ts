import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../../src/core/corrections/anchor';
import schema from '../../../src/core/corrections/corrections1.schema.json';
import { type Operation, standing } from '../../../src/core/corrections/operation';
import { OPERATIONS } from '../../../src/core/corrections/operations';
import {
  EMPTY_SIDECAR,
  isOfLaterVersion,
  mergeSidecars,
  parseSidecar,
  type Sidecar,
  serialiseSidecar,
  sidecarName,
} from '../../../src/core/corrections/sidecar';

const TEXT = 'Ada Lund met Tomas Reke in Port Selby on Friday.';
const at = (words: string) => anchorOf(TEXT, { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

const operation: fc.Arbitrary<Operation> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
  op: fc.constantFrom('add', 'relabel'),
  at: fc.constantFrom(at('Ada Lund'), at('Port Selby'), at('Friday')),
  label: fc.constantFrom('PERSON', 'GPE', 'DATE'),
  author: fc.constantFrom('ana', 'bo'),
  time: fc.constantFrom('2026-01-01T10:00:00Z', '2026-01-02T10:00:00Z'),
});
const sidecar = fc.array(operation, { maxLength: 8 }).map((operations): Sidecar => {
  return parseSidecar(serialiseSidecar({ ...EMPTY_SIDECAR, operations }));
});
const ids = ({ operations }: Sidecar) => operations.map(({ id }) => id).sort();

describe('a sidecar', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(sidecar, own => {
        expect(parseSidecar(serialiseSidecar(own))).toEqual(own);
      }),
    );
  });

  test('has one line more after one operation more, and the others as they were', () => {
    fc.assert(
      fc.property(sidecar, operation, (own, more) => {
        fc.pre(!own.operations.some(({ id }) => id === more.id));
        const before = serialiseSidecar(own).split('\n');
        const after = serialiseSidecar({ ...own, operations: [...own.operations, more] }).split('\n');
        expect(after).toHaveLength(before.length + 1);
        expect(after.filter(line => !before.includes(line)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('loses nothing when two are merged, in whatever order and however often', () => {
    fc.assert(
      fc.property(sidecar, sidecar, sidecar, (a, b, c) => {
        const merged = mergeSidecars(mergeSidecars(a, b), c);
        expect(new Set(ids(merged))).toEqual(new Set([a, b, c].flatMap(ids)));
        expect(serialiseSidecar(mergeSidecars(a, mergeSidecars(c, b)))).toBe(serialiseSidecar(merged));
        expect(serialiseSidecar(mergeSidecars(merged, b))).toBe(serialiseSidecar(merged));
      }),
    );
  });

  test('is merged by lines too, as git does it with both sides kept', () => {
    fc.assert(
      fc.property(sidecar, sidecar, (a, b) => {
        const lines = `<<<<<<< ours\n${serialiseSidecar(a)}=======\n${serialiseSidecar(b)}>>>>>>> theirs\n`;
        const read = parseSidecar(lines);
        expect(read.operations).toEqual(mergeSidecars(a, b).operations);
        expect(read.broken).toHaveLength(3);
        expect(parseSidecar(serialiseSidecar(read)).broken).toEqual([]);
      }),
    );
  });

  test('keeps what cannot be read, says what is wrong with it, and uses the rest', () => {
    const good = JSON.stringify({ id: 'a', op: 'reject', at: at('Friday') });
    const text = `{"format":"newsmark-corrections/1"}\r\n{"id":\r\n${good}\n{"id":"b","op":"relabel","at":${JSON.stringify(at('Friday'))},"label":"day"}\n[]`;
    const read = parseSidecar(text);
    expect(read.operations.map(o => o.id)).toEqual(['a']);
    expect(read.broken.map(b => [b.number, b.problem])).toEqual([
      [2, 'this is no JSON object.'],
      [4, '“label” of “relabel” must be a label, such as PERSON.'],
      [5, 'this is no JSON object.'],
    ]);
    for (const { text: line } of read.broken) expect(serialiseSidecar(read)).toContain(line);
    expect(parseSidecar(serialiseSidecar(read)).broken).toHaveLength(3);
  });

  test('keeps fields and operations that nobody here knows', () => {
    const line = { id: 'x', op: 'paint', at: { ...at('Friday'), hue: 3 }, mood: { of: ['day'] } };
    const read = parseSidecar(`{"format":"newsmark-corrections/1","project":"harbour"}\n${JSON.stringify(line)}\n`);
    expect(read.broken).toEqual([]);
    const again = serialiseSidecar(read).split('\n');
    expect(JSON.parse(again[0])).toEqual({ format: 'newsmark-corrections/1', project: 'harbour' });
    expect(JSON.parse(again[1])).toEqual(line);
  });

  test('of an earlier version is brought up to this one; one of a later version is not written', () => {
    const old = parseSidecar(
      `{"format":"newsmark-corrections/0","by":"ana"}\n${JSON.stringify({ id: 'a', kind: 'reject', target: at('Friday') })}`,
    );
    expect(old.operations).toEqual([{ id: 'a', op: 'reject', at: at('Friday') }]);
    expect(old.head).toEqual({ format: 'newsmark-corrections/1', by: 'ana' });
    const later = parseSidecar('{"format":"newsmark-corrections/7"}');
    expect([isOfLaterVersion(later), isOfLaterVersion(old)]).toEqual([true, false]);
    expect(later.broken[0].problem).toMatch(/later version/);
  });

  test('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const read = parseSidecar(text);
        expect(parseSidecar(serialiseSidecar(read)).operations).toEqual(read.operations);
      }),
    );
  });

  test('is named after its text', () => {
    expect(['002_a.txt', 'a.news.TXT', 'notes'].map(sidecarName)).toEqual([
      '002_a.corrections.jsonl',
      'a.news.corrections.jsonl',
      'notes.corrections.jsonl',
    ]);
  });
});

describe('the schema of a line', () => {
  const validate = new Ajv({ strict: true, strictRequired: false, strictTypes: false }).compile(schema);

  test('accepts what is written and knows every operation', () => {
    fc.assert(fc.property(operation, own => validate(JSON.parse(JSON.stringify(own))) === true));
    const [known] = schema.definitions.operation.properties.op.anyOf;
    expect(known.enum).toEqual(OPERATIONS.map(({ op }) => op));
    expect(validate(EMPTY_SIDECAR.head)).toBe(true);
  });

  test('refuses what lacks a field, as reading does', () => {
    for (const { op, needs } of OPERATIONS) {
      const bare = { id: 'a', op, at: at('Friday') };
      expect([op, validate(bare)]).toEqual([op, needs.length === 0]);
      expect(parseSidecar(JSON.stringify(bare)).operations).toHaveLength(needs.length === 0 ? 1 : 0);
    }
  });
});

describe('undoing', () => {
  const done = (id: string, op: string, minute: number, of?: string): Operation => {
    const time = `2026-01-01T10:0${minute}:00Z`;
    return of === undefined ? { id, op, at: at('Friday'), time } : { id, op, at: at('Friday'), time, of };
  };

  test('takes back an operation, and undoing that gives it again', () => {
    const first = done('a', 'reject', 1);
    const undo = done('u', 'undo', 2, 'a');
    const redo = done('r', 'undo', 3, 'u');
    expect(standing([first]).map(o => o.id)).toEqual(['a']);
    expect(standing([undo, first]).map(o => o.id)).toEqual([]);
    expect(standing([redo, undo, first]).map(o => o.id)).toEqual(['a']);
  });

  test('in a circle ends', () => {
    expect(standing([done('a', 'undo', 1, 'b'), done('b', 'undo', 2, 'a')])).toEqual([]);
  });
});
