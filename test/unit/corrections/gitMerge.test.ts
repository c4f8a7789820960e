import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { anchorOf, EMPTY_SIDECAR, type Operation, parseSidecar, serialiseSidecar } from '../../../src/core';

const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) console.log('git is not there: merges of sidecars are not tested');

const TEXT = Array.from({ length: 40 }, (_, i) => `Person${i} met somebody in Town${i}.`).join(' ');
const folder = hasGit ? mkdtempSync(path.join(tmpdir(), 'newsmark-merge-')) : '';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = 'a.corrections.jsonl';
const git = (...args: readonly string[]): number =>
  spawnSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y', ...args], { cwd: folder }).status ?? 1;
const write = (operations: readonly Operation[]): void =>
  writeFileSync(path.join(folder, file), serialiseSidecar({ ...EMPTY_SIDECAR, operations }));

function operation(author: string, i: number, place: number): Operation {
  const start = TEXT.indexOf(`Person${place} `);
  const at = anchorOf(TEXT, { start, end: start + `Person${place}`.length });
  return { id: `${author}${i}`, op: 'confirm', at, author, time: `2026-01-01T00:00:${String(i).padStart(2, '0')}Z` };
}

/** Merges the sidecars of two annotators who both began with `base`; what the file holds afterwards. */
function merged(base: readonly Operation[], ana: readonly Operation[], bo: readonly Operation[]): string {
  execFileSync('git', ['init', '-q', '-b', 'main', '.'], { cwd: folder });
  write(base);
  git('add', '-A');
  git('commit', '-qm', 'base', '--allow-empty');
  git('checkout', '-qB', 'bo');
  write([...base, ...bo]);
  git('commit', '-qam', 'bo', '--allow-empty');
  git('checkout', '-q', 'main');
  write([...base, ...ana]);
  git('commit', '-qam', 'ana', '--allow-empty');
  const isClean = git('merge', '-q', 'bo', '-m', 'merge') === 0;
  const text = readFileSync(path.join(folder, file), 'utf8');
  // what git could not put together is read with its marks, as a person may leave it
  expect(/^<{7}/m.test(text)).toBe(!isClean);
  rmSync(path.join(folder, '.git'), { recursive: true, force: true });
  return text;
}

test.skipIf(!hasGit)(
  'a merge of two annotators’ sidecars under git loses no operation, whether or not it is clean',
  () => {
    const places = fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 5 });
    let conflicts = 0;
    let clean = 0;
    fc.assert(
      fc.property(places, places, places, (base, ana, bo) => {
        const made = (author: string, all: readonly number[]) => all.map((place, i) => operation(author, i, place));
        const sides = [made('base', base), made('ana', ana), made('bo', bo)] as const;
        const text = merged(...sides);
        if (text.includes('<<<<<<<')) conflicts++;
        else clean++;
        const ids = parseSidecar(text).operations.map(({ id }) => id);
        expect([...ids].sort()).toEqual(
          sides
            .flat()
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 25, seed: 5 },
    );
    expect(Math.min(conflicts, clean)).toBeGreaterThan(0);
  },
  120_000,
);
