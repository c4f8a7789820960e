import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { brokenFiles, filesBelow, inFolder, runCommand, type Verdict, writeTexts } from './harness';

const TEXTS = 40;
/** Ids that some file systems take for one, and how many files they make. */
const ALIKE = ['a', 'A', 'zürich', 'zu\u0308rich', 'ZÜRICH', 'strasse', 'straße', 'other'];

const does = (command: string, ...argv: string[]): boolean => spawnSync(command, argv).status === 0;

/** Mounts a new file system of `megabytes` while some work is done; false where the machine cannot. */
async function onDisk(
  make: readonly string[],
  work: (mounted: string, image: string) => Promise<void>,
): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  return inFolder(async folder => {
    const image = join(folder, 'disk');
    const mounted = join(folder, 'mounted');
    mkdirSync(mounted);
    if (!does('truncate', '-s', '128M', image) || !does(make[0], ...make.slice(1), image)) return false;
    if (!does('mount', '-o', 'loop', image, mounted)) return false;
    try {
      await work(mounted, image);
    } finally {
      does('umount', mounted);
    }
    return true;
  });
}

/**
 * Looks at what a copy of the disk holds right after the end of a run, and some seconds later, when its journal is
 * replayed.
 */
export async function checkPowerLoss(): Promise<Verdict> {
  const found: string[] = [];
  let wrong = 0;
  const could = await onDisk(['mkfs.ext4', '-q'], async (mounted, image) => {
    await inFolder(async folder => {
      const texts = join(folder, 'in');
      writeTexts(texts, TEXTS, 5);
      for (const [seconds, again] of [
        [0, false],
        [8, false],
        [0, true],
      ] as const) {
        const out = join(mounted, `out-${seconds}`);
        const { code } = await runCommand(['annotate', texts, '--out', join(out, 'each')]);
        const lines = await runCommand(['annotate', texts, '--out', join(out, 'all.jsonl')]);
        await wait(seconds * 1000);
        const copy = join(folder, 'copy');
        const other = join(folder, 'other');
        mkdirSync(other, { recursive: true });
        if (!does('cp', '--sparse=always', image, copy) || !does('mount', '-o', 'loop', copy, other)) return;
        const kept = join(other, `out-${seconds}`);
        const whole = filesBelow(kept).length - brokenFiles(kept).length;
        does('umount', other);
        if (code !== 0 || lines.code !== 0 || whole !== TEXTS + 1) wrong++;
        found.push(`${whole} of ${TEXTS + 1} files whole ${seconds} s after ${again ? 'a second' : 'the'} end`);
      }
    });
  });
  const line = could && found.length > 0 ? found.join(', ') : 'passed over, it takes root, loop devices and ext4';
  return { line: `power lost after exit 0: ${line}`, wrong };
}

/**
 * Writes documents whose ids differ in case or in how accents are written to a file system that takes such names for
 * one.
 */
export async function checkFoldingDisk(): Promise<Verdict> {
  let line = 'passed over, it takes root, loop devices and a kernel with case folding for ext4';
  let wrong = 0;
  await onDisk(['mkfs.ext4', '-q', '-O', 'casefold', '-E', 'encoding=utf8'], async mounted => {
    const out = join(mounted, 'out');
    mkdirSync(out);
    if (!does('chattr', '+F', out)) return;
    writeFileSync(join(out, 'probe'), '');
    if (!exists(join(out, 'PROBE'))) return;
    const stdin = ALIKE.map(id => `${JSON.stringify({ id, text: `This is ${id}.` })}\n`).join('');
    const first = await runCommand(['annotate', '-', '--input', 'jsonl', '--out', out], { stdin });
    const ids = filesBelow(out)
      .filter(name => name.endsWith('.json'))
      .map(name => JSON.parse(readFileSync(join(out, name), 'utf8')).document.id as string);
    const missing = ALIKE.filter(id => !ids.includes(id));
    writeFileSync(join(out, 'Mine.newsmark.json'), 'mine');
    const mine = '{"id":"mine","text":"x"}\n';
    const second = await runCommand(['annotate', '-', '--input', 'jsonl', '--out', out], { stdin: mine });
    const kept = readFileSync(join(out, 'Mine.newsmark.json'), 'utf8') === 'mine' && second.code === 1;
    wrong = missing.length + (first.code === 0 ? 0 : 1) + (kept ? 0 : 1);
    line = `${ids.length} of ${ALIKE.length} documents kept apart, another's file ${kept ? 'left alone' : 'REPLACED'}`;
  });
  return { line: `a file system without case: ${line}`, wrong };
}

function exists(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
