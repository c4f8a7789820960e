import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main';
import { createNodeFiles } from '../../../src/cli/nodeFiles';
import type { NewsmarkDocument, UserTables } from '../../../src/core';
import { annotateText, createFakeTerminal, engineOf } from './fakeTerminal';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmark-schema-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(schema: string | undefined, ...more: string[]) {
  const terminal = createFakeTerminal();
  const text = join(folder, 'a.txt');
  writeFileSync(text, 'Mandal Rovers beat Bergen on Sunday.\n');
  if (schema !== undefined) writeFileSync(join(folder, 'own.json'), schema);
  const argv = ['annotate', text, '--format', 'jsonl', '--schema', join(folder, 'own.json'), ...more];
  const code = await main(argv, engineOf(annotateText), terminal, createNodeFiles());
  return { code, terminal };
}

describe('newsmark annotate --schema', () => {
  test('marks by the labels of the file, and warns of what it does not know', async () => {
    const { code, terminal } = await run('{"labels":{"CLUB":{"like":"ORG","names":["Mandal Rovers"],"mood":1}}}');
    expect(code).toBe(0);
    expect(terminal.errors()).toMatch(/own\.json, line 1, column 59: Nobody here knows “mood”/);
    const [first] = (JSON.parse(terminal.out()) as NewsmarkDocument).entities;
    expect(first).toMatchObject({ text: 'Mandal Rovers', label: 'CLUB', like: 'ORG', origin: 'rule' });
  });

  test.each<[string, string | undefined, RegExp]>([
    ['a schema with an error', '{"labels":{"club":{}}}', /own\.json, line 1, column 12: Label "club": write it in/],
    ['a schema that is no JSON', '{"labels":', /own\.json, line 1, column 11: A value is missing/],
    ['a file that is not there', undefined, /own\.json: there is no such file/],
  ])('does nothing with %s', async (_, schema, says) => {
    const { code, terminal } = await run(schema);
    expect([code, terminal.out()]).toEqual([2, '']);
    expect(terminal.errors()).toMatch(says);
  });

  test('goes with tables, whose triggers may tell of its event types', async () => {
    writeFileSync(join(folder, 'triggers.tsv'), 'type\tpos\tcondition\troles\tlemmas\nSport.Rout\tv\t–\t–\tbeat\n');
    const schema = '{"eventTypes":{"Sport.Rout":{"roles":{"subj":"Winner"},"triggers":{"nouns":["rout"]}}}}';
    const { code, terminal } = await run(schema, '--tables', folder);
    expect([code, terminal.errors()]).toEqual([0, '']);
    const { events } = JSON.parse(terminal.out()) as NewsmarkDocument;
    expect(events.map(({ type }) => type)).toEqual(['Sport.Rout']);
  });
});

describe('newsmark annotate without --schema', () => {
  const schema = {
    labels: { CLUB: { like: 'ORG', names: ['Mandal Rovers'] } },
    patterns: [{ pattern: '#Club', label: 'CLUB' }],
  };

  async function beside(text: string, ...more: string[]) {
    mkdirSync(join(folder, 'deep'), { recursive: true });
    writeFileSync(join(folder, 'newsmark.schema.json'), text);
    writeFileSync(join(folder, 'deep', 'a.txt'), 'Mandal Rovers beat Bergen on Sunday.\n');
    const terminal = createFakeTerminal();
    let tables: UserTables | undefined;
    const annotate: typeof annotateText = source => {
      tables = source.tables;
      return annotateText(source);
    };
    const argv = ['annotate', join(folder, 'deep', 'a.txt'), '--format', 'jsonl', ...more];
    const code = await main(argv, engineOf(annotate), terminal, createNodeFiles());
    return { code, terminal, tables: () => tables };
  }

  test('uses that above the texts, but none of its patterns, and says so once', async () => {
    const { code, terminal, tables } = await beside(JSON.stringify(schema));
    expect(code).toBe(0);
    expect((JSON.parse(terminal.out()) as NewsmarkDocument).entities[0]).toMatchObject({ label: 'CLUB' });
    expect(terminal.errors()).toMatch(/newsmark\.schema\.json is used, .*its pattern is not run unless you name it/);
    expect(terminal.errors().trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(tables()?.schema ?? '')).toEqual({ labels: schema.labels });
  });

  test('runs its patterns where it is named, and uses none with --schema none', async () => {
    const text = JSON.stringify(schema);
    const named = await beside(text, '--schema', join(folder, 'newsmark.schema.json'));
    expect([named.terminal.errors(), named.tables()?.schema]).toEqual(['', text]);
    const none = await beside(text, '--schema', 'none');
    expect([none.code, none.terminal.errors(), none.tables()]).toEqual([0, '', undefined]);
  });

  test('stops where what it found has an error, and says how to go on without it', async () => {
    const { code, terminal } = await beside('{"labels":{"club":{}}}');
    expect([code, terminal.out()]).toEqual([2, '']);
    expect(terminal.errors()).toMatch(/line 1, column 12[\s\S]*--schema none/);
  });
});
