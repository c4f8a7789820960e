import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main';
import { createNodeFiles } from '../../../src/cli/nodeFiles';
import type { NewsmarkDocument } from '../../../src/core';
import { annotateText, createFakeTerminal, engineOf, type FakeTerminal } from './fakeTerminal';

const TEXT = 'Ada Brun met Olof Berg in Oslo on Friday. 😀 She paid $4 million.\r\nBerg left.\r\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmark-exchange-'));
  put('in/a.txt', TEXT);
  put('in/sub/b.txt', `Ada Brun met Olof Berg.`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => join(folder, ...parts);
function put(name: string, content: string | Uint8Array): string {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}
async function run(
  ...argv: string[]
): Promise<{ readonly code: number; readonly out: string; readonly errors: string }> {
  const terminal: FakeTerminal = createFakeTerminal();
  const code = await main(argv, engineOf(annotateText), terminal, createNodeFiles());
  return { code, out: terminal.out(), errors: terminal.errors() };
}
const read = (name: string): string => readFileSync(at(name), 'utf8');
const tree = (name: string): readonly string[] =>
  readdirSync(at(name), { recursive: true, encoding: 'utf8' })
    .filter(each => each.includes('.'))
    .sort();
const document = (name: string): NewsmarkDocument => JSON.parse(read(name));
const operations = (name: string) =>
  read(name)
    .trim()
    .split('\n')
    .slice(1)
    .map(line => JSON.parse(line));

describe('newsmark export', () => {
  test('writes the files of each document and of the whole, says what is lost, and reads it again', async () => {
    const { code, errors } = await run(
      'export',
      at('in'),
      '--to',
      'brat',
      '--out',
      at('out'),
      '--report',
      at('r.json'),
    );
    expect([code, tree('out')]).toEqual([
      0,
      ['a.ann', 'a.txt', 'annotation.conf', 'sub/b.ann', 'sub/b.txt', 'visual.conf'],
    ]);
    expect(errors).toMatch(/brat cannot hold all: left out were .*reasons/);
    const report = JSON.parse(read('r.json'));
    expect(report).toMatchObject({ format: 'brat', count: 2, complete: true, readBack: 2, different: [] });
    expect(report.documents.map((d: { id: string; readBack: string }) => [d.id, d.readBack])).toEqual([
      ['a', 'same'],
      ['b', 'same'],
    ]);
    expect(report.losses.find((l: { aspect: string }) => l.aspect === 'evidence').count).toBeGreaterThan(3);
  });

  test('counts in the unit that is asked for', async () => {
    await run('export', at('in/a.txt'), '--to', 'brat', '--out', at('points'));
    await run('export', at('in/a.txt'), '--to', 'brat', '--offsets', 'utf16', '--out', at('units'));
    const start = (name: string): number => Number(/MONEY (\d+)/.exec(read(name))?.[1]);
    expect(start('units/a.ann')).toBe(TEXT.indexOf('$4'));
    expect(start('points/a.ann')).toBe(TEXT.indexOf('$4') - 1);
    expect((await run('export', at('in'), '--to', 'json', '--offsets', 'utf16', '--out', at('x'))).code).toBe(2);
  });

  test('never replaces files that do not show that they are ours, unless it is told to', async () => {
    put('out/a.ann', 'T1\tPER 0 3\tAda\n');
    const { code, errors } = await run('export', at('in'), '--to', 'brat', '--out', at('out'));
    expect([code, read('out/a.ann')]).toEqual([1, 'T1\tPER 0 3\tAda\n']);
    expect(errors).toMatch(/a\.ann: a file that is not of Newsmark is in the way/);
    expect(existsSync(at('out/sub/b.ann'))).toBe(true);
    expect((await run('export', at('in'), '--to', 'brat', '--out', at('out'), '--force')).code).toBe(0);
    expect(read('out/a.ann')).toContain('PERSON');
  });

  test('leaves a text in the way as it is where it is the same to the byte', async () => {
    put('same/b.txt', 'Ada Brun met Olof Berg.');
    expect((await run('export', at('same'), '--to', 'brat', '--out', at('same'))).code).toBe(0);
    expect(tree('same')).toEqual(['annotation.conf', 'b.ann', 'b.txt', 'visual.conf']);
    expect((await run('export', at('in/a.txt'), '--to', 'brat', '--out', at('in'))).code).toBe(1);
    expect(read('in/a.txt')).toBe(TEXT);
    expect(existsSync(at('in/a.ann'))).toBe(false);
  });

  test('writes all of it into a ZIP, the same each time', async () => {
    for (const name of ['1.zip', '2.zip']) {
      expect((await run('export', at('in'), '--to', 'brat', '--out', at(name))).code).toBe(0);
    }
    const bytes = readFileSync(at('1.zip'));
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual(
      ['a.ann', 'a.txt', 'annotation.conf', 'sub/b.ann', 'sub/b.txt', 'visual.conf'].sort(),
    );
    expect(bytes.equals(readFileSync(at('2.zip')))).toBe(true);
    await run('export', at('in'), '--to', 'brat', '--out', at('out'));
    expect(new TextDecoder().decode(unzipSync(bytes)['a.ann'])).toBe(read('out/a.ann'));
    expect((await run('export', at('in'), '--to', 'brat', '--out', at('1.zip'))).code).toBe(1);
  });

  test('obeys corrections, and hands documents on as they are', async () => {
    await run('annotate', at('in'), '--out', at('documents'));
    const changed = document('documents/a.newsmark.json');
    const entities = changed.entities.map((e, i) => (i === 0 ? { ...e, label: 'ORG', origin: 'human' } : e));
    put('documents/a.newsmark.json', JSON.stringify({ ...changed, entities }));
    const argv = ['export', at('documents'), '--input', 'documents', '--to', 'jsonl', '--out', at('all.jsonl')];
    expect((await run(...argv)).errors).toMatch(/its text is missing/);
    const { code, errors } = await run(...argv, '--texts', at('in'), '--force');
    expect(errors).toMatch(/b\.newsmark\.json: its text is missing/);
    expect(code).toBe(1);
    expect(JSON.parse(read('all.jsonl').split('\n')[0]).entities[0]).toMatchObject({ label: 'ORG', origin: 'human' });
    put('in/a.txt', 'Another text.');
    expect((await run(...argv, '--texts', at('in'), '--force')).errors).toMatch(/it was made of another text/);
  });

  test.each([
    ['--to', 'brat'],
    ['--to', 'nonsense', '--out', 'x'],
    ['--out', 'x'],
  ])('refuses a command line that cannot be: %j', async (...argv) => {
    expect((await run('export', at('in'), ...argv)).code).toBe(2);
  });
});

describe('newsmark import', () => {
  test('makes corrections of what comes in, so that annotate obeys them, each once', async () => {
    put('b/x.txt', TEXT);
    put(
      'b/x.ann',
      `T1\tPER 0 8\tAda Brun\nT2\tORG 13 22\tOlof Berg\n#1\tAnnotatorNotes T1\tthe mayor\n*\tEquiv T1 T3\nT3\tPER 44 47\tShe\n`,
    );
    expect(await run('import', at('b'), '--from', 'brat', '--author', 'Bo')).toMatchObject({ code: 0 });
    const made = operations('b/x.corrections.jsonl');
    expect(made.map(o => [o.op, o.at.exact, o.label ?? o.note ?? o.to?.exact, o.author])).toEqual([
      ['add', 'Ada Brun', 'PERSON', 'Bo'],
      ['note', 'Ada Brun', 'the mayor', 'Bo'],
      ['add', 'Olof Berg', 'ORG', 'Bo'],
      ['add', 'She', 'PERSON', 'Bo'],
      ['link', 'She', 'Ada Brun', 'Bo'],
    ]);
    const before = read('b/x.corrections.jsonl').split('\n').length;
    await run('import', at('b'), '--from', 'brat', '--author', 'Bo');
    expect(read('b/x.corrections.jsonl').split('\n')).toHaveLength(before);
    await run('annotate', at('b/x.txt'), '--out', at('o'));
    const entities = document('o/x.newsmark.json').entities;
    expect(entities.find(e => e.text === 'Olof Berg')).toMatchObject({ label: 'ORG', origin: 'human' });
    expect(entities.find(e => e.text === 'She')?.cluster).toBe(entities.find(e => e.text === 'Ada Brun')?.cluster);
  });

  test('brings back what was exported: texts, marks and events, from a folder and from a ZIP', async () => {
    await run('export', at('in'), '--to', 'brat', '--out', at('out'));
    await run('export', at('in'), '--to', 'brat', '--out', at('out.zip'));
    const one = await run('import', at('out'), '--from', 'brat', '--out', at('one'), '--documents');
    const two = await run('import', at('out.zip'), '--from', 'brat', '--out', at('two'), '--report', at('r.json'));
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(tree('one')).toEqual(
      ['a', 'b'].flatMap(id => [`${id}.corrections.jsonl`, `${id}.newsmark.json`, `${id}.txt`]),
    );
    const ids = (name: string) => operations(name).map(o => o.id);
    expect(ids('two/a.corrections.jsonl')).toEqual(ids('one/a.corrections.jsonl'));
    const [made, machine] = [document('one/a.newsmark.json'), JSON.parse((await run('annotate', at('in/a.txt'))).out)];
    expect(made.entities.map(e => [e.start, e.end, e.label, e.origin])).toEqual(
      machine.entities.map((e: { start: number; end: number; label: string }) => [e.start, e.end, e.label, 'human']),
    );
    expect(made.events.map(e => [e.type, e.trigger.start])).toEqual(
      machine.events.map((e: { type: string; trigger: { start: number } }) => [e.type, e.trigger.start]),
    );
    expect(JSON.parse(read('r.json')).files).toHaveLength(2);
  });

  test('never changes a text that is there, and refuses one that is another', async () => {
    await run('export', at('in/a.txt'), '--to', 'brat', '--out', at('out'));
    cpSync(at('in/a.txt'), at('texts/a.txt'));
    expect((await run('import', at('out/a.ann'), '--from', 'brat', '--out', at('texts'))).code).toBe(0);
    expect(read('texts/a.txt')).toBe(TEXT);
    put('texts/a.txt', 'Quite another text.');
    rmSync(at('texts/a.corrections.jsonl'));
    const { code, errors } = await run('import', at('out/a.ann'), '--from', 'brat', '--out', at('texts'));
    expect([code, tree('texts')]).toEqual([1, ['a.txt']]);
    expect(errors).toMatch(/is another text than that of a/);
  });

  test.each([
    ['T1\tPER 0 3\tAda\nT1\tPER 4 8\tBrun\n', /x\.ann, line 2, column 1: the id T1 is there twice/],
    ['T1\tPER 0 3000\tAda\n', /line 1, column 8: the span 0 3000 is not in the text/],
    ['T1\tPER 1 4\tAda\n', /line 1, column 12: T1 says “Ada”, but the text has “da ” there.*--offsets utf16/],
    ['T1\tPER 3 3\t\n', /the span 3 3 is not in the text/],
    ['T1\tPER 0 3\tAda\nE1\tMeet:T9\n', /line 2: E1 has the trigger T9, which is not in this file/],
    ['T1\tPER 0 3\tAda\nE1\tMeet:T1 Who:T7\n', /the role Who of E1 has T7, which is not in this file/],
    ['T1\tPER 0 3\tAda\nE1\tMeet\n', /line 2, column 4: no event/],
    ['T1\tPER 0 3\tAda\nnonsense\n', /line 2, column 1: no line of brat/],
    ['T1\tPER zero 3\tAda\n', /line 1, column 4: “PER zero 3” is no type and span/],
    ['T1\tPER 0 3\tAda\nA1\tNegation E4\n', /line 2: “E4” is not in this file/],
    ['T1\tPER 0 3\tAda\n#1\tNote\tx\n', /line 2, column 4: no note/],
  ])('of a broken file changes nothing and says where it is wrong: %j', async (ann, says) => {
    put('b/x.txt', TEXT);
    put('b/x.ann', ann);
    const { code, errors } = await run('import', at('b'), '--from', 'brat');
    expect(code).toBe(1);
    expect(errors).toMatch(says);
    expect(tree('b')).toEqual(['x.ann', 'x.txt']);
  });

  test.each([
    [{ '../x.ann': 'T1\tPER 0 3\tAda\n', '../x.txt': TEXT }, /leads out of it/],
    [{ '/x.ann': 'T1\tPER 0 3\tAda\n', '/x.txt': TEXT }, /leads out of it/],
    [{ 'x.ann': 'T1\tPER 0 3\tAda\n' }, /the text is missing/],
  ])('refuses a ZIP that leads out of itself or lacks a text: %j', async (content, says) => {
    const entries = Object.entries(content as Record<string, string>).map(([name, text]) => [name, strToU8(text)]);
    put('evil.zip', zipSync(Object.fromEntries(entries)));
    const { code, errors } = await run('import', at('evil.zip'), '--from', 'brat', '--out', at('out'));
    expect([code, existsSync(at('out')), existsSync(at('x.txt'))]).toEqual([1, false, false]);
    expect(errors).toMatch(says);
  });

  test('refuses a ZIP that grows beyond measure, or is cut off', async () => {
    const bytes = zipSync({ 'x.ann': strToU8('T1\tPER 0 3\tAda\n'), 'y.txt': new Uint8Array(4000) });
    // the size of the second file when it is unpacked, in the list at the end
    const list = Buffer.from(bytes).lastIndexOf(Buffer.from('PK\u0001\u0002'));
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(list + 24, 600 * 1024 * 1024, true);
    put('bomb.zip', bytes);
    expect((await run('import', at('bomb.zip'), '--from', 'brat', '--out', at('out'))).errors).toMatch(
      /more than 512 MB/,
    );
    put('cut.zip', readFileSync(at('bomb.zip')).subarray(0, 60));
    expect((await run('import', at('cut.zip'), '--from', 'brat', '--out', at('out'))).errors).toMatch(
      /no ZIP that can be/,
    );
    expect(existsSync(at('out'))).toBe(false);
  });
});
