import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay, parseDocumentLine } from '../../../src/core/formats/documentLine';

describe('a line of JSON Lines', () => {
  test('gives id, text and day, and passes over other fields', () => {
    expect(parseDocumentLine('{"id":"a","text":"b","date":"2019-04-25","spans":[]}')).toEqual({
      ok: true,
      line: { id: 'a', text: 'b', date: '2019-04-25' },
    });
    expect(parseDocumentLine('{"text":"","id":7,"date":null}')).toEqual({
      ok: true,
      line: { id: '7', text: '', date: null },
    });
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"id":"a"}',
    '{"text":"a"}',
    '{"id":"","text":"a"}',
    '{"id":"a","text":1}',
    '{"id":{},"text":""}',
  ])('is refused with what to do: %s', json => {
    const result = parseDocumentLine(json);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.message).toMatch(/\. (?:Each line must|Give each document)/);
  });

  test.each([
    ['{"id":1234567890123456789,"text":"a"}', '1234567890123456789'],
    ['{"text":"\\"id\\": 3 {[","id" : 9007199254740993 }', '9007199254740993'],
    ['{"id":-1234567890123456789,"text":"","x":{"id":4},"y":[{"id":5}],"z":8}', '-1234567890123456789'],
    ['{"id":1,"\\u0069d":12345678901234567890.50,"text":"\\\\"}', '12345678901234567890.50'],
    ['{"text":"","id":1e400}', '1e400'],
    ['{"text":"","a":true,"id":0.1}', '0.1'],
    ['{"text":"","id":7.0}', '7'],
  ])('keeps the digits of a number: %s', (json, id) => {
    expect(parseDocumentLine(json)).toMatchObject({ ok: true, line: { id } });
  });

  test('keeps the digits beside a text of 20 MB', () => {
    const json = `{"text":"${'a\\n'.repeat(7_000_000)}","id":12345678901234567890}`;
    const result = parseDocumentLine(json);
    expect(result.ok && result.line.id).toBe('12345678901234567890');
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), json => typeof parseDocumentLine(json).ok === 'boolean'));
  });
});

describe('a day', () => {
  test.each([
    ['2019-04-25', '2019-04-25'],
    ['2016-02-29', '2016-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['2019-04-25T10:00:00.000Z', '2019-04-25'],
    ['2019-04-25 10:00', '2019-04-25'],
    ['1900-02-29', null],
    ['2019-13-01', null],
    ['2019-00-10', null],
    ['2019-04-00', null],
    ['2019-04-31', null],
    ['2019-4-5', null],
    ['25 April 2019', null],
    ['2019-04-25x', null],
    [20190425, null],
  ])('%j is %j', (value, day) => {
    expect(parseDay(value)).toBe(day);
  });
});
