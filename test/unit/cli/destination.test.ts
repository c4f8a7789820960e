import { describe, expect, test } from 'vitest';
import type { AnnotateArguments } from '../../../src/cli/arguments';
import { chooseDestination } from '../../../src/cli/destination';
import { createInputs } from '../../../src/cli/inputs';
import { type Format, USUAL_FORMAT } from '../../../src/core';
import { createMemoryFiles } from '../app/memoryFiles';

const { one, many } = USUAL_FORMAT;
const pair: Format = { ...one, id: 'pair', title: 'Pair', files: [...one.files, { ending: '.txt', write: () => [] }] };

async function choose(args: Partial<AnnotateArguments>): Promise<unknown> {
  const files = createMemoryFiles({ 'a.txt': 'a', 'b.txt': 'b' });
  const streams = { stdin: { kind: 'open' }, stdout: { kind: 'open' } } as const;
  const given = { paths: ['a.txt'], glob: [], corrections: true, quiet: false, force: false, ...args };
  const inputs = createInputs(given, files, streams);
  const chosen = await chooseDestination(given, { files, inputs, streams });
  return chosen.ok ? [chosen.to.kind, chosen.to.format.id] : chosen.message;
}

describe('where a run writes', () => {
  test.each<[Partial<AnnotateArguments>, readonly [string, string]]>([
    [{}, ['stdout', 'json']],
    [{ paths: ['a.txt', 'b.txt'] }, ['stdout', 'jsonl']],
    [{ out: 'out' }, ['folder', 'json']],
    [{ out: 'out.json' }, ['file', 'json']],
    [{ out: 'out.NDJSON' }, ['file', 'jsonl']],
    [{ out: 'out', format: many }, ['file', 'jsonl']],
    [{ out: 'out', format: pair }, ['folder', 'pair']],
  ])('%j: %j', async (args, expected) => {
    expect(await choose(args)).toEqual(expected);
  });

  test('is not where the format cannot be', async () => {
    expect(await choose({ format: pair })).toBe('Pair is several files. Give --out a folder.');
    expect(await choose({ format: pair, out: 'x.json' })).toBe('Pair is several files. Give --out a folder.');
    expect(await choose({ format: one, out: 'x.jsonl' })).toContain('named as JSON Lines, but --format is json');
    expect(await choose({ format: many, out: 'x/' })).toContain('--format jsonl writes one file');
    expect(await choose({ paths: ['a.txt', 'b.txt'], format: one })).toContain('JSON holds one document');
  });
});
