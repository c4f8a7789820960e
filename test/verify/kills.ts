// Kills a program again and again while it saves corrections, two of them at a time, and looks whether every one that
// it said was saved is there.
//   npm run verify:kills -- [N]      N kills (default 1,000); exits with 1 when one was lost
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { addToSidecar } from '../../src/app/sidecars';
import { createNodeFiles } from '../../src/cli/nodeFiles';
import { anchorOf, parseSidecar } from '../../src/core';

const TEXT = 'Ada Lund met Tomas Reke in Port Selby.';

/** Saves one correction after the other for ever, and says the id of each when it is saved. */
async function save(file: string, name: string): Promise<never> {
  const files = createNodeFiles();
  for (let i = 0; ; i++) {
    const id = `${name}-${i}`;
    const saved = await addToSidecar(files, file, [{ id, op: 'reject', at: anchorOf(TEXT, { start: 0, end: 8 }) }]);
    if (saved.ok) process.stdout.write(`${id}\n`);
    else process.stderr.write(`${saved.problem.message}\n`);
  }
}

/** Starts a writer, and kills it so many milliseconds after its first correction; gives the ids that it said. */
function killOne(file: string, name: string, after: number): Promise<readonly string[]> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [process.argv[1], '--save', file, name]);
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), after);
      said += String(chunk);
    });
    child.stderr.pipe(process.stderr);
    child.on('close', () => resolve(said.split('\n').slice(0, -1)));
  });
}

async function main(kills: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-kills-'));
  const said = new Set<string>();
  let lost = 0;
  for (let n = 0; n < kills; n += 2) {
    // a new file now and then, so that each holds a few hundred corrections
    const file = path.join(folder, `${Math.floor(n / 40)}.corrections.jsonl`);
    if (n % 40 === 0) said.clear();
    const both = await Promise.all([0, 1].map(i => killOne(file, `${n + i}`, (n * 7 + i * 13) % 41)));
    for (const id of both.flat()) said.add(id);
    const sidecar = parseSidecar(readFileSync(file, 'utf8'));
    const found = new Set(sidecar.operations.map(({ id }) => id));
    for (const id of said) if (!found.has(id)) lost++;
    if (sidecar.broken.length > 0) lost++;
  }
  const left = readdirSync(folder).filter(name => !name.endsWith('.corrections.jsonl')).length;
  rmSync(folder, { recursive: true });
  process.stdout.write(
    `${kills} kills while saving, two writers at a time: ${lost} corrections lost, ${left} files left behind\n`,
  );
  process.exitCode = lost === 0 ? 0 : 1;
}

const [first, file, name] = process.argv.slice(2);
void (first === '--save' ? save(file, name) : main(Number(first ?? 1000)));
