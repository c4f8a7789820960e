import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOutputNames, safeFileName } from '../../../src/app/outputNames';

describe('names of output files', () => {
  test('keep an ordinary id', () => {
    expect(safeFileName('002_8b5ca102ff08cd9c')).toBe('002_8b5ca102ff08cd9c');
    expect(safeFileName('Zürich, 25 April 2019 – “talks”')).toBe('Zürich, 25 April 2019 – “talks”');
  });

  test.each([
    ['../../etc/passwd', '_._.._etc_passwd'],
    ['C:\\x', 'C__x'],
    ['..', '__'],
    ['', '_'],
    ['NUL', '_NUL'],
    ['com1.txt', '_com1.txt'],
    ['a\nb\0', 'a_b_'],
    ['\ud800', '_'],
    ['x. ', 'x._'],
    ['😀'.repeat(100), '😀'.repeat(47)],
  ])('%j becomes %j', (id, name) => {
    expect(safeFileName(id)).toBe(name);
  });

  test('are safe for any id, and no two of a folder are the same, case aside', () => {
    const id = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'A', 'a-2', 'A-2', 'a-3', '..', '.', '/'));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 30 }), all => {
        const nameOf = createOutputNames();
        const names = all.map(each => nameOf('', each).name);
        expect(new Set(names.map(n => n.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).not.toMatch(/[/\\:\p{Cc}]|^\./u);
          expect(new TextEncoder().encode(name).length).toBeLessThan(230);
        }
      }),
    );
  });

  test('are apart where a file system takes accents and letters for one, however they are written', () => {
    const nameOf = createOutputNames();
    const same = ['Zürich', 'Zu\u0308rich', 'ZÜRICH', 'Strasse', 'Straße', '\u212aim', 'Kim'];
    expect(same.map(id => nameOf('', id).taken)).toEqual([false, true, true, false, true, false, true]);
  });

  test('say when another document had the name, and only in the same folder', () => {
    const nameOf = createOutputNames();
    expect(nameOf('', 'a')).toEqual({ name: 'a', taken: false });
    expect(nameOf('x', 'a')).toEqual({ name: 'a', taken: false });
    expect(nameOf('', 'A')).toEqual({ name: 'A-2', taken: true });
    expect(nameOf('', 'a-2')).toEqual({ name: 'a-2-2', taken: true });
    expect(nameOf('', 'a')).toEqual({ name: 'a-3', taken: true });
  });
});
