import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const source = path.join(root, 'src');

/** Which rooms a room may import from. The files of `src` itself are the entries: they wire the rooms together. */
const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  app: ['app', 'core'],
  cli: ['cli', 'app', 'core'],
  vscode: ['vscode', 'app', 'core'],
  training: ['training', 'core'],
  entries: ['entries', 'core', 'app', 'cli', 'vscode'],
};
/** Rooms that may use the editor's API, and those that may use Node.js. */
const mayImportVscode = ['vscode', 'entries'];
const mayImportNode = ['cli', 'training', 'entries'];
/** Besides, the editor's modules for the node extension host, which only that host's entry may import. */
const isNodeOnly = (file: string) => /^vscode\/(?:\w+\/)*node[A-Z]\w*\.ts$/.test(file);
/** Libraries that judge this one in tests and are measured beside it: no source may import them, that of the training neither. */
const judges: readonly string[] = ['compromise'];

const maximalLength = 500;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map(name => name.replaceAll(path.sep, '/'))
  .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .sort();

const roomOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : 'entries');
const read = (file: string) => readFileSync(path.join(source, file), 'utf8');

/** Code without its comments; strings are kept, so that a comment's mark inside one does not end it. */
function withoutComments(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, match =>
    match.startsWith('/') ? ' ' : match,
  );
}

/** Every module that a piece of code names: imports of values and of types, re-exports, dynamic imports, require. */
function importsOf(code: string): readonly string[] {
  const pattern =
    /(?:^|[\n;])\s*(?:import|export)\s(?:[^;'"]*?\sfrom\s*)?['"]([^'"]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g;
  return [...withoutComments(code).matchAll(pattern)].map(match => match[1] ?? match[2] ?? '');
}

/** The source file that an import names, relative to `src`; nothing for packages and data files. */
function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(from), specifier);
  return [`${target}.ts`, `${target}/index.ts`, target].find(file => files.includes(file));
}

const imports = files.flatMap(file => importsOf(read(file)).map(specifier => ({ file, specifier })));

/** Finds a cycle of imports. @returns its files in order, the first one again at the end; empty when there is none */
function findCycle(): readonly string[] {
  const edges = new Map<string, string[]>(files.map(file => [file, []]));
  for (const { file, specifier } of imports) {
    const target = resolveImport(file, specifier);
    if (target !== undefined) edges.get(file)?.push(target);
  }
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string): readonly string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return [];
    trail.push(file);
    for (const target of edges.get(file) ?? []) {
      const cycle = visit(target);
      if (cycle.length > 0) return cycle;
    }
    trail.pop();
    done.add(file);
    return [];
  };
  for (const file of files) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('imports', () => {
  test('are all seen, whatever their form', () => {
    const code = `
      import a from 'a'; import type { B } from "b";
      import {
        c,
      } from './c';
      export * from '../d';
      import 'e';
      // import x from 'no';
      const text = '/* not a comment'; const f = await import('f'); /* import y from 'no' */ const g = require("g");`;
    expect(importsOf(code)).toEqual(['a', 'b', './c', '../d', 'e', 'f', 'g']);
  });

  test('go only where the rooms allow', () => {
    const wrong = imports.filter(({ file, specifier }) => {
      if (!specifier.startsWith('.')) return false;
      const target = path.posix.join(path.posix.dirname(file), specifier);
      return !(allowed[roomOf(file)] ?? []).includes(roomOf(target));
    });
    expect(wrong).toEqual([]);
  });

  test('of the editor and of Node.js stay in their rooms', () => {
    const wrong = imports.filter(({ file, specifier }) => {
      if (specifier === 'vscode') return !mayImportVscode.includes(roomOf(file));
      if (specifier.startsWith('node:')) return !mayImportNode.includes(roomOf(file)) && !isNodeOnly(file);
      return isNodeOnly(resolveImport(file, specifier) ?? '') && file !== 'extension.ts' && !isNodeOnly(file);
    });
    expect(wrong).toEqual([]);
  });

  test('of packages name what package.json lists, and no library that judges this one', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const wrong = imports.filter(({ file, specifier }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:') || specifier === 'vscode') return false;
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      const listed = name in dependencies || (roomOf(file) === 'training' && name in devDependencies);
      return !listed || judges.includes(name);
    });
    expect(wrong).toEqual([]);
    expect(judges.filter(name => name in dependencies || !(name in devDependencies))).toEqual([]);
  });

  test('of source files name files that exist', () => {
    const missing = imports.filter(
      ({ file, specifier }) => /^\.[^?]*\/[^/.]+$/.test(specifier) && resolveImport(file, specifier) === undefined,
    );
    expect(missing).toEqual([]);
  });

  test('form no cycle', () => {
    expect(findCycle()).toEqual([]);
  });
});

describe('the core', () => {
  test('uses nothing but the language: no global of a browser, of Node.js or of the editor', () => {
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', 'src/core/tsconfig.json'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('reads no clock and throws no dice', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bMath\.random\b|\bglobalThis\b/;
    const wrong = files.filter(file => roomOf(file) === 'core' && impure.test(withoutComments(read(file))));
    expect(wrong).toEqual([]);
  });
});

describe('source files', () => {
  test('exist in rooms that are known', () => {
    expect(files.length).toBeGreaterThan(0);
    expect([...new Set(files.map(roomOf))].filter(room => !(room in allowed))).toEqual([]);
  });

  test(`have at most ${maximalLength} lines`, () => {
    const lengths = files.map(file => ({ file, lines: read(file).split('\n').length }));
    const long = lengths.filter(({ lines }) => lines > 400).sort((a, b) => b.lines - a.lines);
    if (long.length > 0)
      console.log('Files over 400 lines:', long.map(each => `${each.file} ${each.lines}`).join(', '));
    expect(long.filter(({ lines }) => lines > maximalLength)).toEqual([]);
  });

  test('have no default exports and silence no check', () => {
    const silenced = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore|eslint-disable/;
    const wrong = files.filter(file => silenced.test(read(file)) || /^export default\b/m.test(read(file)));
    expect(wrong).toEqual([]);
  });
});
