// Removes one statement at a time of src/app and src/cli, runs the unit tests that reach it, and lists what no test
// notices.
//   npm run verify:mutants -- [SHARE] [WORDS]      SHARE: the part to try, such as 1/4 (default 1/1); WORDS: only files
// whose path holds them Statements that declare something are left alone: without them nothing runs at all. A copy of
// the sources is made in which each other statement can be switched off (see instrument.ts), so that nothing is built
// again for a mutant.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { instrument, type Mutant } from './mutants/instrument';

const ROOMS = ['src/app', 'src/cli'];
const COPY = resolve('out/mutants');
/** How long the tests of one mutant may take before they count as hanging, in milliseconds. */
const PATIENCE = 120_000;
const [share = '1/1', words = ''] = process.argv.slice(2);
const [part, parts] = share.split('/').map(Number);

/** What became of a mutant; `unreached`: no test runs the statement. */
type Fate = 'noticed' | 'hangs' | 'unnoticed' | 'unreached';

function copyWithSwitches(): readonly Mutant[] {
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(COPY, { recursive: true });
  for (const name of [
    'src',
    'test',
    'package.json',
    'package.nls.json',
    'tsconfig.json',
    'vitest.config.mts',
    'media',
  ]) {
    cpSync(name, join(COPY, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(COPY, 'node_modules'));
  const mutants: Mutant[] = [];
  for (const room of ROOMS) {
    for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!name.endsWith('.ts')) continue;
      const file = join(room, name);
      const { code, found } = instrument(file, readFileSync(file, 'utf8'), mutants.length + 1);
      writeFileSync(join(COPY, file), code);
      mutants.push(...found);
    }
  }
  return mutants;
}

/** Runs tests of the copy in a process of its own, which tells line by line what it finds. */
function runTests(task: object, hear: (line: string) => void): Promise<'ended' | 'hangs'> {
  const child = spawn(process.execPath, [resolve('out/mutantsRunner.mjs'), JSON.stringify(task)], {
    cwd: COPY,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const end = (): void => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // it has ended
    }
  };
  let timer = setTimeout(end, PATIENCE * 5);
  let rest = '';
  child.stdout.on('data', (more: Buffer) => {
    const lines = (rest + more.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(each => each.startsWith('mutants: '))) {
      clearTimeout(timer);
      timer = setTimeout(end, PATIENCE);
      hear(line.slice('mutants: '.length));
    }
  });
  return new Promise(ended =>
    child.on('exit', (_, signal) => {
      clearTimeout(timer);
      ended(signal === 'SIGKILL' ? 'hangs' : 'ended');
    }),
  );
}

async function fatesOf(mutants: readonly Mutant[]): Promise<ReadonlyMap<number, Fate>> {
  const fates = new Map<number, Fate>();
  const reached = new Map<number, readonly string[]>();
  await runTests({ reach: true }, line => {
    const { file, numbers } = JSON.parse(line) as { file: string; numbers: readonly number[] };
    for (const number of numbers) reached.set(number, [...(reached.get(number) ?? []), file]);
  });
  let waiting = mutants.filter(({ number }) => reached.has(number));
  for (const { number } of mutants) if (!reached.has(number)) fates.set(number, 'unreached');
  while (waiting.length > 0) {
    const task = { mutants: waiting.map(({ number }) => [number, reached.get(number)]) };
    const how = await runTests(task, line => {
      const { number, noticed } = JSON.parse(line) as { number: number; noticed: boolean };
      fates.set(number, noticed ? 'noticed' : 'unnoticed');
      process.stderr.write(`\r${fates.size} of ${mutants.length}`);
    });
    waiting = waiting.filter(({ number }) => !fates.has(number));
    if (waiting.length === 0) break;
    // the first that has no answer took the process with it
    fates.set(waiting[0].number, how === 'hangs' ? 'hangs' : 'noticed');
    waiting = waiting.slice(1);
  }
  return fates;
}

function report(mutants: readonly Mutant[], fates: ReadonlyMap<number, Fate>): number {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const noticed = (list: readonly Mutant[]): number =>
    list.filter(({ number }) => fates.get(number) === 'noticed' || fates.get(number) === 'hangs').length;
  for (const { number, file, line, text } of mutants) {
    const fate = fates.get(number);
    if (fate === 'unnoticed' || fate === 'unreached') print(`${fate.padEnd(9)}  ${file}:${line}  ${text}`);
  }
  for (const file of new Set(mutants.map(m => m.file))) {
    const own = mutants.filter(m => m.file === file);
    print(`${String(noticed(own)).padStart(4)} of ${String(own.length).padEnd(4)} ${file}`);
  }
  for (const room of ROOMS) {
    const own = mutants.filter(m => m.file.startsWith(room));
    print(`${room}: ${noticed(own)} of ${own.length} noticed (${((100 * noticed(own)) / own.length).toFixed(1)} %)`);
  }
  return noticed(mutants) / mutants.length;
}

async function main(): Promise<void> {
  if (!existsSync('out/mutantsRunner.mjs')) throw new Error('run it by npm run verify:mutants');
  const all = copyWithSwitches();
  const chosen = all.filter(({ number, file }) => number % parts === part % parts && file.includes(words));
  const fates = await fatesOf(chosen);
  process.exitCode = report(chosen, fates) >= 0.8 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
