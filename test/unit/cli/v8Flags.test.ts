import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';

test('V8 knows the options that the command sets', () => {
  const source = readFileSync('src/cli.ts', 'utf8');
  const options = [...source.matchAll(/setFlagsFromString\('(--[a-z-]+)=\d+'\)/g)].map(([, option]) => option);
  const known = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).stdout;
  expect(options).not.toEqual([]);
  expect(options.filter(option => !known.includes(`  ${option} `))).toEqual([]);
});
