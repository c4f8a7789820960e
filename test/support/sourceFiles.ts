import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');
const source = path.join(root, 'src');

/** Every source file, its path relative to `src`. */
export const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map(name => name.replaceAll(path.sep, '/'))
  .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .sort();

/** The room of a source file; `entries` for the files of `src` itself. */
export const roomOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : 'entries');
/** The code of a source file. */
export const read = (file: string) => readFileSync(path.join(source, file), 'utf8');

/** Code without its comments; strings are kept, so that a comment's mark inside one does not end it. */
export function withoutComments(code: string): string {
  return code.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, match =>
    match.startsWith('/') ? ' ' : match,
  );
}

/** Every module that a piece of code names: imports of values and of types, re-exports, dynamic imports, require. */
export function importsOf(code: string): readonly string[] {
  const pattern =
    /(?:^|[\n;])\s*(?:import|export)\s(?:[^;'"]*?\sfrom\s*)?['"]([^'"]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g;
  return [...withoutComments(code).matchAll(pattern)].map(match => match[1] ?? match[2] ?? '');
}

/** The source file that an import names, relative to `src`; nothing for packages and data files. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = path.posix.join(path.posix.dirname(from), specifier);
  return [`${target}.ts`, `${target}/index.ts`, target].find(file => files.includes(file));
}

/** What a source file imports: `specifier` as it is written. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
}

/** Every import of every source file. */
export const imports: readonly Import[] = files.flatMap(file =>
  importsOf(read(file)).map(specifier => ({ file, specifier })),
);

/**
 * Finds a circle in a graph, given by what each of its nodes points to.
 * @returns its nodes in order, the first one again at the end; empty when there is none
 */
export function findCircle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
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
  for (const file of edges.keys()) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
