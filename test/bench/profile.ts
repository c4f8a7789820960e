import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import process from 'node:process';
import { annotate } from '../../src/core';

/** A room or a function, and milliseconds: `self` in its own code, `total` with all that it calls. */
export interface TimedPart {
  readonly name: string;
  readonly self: number;
  readonly total: number;
}

export interface ProfileResult {
  /** UTF-16 code units that were annotated. */
  readonly length: number;
  readonly rooms: readonly TimedPart[];
  readonly functions: readonly TimedPart[];
}

/** Annotates texts once to warm up, and again `passes` times under V8's profiler. */
export async function profileEngine(texts: readonly string[], passes: number): Promise<ProfileResult> {
  const pass = (): void => {
    for (const text of texts) void annotate(text).events;
  };
  pass();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  for (let i = 0; i < passes; i++) pass();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const fileOf = filesOfBundle(process.argv[1]);
  const room = (frame: Profiler.ProfileNode['callFrame']): string => roomOf(fileOf(frame));
  const name = (frame: Profiler.ProfileNode['callFrame']): string =>
    `${frame.functionName || '(no name)'}  ${fileOf(frame)}`;
  const length = passes * texts.reduce((sum, text) => sum + text.length, 0);
  return { length, rooms: timesBy(profile, room), functions: timesBy(profile, name) };
}

/** Times by a name of each call frame, the longest first. A name that calls itself is counted once. */
function timesBy(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  nameOf: (frame: Profiler.ProfileNode['callFrame']) => string,
): TimedPart[] {
  const spent = new Map<number, number>();
  samples.forEach((id, i) => {
    spent.set(id, (spent.get(id) ?? 0) + (timeDeltas[i] ?? 0) / 1000);
  });
  const byId = new Map(nodes.map(node => [node.id, node]));
  const self = new Map<string, number>();
  const total = new Map<string, number>();
  const open = new Set<string>();
  const add = (to: Map<string, number>, name: string, ms: number): void => {
    to.set(name, (to.get(name) ?? 0) + ms);
  };
  const visit = (id: number): number => {
    const node = byId.get(id);
    if (node === undefined) return 0;
    const name = nameOf(node.callFrame);
    const isOuter = !open.has(name);
    open.add(name);
    const own = spent.get(id) ?? 0;
    const all = (node.children ?? []).reduce((sum, child) => sum + visit(child), own);
    add(self, name, own);
    if (isOuter) {
      open.delete(name);
      add(total, name, all);
    }
    return all;
  };
  visit(nodes[0].id);
  return [...self]
    .map(([name, ms]) => ({ name, self: ms, total: total.get(name) ?? ms }))
    .sort((a, b) => b.self - a.self);
}

/** The source file of each line of a bundle that esbuild left readable: it names them in comments. */
function filesOfBundle(bundle: string): (frame: Profiler.ProfileNode['callFrame']) => string {
  let file = '';
  const files = readFileSync(bundle, 'utf8')
    .split('\n')
    .map(line => {
      file = /^ *\/\/ ((?:src|test|node_modules)\/\S+)$/.exec(line)?.[1] ?? file;
      return file;
    });
  return ({ url, lineNumber }) => (url.endsWith(bundle) ? files[lineNumber] : url) || '(engine of JavaScript)';
}

/** `src/core/events/sentence/senses.ts`: events/sentence. */
function roomOf(file: string): string {
  return /^src\/core\/(.+)\/[^/]+$/.exec(file)?.[1] ?? (file.startsWith('src/core/') ? 'pipeline' : file);
}
