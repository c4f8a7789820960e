import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manifestOf, readmeOf, textsOf } from '../support/contributions';

// "npm run manifest" writes what these compare.

const at = (name: string): string => path.resolve(import.meta.dirname, '../..', name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

test('the manifest has what the registries say', async () => {
  await expect(json(manifestOf(JSON.parse(read('package.json'))))).toMatchFileSnapshot(at('package.json'));
});

test('the texts of the manifest are those of the registries', async () => {
  await expect(json(textsOf(JSON.parse(read('package.nls.json'))))).toMatchFileSnapshot(at('package.nls.json'));
});

test('the tables of README are those of the registries', async () => {
  await expect(readmeOf(read('README.md'))).toMatchFileSnapshot(at('README.md'));
});
