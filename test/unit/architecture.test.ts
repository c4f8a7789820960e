import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  files,
  findCircle,
  type Import,
  imports,
  importsOf,
  read,
  resolveImport,
  roomOf,
  root,
  withoutComments,
} from '../support/sourceFiles';

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
/** What only one file may import, so that nobody loads it who does not need it. */
const LOADED_BY: Readonly<Record<string, string>> = { compromise: 'worker.ts' };

/** The rooms of the core, in the order in which a text passes through them: each imports from those above it only. */
const CORE_ROOMS: readonly string[] = [
  'text',
  'english',
  'tokens',
  'blocks',
  'annotations',
  'zones',
  'english/classes',
  'entities/tables',
  'entities/tagger',
  'entities/block',
  'entities/document',
  'entities',
  'figures/words',
  'figures/numbers',
  'figures/times',
  'figures/amounts',
  'figures/document',
  'figures/describe',
  'figures',
  'events/lexicon',
  'events/grammar',
  'events/sentence',
  'events/document',
  'events/headline',
  'events',
  'corrections',
  'schema',
  'formats',
  'corpus',
  '',
];
/** Rooms that know nothing of each other: what one finds, the others meet in `annotations`. */
const APART: readonly string[] = ['entities', 'figures', 'events'];

const maximalLength = 400;
/** Of comments; the formatter sees to code. */
const WIDTH = 120;

/** The room of a file of the core: its folder, from `core` on; empty for the pipeline and the door. */
const coreRoomOf = (file: string) => path.posix.dirname(file).replace(/^core\/?/, '');
const familyOf = (room: string) => room.split('/')[0];

/** What is wrong with an import from one file of the core to another, and whom to ask instead. */
function wrongCoreImport({ file, specifier }: Import): string | undefined {
  const target = resolveImport(file, specifier);
  if (!file.startsWith('core/') || !target?.startsWith('core/')) return undefined;
  const [from, to] = [coreRoomOf(file), coreRoomOf(target)];
  const says = `${file} imports ${specifier}`;
  if (target === 'core/index.ts') return `${says}: the door is for others; import the room itself`;
  if (APART.includes(familyOf(from)) && APART.includes(familyOf(to)) && familyOf(from) !== familyOf(to))
    return `${says}: ${familyOf(from)} and ${familyOf(to)} know nothing of each other; have core/annotations say what both need`;
  if (CORE_ROOMS.indexOf(to) > CORE_ROOMS.indexOf(from))
    return `${says}: ${to || 'the pipeline'} comes after ${from}; move what both need up into ${from}, or have ${to || 'it'} hand it in`;
  return undefined;
}

/** The entries, and what joins the sub-rooms of a room, stand above them all. */
const wires = (file: string) => !file.includes('/') || ['vscode/activate.ts', 'vscode/api.ts'].includes(file);

/** The imports between folders, as a graph of folders. */
function roomGraph(): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, string[]>();
  for (const { file, specifier } of imports) {
    const target = resolveImport(file, specifier);
    if (target === undefined) continue;
    const [from, to] = [path.posix.dirname(file), path.posix.dirname(target)];
    if (from !== to && !wires(file)) edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  return edges;
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
      const target = resolveImport(file, specifier) ?? path.posix.join(path.posix.dirname(file), specifier);
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

  test('of packages name what package.json lists, each where it may be loaded', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const wrong = imports.filter(({ file, specifier }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:') || specifier === 'vscode') return false;
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      if (name in LOADED_BY && LOADED_BY[name] !== file) return true;
      const listed = name in dependencies || (roomOf(file) === 'training' && name in devDependencies);
      return !listed;
    });
    expect(wrong).toEqual([]);
  });

  test('of source files name files that exist', () => {
    const missing = imports.filter(
      ({ file, specifier }) => /^\.[^?]*\/[^/.]+$/.test(specifier) && resolveImport(file, specifier) === undefined,
    );
    expect(missing).toEqual([]);
  });

  test('form no circle, neither of files nor of rooms', () => {
    const targets = (file: string) =>
      imports.filter(i => i.file === file).map(i => resolveImport(file, i.specifier) ?? []);
    expect(findCircle(new Map(files.map(file => [file, targets(file).flat()])))).toEqual([]);
    expect(findCircle(roomGraph())).toEqual([]);
  });

  test('of the core from outside go through its door', () => {
    const wrong = imports.filter(({ file, specifier }) => {
      const target = resolveImport(file, specifier);
      return !file.startsWith('core/') && target?.startsWith('core/') && target !== 'core/index.ts';
    });
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}: ask core/index.ts`)).toEqual([]);
  });

  test('between the rooms of the core go up only', () => {
    expect(imports.map(wrongCoreImport).filter(problem => problem !== undefined)).toEqual([]);
  });

  test('that go down, or across, are told with what to do', () => {
    const problem = (file: string, specifier: string) => wrongCoreImport({ file, specifier });
    expect(problem('core/text/span.ts', '../blocks/blocks')).toMatch(/blocks comes after text; move what both need up/);
    expect(problem('core/events/grammar/clause.ts', '../sentence/senses')).toMatch(/after events\/grammar/);
    expect(problem('core/events/grammar/clause.ts', '../../figures/figureAnnotator')).toMatch(/know nothing of each/);
    expect(problem('core/zones/zones.ts', '../pipeline')).toMatch(/the pipeline comes after zones/);
    expect(problem('core/zones/zones.ts', '..')).toMatch(/the door is for others/);
    expect(problem('core/zones/zones.ts', '../text/span')).toBeUndefined();
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
    const coreRooms = files.filter(file => roomOf(file) === 'core').map(coreRoomOf);
    expect([...new Set(coreRooms)].filter(room => !CORE_ROOMS.includes(room))).toEqual([]);
  });

  test(`have at most ${maximalLength} lines`, () => {
    const lengths = files.map(file => ({ file, lines: read(file).split('\n').length - 1 }));
    expect(lengths.filter(({ lines }) => lines > maximalLength)).toEqual([]);
  });

  test('speak to a person in one place, which makes text from outside safe', () => {
    const raw =
      /\b(?:showInformationMessage|showWarningMessage|showErrorMessage|setStatusBarMessage|withProgress|showQuickPick|createStatusBarItem|createWebviewPanel)\b/;
    const wrong = files.filter(file => file !== 'vscode/notify.ts' && raw.test(withoutComments(read(file))));
    expect(wrong.map(file => `${file}: ask vscode/notify.ts`)).toEqual([]);
    expect(raw.test(read('vscode/notify.ts'))).toBe(true);
  });

  test(`have comments of at most ${WIDTH} columns`, () => {
    const wide = files.flatMap(file =>
      read(file)
        .split('\n')
        .flatMap((line, i) => (line.length > WIDTH && /^\s*(?:\/\/|\/?\*)/.test(line) ? [`${file}:${i + 1}`] : [])),
    );
    expect(wide).toEqual([]);
  });

  test('have no default exports and silence no check', () => {
    const silenced = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore|eslint-disable/;
    const wrong = files.filter(file => silenced.test(read(file)) || /^export default\b/m.test(read(file)));
    expect(wrong).toEqual([]);
  });
});
