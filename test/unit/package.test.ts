import { readdirSync, readFileSync } from 'node:fs';
import picomatch from 'picomatch';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json';

const lines = readFileSync('.vscodeignore', 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'));
const allowed = lines.filter(line => line.startsWith('!')).map(line => line.slice(1));
const isPacked = picomatch(allowed);
const files = ['src', 'test', 'media', 'syntaxes']
  .flatMap(folder =>
    readdirSync(folder, { recursive: true }).map(name => `${folder}/${String(name).replaceAll('\\', '/')}`),
  )
  .concat(readdirSync('.'));

/** Every string of the manifest that names a file of the extension. */
function filesIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /^\.?\/?[\w-]+(?:\/[\w.-]+)*\.(?:js|json|png|svg|md)$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : [];
}

describe('the package', () => {
  test('holds nothing that is not named', () => {
    expect(lines[0]).toBe('**');
    expect(lines.slice(1).every(line => line.startsWith('!'))).toBe(true);
  });

  test('holds every file that the manifest names', () => {
    const { main, browser, icon, contributes } = manifest;
    const named = filesIn([main, browser, icon, contributes]).map(file => file.replace(/^\.\//, ''));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(file => !isPacked(file))).toEqual([]);
  });

  test('holds the credits of every table and of every model', () => {
    const credits = files.filter(file => /\/NOTICE/.test(file));
    expect(credits).not.toEqual([]);
    expect(credits.filter(file => !isPacked(file))).toEqual([]);
  });

  test('holds no source, no test and no tool', () => {
    const odd = files.filter(file => isPacked(file) && /\.(?:ts|mjs|mts)$|^test\/|^\./.test(file));
    expect(odd).toEqual([]);
  });
});
