import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main';
import { createNodeFiles } from '../../../src/cli/nodeFiles';
import { annotateText, createFakeTerminal, engineOf, type FakeTerminal } from './fakeTerminal';

const onUnix = process.platform !== 'win32';
const LINE = '{"id":"x","text":"Ada Brun met Omar Diallo."}\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmark-safety-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => join(folder, ...parts);
const put = (name: string, content: string | Uint8Array): string => {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
};
const read = (name: string): string => readFileSync(at(name), 'utf8');
const all = (name = '.'): string[] => readdirSync(at(name)).sort();
const run = (terminal: FakeTerminal, ...argv: string[]): Promise<number> =>
  main(argv, engineOf(annotateText), terminal, createNodeFiles());
const annotate = async (...argv: string[]): Promise<{ code: number; errors: string; out: string }> => {
  const terminal = createFakeTerminal();
  const code = await run(terminal, 'annotate', ...argv);
  return { code, errors: terminal.errors(), out: terminal.out() };
};

describe('files of others', () => {
  test('stay beside the exports in the folder of the texts', async () => {
    put('001_a.txt', 'Ada Brun met Omar Diallo.');
    put('001_a.json', '{"url":"https://example.org"}');
    expect(await annotate(folder, '--out', folder)).toEqual({ code: 0, errors: '', out: '' });
    expect(all()).toEqual(['001_a.json', '001_a.newsmark.json', '001_a.txt']);
    expect(read('001_a.json')).toBe('{"url":"https://example.org"}');
  });

  test('are not replaced, whatever --out is named, unless --force is given', async () => {
    put('a.txt', 'x');
    for (const name of ['mine.json', 'mine.jsonl', 'mine']) {
      put(name, 'mine');
      const format = name === 'mine' ? ['--format', 'jsonl'] : [];
      const refused = await annotate(at('a.txt'), ...format, '--out', at(name));
      expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('or give --force to replace it') });
      expect(read(name)).toBe('mine');
      expect(await annotate(at('a.txt'), ...format, '--out', at(name), '--force')).toMatchObject({ code: 0 });
      expect(read(name)).toContain('newsmark/1');
      expect(await annotate(at('a.txt'), ...format, '--out', at(name))).toMatchObject({ code: 0 });
    }
  });

  test('in an output folder are named one by one, and the other documents are written', async () => {
    for (const name of ['in/a.txt', 'in/b.txt']) put(name, 'x');
    put('out/a.newsmark.json', 'mine');
    const { code, errors } = await annotate(at('in'), '--out', at('out'));
    expect([code, errors.match(/not of Newsmark/g)?.length, read('out/a.newsmark.json')]).toEqual([1, 1, 'mine']);
    expect(all('out')).toEqual(['a.newsmark.json', 'b.newsmark.json']);
    expect((await annotate(at('in'), '--out', at('out'), '--force')).code).toBe(0);
    expect(read('out/a.newsmark.json')).toContain('newsmark/1');
  });
});

describe.runIf(onUnix)('an input', () => {
  test.each(['a link', 'a hard link', 'the file itself, met in its folder', 'the file, by another path'])(
    'is never replaced, not even by force: %s',
    async how => {
      put('dd/in.jsonl', LINE);
      const out = how.includes('link')
        ? at('out.jsonl')
        : how.includes('path')
          ? at('dd/../dd/in.jsonl')
          : at('dd/in.jsonl');
      if (how === 'a link') symlinkSync(at('dd/in.jsonl'), out);
      if (how === 'a hard link') linkSync(at('dd/in.jsonl'), out);
      const input = how.includes('folder') ? at('dd') : at('dd/in.jsonl');
      const { code, errors } = await annotate(input, '-i', 'jsonl', '--out', out, '--force');
      expect([code, errors]).toEqual([2, expect.stringContaining('is also an input. Choose another --out.')]);
      expect(read('dd/in.jsonl')).toBe(LINE);
    },
  );

  test('is never replaced where an output folder holds a link to it', async () => {
    put('in/x.jsonl', '');
    put('in/y.jsonl', LINE);
    mkdirSync(at('out'));
    symlinkSync(at('in/x.jsonl'), at('out/x.newsmark.json'));
    const { code, errors } = await annotate(at('in'), '-i', 'jsonl', '--out', at('out'), '--force');
    expect([code, errors]).toEqual([1, expect.stringContaining('x.newsmark.json: this is also an input')]);
    expect([read('in/x.jsonl'), read('in/y.jsonl')]).toEqual(['', LINE]);
  });

  test('is not appended to by standard output, nor replaced when it is standard input', async () => {
    const path = put('in.jsonl', LINE);
    const { dev, ino } = statSync(path);
    const state = { kind: 'open', identity: `${dev}:${ino}` } as const;
    const output = createFakeTerminal({ streams: { stdout: state } });
    expect(await run(output, 'annotate', path)).toBe(2);
    expect(output.errors()).toContain('standard output is also an input');
    const input = createFakeTerminal({ streams: { stdin: state }, stdin: LINE });
    expect(await run(input, 'annotate', '-', '-i', 'jsonl', '--out', path, '--force')).toBe(2);
    expect(read('in.jsonl')).toBe(LINE);
  });

  test('is looked at, and an export beside it goes to where its link leads', async () => {
    put('in.txt', 'x');
    put('far/real.json', '');
    symlinkSync(at('far/real.json'), at('out.json'));
    expect(await annotate(at('in.txt'), '--out', at('out.json'))).toMatchObject({ code: 0, errors: '' });
    expect(read('far/real.json')).toContain('newsmark/1');
    expect(all('far')).toEqual(['real.json']);
    symlinkSync(at('nowhere'), at('dangling.json'));
    expect(await annotate(at('in.txt'), '--out', at('dangling.json'))).toMatchObject({ code: 1 });
    expect(existsSync(at('nowhere'))).toBe(false);
  });
});

describe.runIf(onUnix)('what is no regular file', () => {
  test('is named and not waited for, and the other texts are annotated', async () => {
    put('in/a.txt', 'x');
    execFileSync('mkfifo', [at('pipe'), at('in/p.txt')]);
    symlinkSync(at('pipe'), at('in/b.txt'));
    symlinkSync('/dev/zero', at('in/c.txt'));
    const { code, errors, out } = await annotate(at('in'), at('pipe'), '/dev/zero', '--format', 'jsonl');
    expect(code).toBe(1);
    expect(errors.match(/: not a regular file but a device, a pipe or a socket\. Give what it holds to/g)).toHaveLength(
      5,
    );
    expect(out.trim().split('\n')).toHaveLength(1);
    const lines = await annotate(at('pipe'), '-i', 'jsonl');
    expect(lines).toMatchObject({ code: 1, errors: expect.stringContaining('pipe: not a regular file') });
  });
});

describe.runIf(process.platform === 'linux')('names of files', () => {
  test('that begin with a line break are read, and printed on one line', async () => {
    put('in/\n a.txt', 'x');
    put('in/sub\n/\u001b[31m.txt', Uint8Array.of(0xff));
    put('in/b\u202e.txt', Uint8Array.of(0xff));
    const { code, errors, out } = await annotate(at('in'), '--format', 'jsonl');
    expect([code, JSON.parse(out).document.id]).toEqual([1, '\n a']);
    expect(errors.trim().split('\n')).toEqual([
      expect.stringContaining('b\\u{202e}.txt: not UTF-8'),
      expect.stringContaining('sub\\n/\\e[31m.txt: not UTF-8'),
    ]);
  });

  test('that are not UTF-8 are named as such', async () => {
    mkdirSync(at('in'));
    writeFileSync(Buffer.concat([Buffer.from(at('in/a')), Buffer.of(0xff), Buffer.from('.txt')]), 'x');
    mkdirSync(Buffer.concat([Buffer.from(at('in/d')), Buffer.of(0xfe)]));
    put('in/z.txt', 'x');
    const { code, errors, out } = await annotate(at('in'), '--format', 'jsonl');
    expect([code, JSON.parse(out).document.id]).toEqual([1, 'z']);
    expect(errors.match(/: its name is not UTF-8\. Rename it and run again\./g)).toHaveLength(2);
    const named = await annotate(at('in/a\ufffd.txt'));
    expect(named.errors).toContain('Its name may not be UTF-8');
  });
});

describe('what killed runs left', () => {
  test('is swept from the output folder and beside an output file; what still runs is left alone', async () => {
    put('a.txt', 'x');
    const name = createNodeFiles().uniqueName().split('-');
    const [machine, , run] = name;
    const gone = [machine, '999999999', run, '1'].join('-');
    const living = [machine, String(process.ppid), run, '1'].join('-');
    const same = [machine, String(process.pid), 'ffffff', '1'].join('-');
    const other = ['000000', '999999999', run, '1'].join('-');
    for (const unique of [gone, living, same, other]) put(`out/b.newsmark.json.${unique}.partial`, '');
    expect(await annotate(at('a.txt'), '--out', at('out'))).toMatchObject({ code: 0 });
    expect(all('out')).toEqual(
      ['a.newsmark.json', `b.newsmark.json.${living}.partial`, `b.newsmark.json.${other}.partial`].sort(),
    );
    put(`o.jsonl.${gone}.partial`, '');
    expect(await annotate(at('a.txt'), '--out', at('o.jsonl'))).toMatchObject({ code: 0 });
    expect(all()).toEqual(['a.txt', 'o.jsonl', 'out']);
  });

  test('is not read as a text', async () => {
    put('in/a.txt', 'x');
    put(`in/b.txt.${createNodeFiles().uniqueName()}.partial`, 'x');
    expect((await annotate(at('in'), '--glob', '*')).out.trim().split('\n')).toHaveLength(1);
  });
});

describe('standard streams', () => {
  const stream = (kind: 'nowhere' | 'folder') => ({ kind }) as const;
  test('that are closed or no streams are named', async () => {
    const input = createFakeTerminal({ streams: { stdin: stream('nowhere') } });
    expect(await run(input, 'annotate', '-', '-i', 'jsonl')).toBe(1);
    expect(input.errors()).toContain('standard input: it is closed or leads to nothing. Give a text to read');
    const directory = createFakeTerminal({ streams: { stdin: stream('folder') } });
    expect(await run(directory, 'annotate', '-')).toBe(1);
    expect(directory.errors()).toContain('standard input: it is a folder');
    const output = createFakeTerminal({ streams: { stdout: stream('nowhere') } });
    expect(await run(output, 'annotate', put('a.txt', 'x'))).toBe(0);
    expect(output.errors()).toContain('standard output is closed or leads to nothing');
    const elsewhere = createFakeTerminal({ streams: { stdout: stream('nowhere'), stdin: stream('nowhere') } });
    expect(await run(elsewhere, 'annotate', at('a.txt'), '--out', at('a.json'))).toBe(0);
    expect(elsewhere.errors()).toBe('');
  });
});

test('one message, not one a text, when nothing can be written to the output folder', async () => {
  for (let i = 0; i < 30; i++) put(`in/${i}.txt`, 'x');
  put('file', 'x');
  let annotated = 0;
  const terminal = createFakeTerminal();
  const counting: typeof annotateText = source => {
    annotated++;
    return annotateText(source);
  };
  const argv = ['annotate', at('in'), '--out', at('file', 'below')];
  expect(await main(argv, engineOf(counting), terminal, createNodeFiles())).toBe(1);
  expect([terminal.errors().trim().split('\n').length, annotated]).toEqual([1, 0]);
});
