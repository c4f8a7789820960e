import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main';
import { createNodeFiles } from '../../../src/cli/nodeFiles';
import type { NewsmarkDocument } from '../../../src/core';
import { annotateText, createFakeTerminal, engineOf, type FakeTerminal } from './fakeTerminal';

/** What an earlier run wrote. */
const OLD = '{"format":"newsmark/1","document":{"id":"old"}}\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmark-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => join(folder, ...parts);
const put = (name: string, content: string | Uint8Array): string => {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
};
const run = (terminal: FakeTerminal, ...argv: string[]): Promise<number> =>
  main(argv, engineOf(annotateText), terminal, createNodeFiles());
const lines = (terminal: FakeTerminal): NewsmarkDocument[] =>
  terminal
    .out()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));
const ids = (terminal: FakeTerminal): string[] => lines(terminal).map(d => d.document.id);

describe('newsmark annotate, JSON Lines through a pipe', () => {
  test('writes a document a line, in order, with ids, dates and offsets into the text', async () => {
    const terminal = createFakeTerminal({
      stdin:
        '{"id":"a/1","text":"Hi 😀"}\r\n\n{"id":2,"text":"","date":"2019-04-25T10:00:00"}\n{"id":"c","text":"\\ud800"}',
    });
    expect(await run(terminal, 'annotate', '--format', 'jsonl', '-', '--input', 'jsonl')).toBe(0);
    expect(terminal.errors()).toBe('');
    expect(lines(terminal).map(d => [d.document.id, d.document.uri, d.document.length, d.document.date])).toEqual([
      ['a/1', null, 5, null],
      ['2', null, 0, '2019-04-25'],
      ['c', null, 1, null],
    ]);
  });

  test('names a bad line by its number, writes the others and exits with 1', async () => {
    const bytes = [
      '{"id":"a","text":"x"}\n{oops\n{"id":"b"}\n[1]\n{"text":"x"}\n',
      Uint8Array.of(0x22, 0xff, 0x22, 10),
      '{"id":"z","text":"y"}',
    ].map(part => (typeof part === 'string' ? new TextEncoder().encode(part) : part));
    const terminal = createFakeTerminal({ stdin: bytes });
    expect(await run(terminal, 'annotate', '-', '--input', 'jsonl')).toBe(1);
    expect(ids(terminal)).toEqual(['a', 'z']);
    const named = terminal.errors().match(/line \d+: [^.]+/g);
    expect(named).toEqual([
      'line 2: not valid JSON',
      'line 3: "text" is missing in "b"',
      'line 4: not an object',
      'line 5: "id" is missing',
      'line 6: not UTF-8',
    ]);
  });

  test('annotates a document with an impossible date as undated, and says so unless quiet', async () => {
    const stdin = '{"id":"a","text":"x","date":"2019-02-30"}';
    const loud = createFakeTerminal({ stdin });
    expect(await run(loud, 'annotate', '-', '--input', 'jsonl')).toBe(0);
    expect(lines(loud)[0].document.date).toBeNull();
    expect(loud.errors()).toContain('line 1: "date" of "a"');
    const quiet = createFakeTerminal({ stdin });
    expect(await run(quiet, 'annotate', '-', '--input', 'jsonl', '--quiet')).toBe(0);
    expect(quiet.errors()).toBe('');
  });

  test('takes the date of the line before that of the command line', async () => {
    const terminal = createFakeTerminal({
      stdin: '{"id":"a","text":"x","date":"2019-04-25"}\n{"id":"b","text":"x"}\n',
    });
    expect(await run(terminal, 'annotate', '-', '--input', 'jsonl', '--date', '2020-01-02')).toBe(0);
    expect(lines(terminal).map(d => d.document.date)).toEqual(['2019-04-25', '2020-01-02']);
  });

  test('reads no further than it has written', async () => {
    let read = 0;
    let written = 0;
    let ahead = 0;
    const stdin = (async function* () {
      for (let i = 0; i < 50; i++) {
        read++;
        ahead = Math.max(ahead, read - written);
        yield new TextEncoder().encode(`{"id":"${i}","text":"x"}\n`);
      }
    })();
    const write = async (): Promise<void> => {
      await new Promise(resolve => setTimeout(resolve, 0));
      written++;
    };
    const terminal = createFakeTerminal({ stdin, write });
    expect(await run(terminal, 'annotate', '-', '--input', 'jsonl')).toBe(0);
    expect(ids(terminal)).toHaveLength(50);
    expect(ahead).toBeLessThanOrEqual(2);
  });

  test('ends quietly when the reader of its output has gone', async () => {
    const stdin = '{"id":"a","text":"x"}\n'.repeat(9);
    let writes = 0;
    const write = async (): Promise<void> => {
      writes++;
      throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    };
    const terminal = createFakeTerminal({ stdin, write });
    expect(await run(terminal, 'annotate', '-', '--input', 'jsonl')).toBe(0);
    expect(writes).toBe(1);
    expect(terminal.errors()).toBe('');
  });

  test('stops with 1 and says why when the output can take no more', async () => {
    const write = async (): Promise<void> => {
      throw Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC' });
    };
    const terminal = createFakeTerminal({ stdin: '{"id":"a","text":"x"}\n', write });
    expect(await run(terminal, 'annotate', '-', '--input', 'jsonl')).toBe(1);
    expect(terminal.errors()).toContain('standard output: the disk is full. Free some space');
  });

  test('ends with 130 when interrupted, at the end of a line', async () => {
    const write = async (): Promise<void> => terminal.abort();
    const terminal: FakeTerminal = createFakeTerminal({ stdin: '{"id":"a","text":"x"}\n'.repeat(9), write });
    expect(await run(terminal, 'annotate', '-', '--input', 'jsonl')).toBe(130);
    expect(ids(terminal)).toEqual(['a']);
  });
});

describe('newsmark annotate, files and folders', () => {
  test('writes one text to standard output as JSON', async () => {
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', put('a.b.TXT', 'Text.'), '--date', '2019-04-25')).toBe(0);
    expect(terminal.out()).toContain('\n  "document"');
    expect(JSON.parse(terminal.out()).document).toMatchObject({ id: 'a.b', uri: 'a.b.TXT', date: '2019-04-25' });
  });

  test('reads text from standard input', async () => {
    const terminal = createFakeTerminal({ stdin: '\ufeffAbc' });
    expect(await run(terminal, 'annotate', '-')).toBe(0);
    expect(JSON.parse(terminal.out()).document).toMatchObject({ id: 'stdin', uri: null, length: 3 });
  });

  test('walks a folder in the order of names and passes over what is no text', async () => {
    for (const name of ['b.txt', 'a.txt', 'Z.TXT', 'c/d/e.txt', 'c/a.txt', 'note.md', '.hidden.txt', '.git/x.txt'])
      put(name, 'x');
    symlinkSync(at('a.txt'), at('linked.txt'));
    symlinkSync(at('.'), at('loop.txt'));
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', folder)).toBe(0);
    expect(lines(terminal).map(d => d.document.uri)).toEqual([
      'Z.TXT',
      'a.txt',
      'b.txt',
      'c/a.txt',
      'c/d/e.txt',
      'linked.txt',
    ]);
  });

  test('takes the files that its patterns name', async () => {
    for (const name of ['a.txt', 'b.md', 'c/d.md', 'c/e.txt']) put(name, 'x');
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', folder, '--glob', '*.md', '--glob', 'c/*.txt')).toBe(0);
    expect(ids(terminal)).toEqual(['b.md', 'd.md', 'e']);
  });

  test('reads files of JSON Lines by their name', async () => {
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', put('x.jsonl', '{"id":"q","text":"x"}\n'), put('y.txt', 'y'))).toBe(0);
    expect(ids(terminal)).toEqual(['q', 'y']);
  });

  test('writes a file for each document, in folders as the texts lie', async () => {
    for (const name of ['in/a.txt', 'in/b/c.txt']) put(name, 'x');
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', at('in'), '--format', 'json', '--out', at('out', 'deep'))).toBe(0);
    expect(terminal.out() + terminal.errors()).toBe('');
    expect(readdirSync(at('out', 'deep'), { recursive: true }).map(String).sort()).toEqual(
      ['a.newsmark.json', 'b', join('b', 'c.newsmark.json')].sort(),
    );
    expect(JSON.parse(readFileSync(at('out', 'deep', 'b', 'c.newsmark.json'), 'utf8')).document.id).toBe('c');
  });

  test('gives documents of one name files of their own, and says so', async () => {
    for (const name of ['one/a.txt', 'two/A.txt']) put(name, name);
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', at('one'), at('two'), '--out', at('out'))).toBe(0);
    expect(readdirSync(at('out')).sort()).toEqual(['A-2.newsmark.json', 'a.newsmark.json']);
    expect(terminal.errors()).toContain('A-2.newsmark.json');
  });

  test('never writes outside of the folder, whatever an id says', async () => {
    const stdin = ['../../x', '/etc/x', '..', 'a\u0000b', 'con', 'x'.repeat(400), '\u202etxt.exe', '']
      .map(id => `${JSON.stringify({ id, text: 'x' })}\n`)
      .join('');
    const terminal = createFakeTerminal({ stdin });
    expect(await run(terminal, 'annotate', '-', '--input', 'jsonl', '--out', at('out'))).toBe(1);
    expect(readdirSync(folder)).toEqual(['out']);
    expect(readdirSync(at('out')).sort()).toEqual(
      [
        '__.newsmark.json',
        '_._.._x.newsmark.json',
        '_etc_x.newsmark.json',
        'a_b.newsmark.json',
        '_con.newsmark.json',
        `${'x'.repeat(190)}.newsmark.json`,
        '_txt.exe.newsmark.json',
      ].sort(),
    );
  });

  test('replaces a file only when all of it is written, and leaves no other', async () => {
    put('in/a.txt', 'x');
    put('all.jsonl', OLD);
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', at('in'), '--out', at('all.jsonl'))).toBe(0);
    expect(readFileSync(at('all.jsonl'), 'utf8')).toMatch(/^\{"format":"newsmark\/1".*\}\n$/);
    expect(readdirSync(folder).sort()).toEqual(['all.jsonl', 'in']);
  });

  test('names each text that it cannot read, and goes on', async () => {
    put('in/a.txt', 'good');
    put('in/b.txt', Uint8Array.of(0x66, 0xfc, 0x72));
    symlinkSync(at('nowhere'), at('in', 'c.txt'));
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', at('in'), at('gone.txt'), '--format', 'jsonl')).toBe(1);
    expect(ids(terminal)).toEqual(['a']);
    expect(terminal.errors()).toMatch(/b\.txt: .*UTF-8/);
    expect(terminal.errors()).toMatch(/c\.txt: there is no such file\. Check the path/);
    expect(terminal.errors()).toMatch(/gone\.txt: there is no such file\. Check the path/);
  });

  test('says that a folder has no texts', async () => {
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', folder)).toBe(1);
    expect(terminal.errors()).toContain('no file in this folder matches *.txt. Choose others with --glob.');
  });

  test('says that the output cannot be where a file or a folder is in the way', async () => {
    put('a.txt', 'x');
    put('out', 'a file');
    mkdirSync(at('folder', 'a.newsmark.json'), { recursive: true });
    const file = createFakeTerminal();
    expect(await run(file, 'annotate', at('a.txt'), '--out', at('out'))).toBe(1);
    expect(file.errors()).toContain('a file of this name is in the way');
    const inside = createFakeTerminal();
    expect(await run(inside, 'annotate', at('a.txt'), '--out', at('folder'))).toBe(1);
    expect(inside.errors()).toContain('a folder of this name is in the way');
    expect(readdirSync(at('folder'))).toEqual(['a.newsmark.json']);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'says that a folder is read-only, and leaves nothing (not as root, who may write everywhere)',
    async () => {
      put('a.txt', 'x');
      mkdirSync(at('out'));
      chmodSync(at('out'), 0o500);
      const terminal = createFakeTerminal();
      expect(await run(terminal, 'annotate', at('a.txt'), '--out', at('out'))).toBe(1);
      expect(terminal.errors()).toContain('no permission to write it');
      expect(readdirSync(at('out'))).toEqual([]);
    },
  );

  test('leaves no file when interrupted, and the one that was there stays', async () => {
    for (const name of ['in/a.txt', 'in/b.txt', 'in/c.txt']) put(name, 'x');
    put('all.jsonl', OLD);
    const terminal = createFakeTerminal();
    let count = 0;
    const stopping: typeof annotateText = source => {
      if (++count === 2) terminal.abort();
      return annotateText(source);
    };
    expect(
      await main(['annotate', at('in'), '--out', at('all.jsonl')], engineOf(stopping), terminal, createNodeFiles()),
    ).toBe(130);
    expect(readFileSync(at('all.jsonl'), 'utf8')).toBe(OLD);
    expect(readdirSync(folder).sort()).toEqual(['all.jsonl', 'in']);
  });

  test('shows how far it has come on a terminal only, and there unless quiet', async () => {
    put('a.txt', 'x');
    const watched = createFakeTerminal({ isTerminal: true });
    expect(await run(watched, 'annotate', folder)).toBe(0);
    expect(watched.errors()).toContain('1 document');
    const quiet = createFakeTerminal({ isTerminal: true });
    expect(await run(quiet, 'annotate', folder, '--quiet')).toBe(0);
    expect(quiet.errors()).toBe('');
    const piped = createFakeTerminal();
    expect(await run(piped, 'annotate', folder)).toBe(0);
    expect(piped.errors()).toBe('');
  });
});

describe('newsmark, the command line', () => {
  test.each([
    [[]],
    [['annotate']],
    [['annotate', 'x', '--format', 'xml']],
    [['annotate', 'x', '--nope']],
    [['annotate', 'x', '--date', '25 April']],
    [['annotate', 'x', '--date', '2019-02-29']],
    [['annotate', '-', '-']],
    [['annotate', 'x', '--jobs', '0']],
    [['annotate', 'x', '--jobs', 'many']],
    [['annotate', '-', '--input', 'jsonl', '--format', 'json']],
    [['annotate', 'x', 'y', '--format', 'json']],
    [['annotate', 'x', 'y', '--out', 'z.json']],
    [['annotate', 'x', '--format', 'jsonl', '--out', 'z/']],
    [['annotate', 'x', '--format', 'json', '--out', 'z.jsonl']],
    [['annotate', 'x.jsonl', '--out', './x.jsonl']],
    [['nope']],
  ])('is refused with 2 and an explanation: %j', async argv => {
    const terminal = createFakeTerminal();
    expect(await run(terminal, ...argv)).toBe(2);
    expect(terminal.errors().length).toBeGreaterThan(20);
    expect(terminal.out()).toBe('');
  });

  test('explains itself and its exit codes', async () => {
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', '--help')).toBe(0);
    for (const word of ['--format', '--input', '--out', '--date', '--quiet', '--glob', 'Exit codes', '130'])
      expect(terminal.out()).toContain(word);
    expect(terminal.errors()).toBe('');
  });

  test('prints its version', async () => {
    const terminal = createFakeTerminal();
    expect(await run(terminal, '--version')).toBe(0);
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'));
    expect(terminal.out()).toBe(`${version}\n`);
  });
});

describe('newsmark annotate --tables', () => {
  const HEAD = 'unit\tquantity\twords\tsymbols\tbase\tfactor\toffset\n';

  test('reads a folder of the user’s own tables, with any line ends', async () => {
    put('own/units.tsv', `\ufeff${HEAD}pitch\tarea\tpitch|pitches\t\tsquare-meter\t7140\t\n`.replace(/\n/g, '\r\n'));
    const text = put('a.txt', 'The fire burned three pitches.');
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', text, '--format', 'jsonl', '--tables', at('own'))).toBe(0);
    expect(lines(terminal)[0].figures[0].value).toMatchObject({ number: 3, unit: 'pitch' });
  });

  test.each([
    ['a row that cannot be read', { 'own/units.tsv': `${HEAD}pitch\n` }, /units\.tsv, line 2: Give the unit a name/],
    ['a folder without tables', { 'own/notes.txt': '' }, /no table is in it\. Tables are named units\.tsv/],
    ['a folder that is not there', {}, /there is no such folder/],
    ['a table that is no UTF-8', { 'own/units.tsv': Uint8Array.of(0x61, 0xff) }, /units\.tsv.*not UTF-8/],
  ])('annotates nothing over %s, and says what is wrong', async (_, content, message) => {
    for (const [name, bytes] of Object.entries(content)) put(name, bytes as string | Uint8Array);
    const text = put('a.txt', 'x');
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'annotate', text, '--tables', at('own'))).toBe(2);
    expect(terminal.out()).toBe('');
    expect(terminal.errors()).toMatch(message);
  });
});
