import { type AnyNode, parse } from 'acorn';
import { transformSync } from 'esbuild';

/** A statement that can be switched off. */
export interface Mutant {
  readonly number: number;
  readonly file: string;
  /** In the source, from 1; about, for the source is stripped of its types first. */
  readonly line: number;
  /** How the statement begins. */
  readonly text: string;
}

/** What can be left out without leaving a name undefined. */
const REMOVABLE = new Set([
  'ExpressionStatement',
  'ReturnStatement',
  'IfStatement',
  'ThrowStatement',
  'ForStatement',
  'ForOfStatement',
  'WhileStatement',
  'TryStatement',
  'SwitchStatement',
  'BreakStatement',
  'ContinueStatement',
]);

/**
 * Stands before each file: whether a statement runs. The mutant of a process is in its environment; that of a thread of
 * tests is set by the runner. Where the runner wants to know, each statement that is reached is noted, also from other
 * processes.
 */
const PRELUDE = `
const $runs = number => {
  const env = globalThis.process?.env ?? {};
  const reached = (globalThis.$reached ??= env.NEWSMARK_REACHED ? new Set() : undefined);
  if (reached && !reached.has(number)) {
    reached.add(number);
    if (env.NEWSMARK_REACHED) process.getBuiltinModule('node:fs').appendFileSync(env.NEWSMARK_REACHED, number + '\\n');
  }
  return (globalThis.$mutant ?? Number(env.NEWSMARK_MUTANT ?? 0)) !== number;
};
`;

/**
 * A source without its types, in which each removable statement can be switched off; they are numbered from `first`.
 */
export function instrument(
  file: string,
  source: string,
  first: number,
): { readonly code: string; readonly found: readonly Mutant[] } {
  const { code } = transformSync(source, { loader: 'ts', target: 'es2022', charset: 'utf8' });
  const statements = [...removable(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))];
  const found = statements.map(({ start, end }, i): Mutant => {
    const text = code.slice(start, end).replace(/\s+/g, ' ').slice(0, 90);
    return { number: first + i, file, line: lineOf(source, code, start), text };
  });
  const cuts = statements.flatMap(({ start, end }, i) => [
    { at: start, end: false, size: end - start, text: `{if ($runs(${first + i})) {` },
    { at: end, end: true, size: end - start, text: '}}' },
  ]);
  // A block around each, so that no `else` of the source goes to a switch.
  // where one ends and the next begins, the end comes first; of those that begin together, the longer one
  cuts.sort((a, b) => a.at - b.at || Number(b.end) - Number(a.end) || (a.end ? a.size - b.size : b.size - a.size));
  let out = '';
  let at = 0;
  for (const cut of cuts) {
    out += code.slice(at, cut.at) + cut.text;
    at = cut.at;
  }
  return { code: PRELUDE + out + code.slice(at), found };
}

function* removable(node: AnyNode): Generator<AnyNode> {
  if (REMOVABLE.has(node.type)) yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof child.type === 'string') yield* removable(child);
    }
  }
}

/**
 * Where a line of the stripped code stands in the source: the first line that holds its words, from the same share of
 * the file on.
 */
function lineOf(source: string, code: string, start: number): number {
  const words = code
    .slice(start, code.indexOf('\n', start) + 1 || undefined)
    .trim()
    .slice(0, 30);
  const nth = code.slice(0, start).split(words).length;
  let at = -1;
  for (let i = 0; i < nth; i++) {
    const next = source.indexOf(words, at + 1);
    if (next < 0) break;
    at = next;
  }
  return source.slice(0, Math.max(at, 0)).split('\n').length;
}
