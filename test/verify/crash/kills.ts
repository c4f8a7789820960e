import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  brokenFiles,
  type Ended,
  filesBelow,
  inFolder,
  isLeftOver,
  PATIENCE,
  runCommand,
  type Verdict,
  writeTexts,
} from './harness';

const TEXTS = 24;
const CODES: Readonly<Record<string, number>> = { SIGKILL: 137, SIGTERM: 143, SIGINT: 130, SIGHUP: 129 };
/** Most of the kills leave no time to clean up. */
const SIGNALS = ['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;

interface Counts {
  killed: number;
  halfWritten: number;
  leftOver: number;
  hangs: number;
  wrongCodes: number;
}

/**
 * Kills runs at random moments, by signals that can be heard and by the one that cannot: into a folder, into one file,
 * and into a pipe that nobody reads. Nothing may be half-written; a signal that can be heard leaves nothing behind and
 * ends the run in time; and what the others leave, the next whole run sweeps.
 */
export async function checkKills(kills: number, random: () => number): Promise<Verdict> {
  return inFolder(async folder => {
    const texts = join(folder, 'in');
    const out = join(folder, 'out');
    mkdirSync(out);
    writeTexts(texts, TEXTS, 12);
    const targets = [
      ['annotate', texts, '--out', join(out, 'each')],
      ['annotate', texts, '--out', join(out, 'all.jsonl')],
      ['annotate', texts, '--format', 'jsonl'],
    ];
    const usual: number[] = [];
    for (const argv of targets.slice(0, 2)) {
      const since = performance.now();
      await runCommand(argv);
      usual.push(performance.now() - since);
    }
    const counts: Counts = { killed: 0, halfWritten: 0, leftOver: 0, hangs: 0, wrongCodes: 0 };
    for (let i = 0; counts.killed < kills && i < kills * 3; i++) {
      const argv = targets[i % 3];
      const signal = SIGNALS[Math.floor(random() * SIGNALS.length)];
      const ended = await killed(argv, signal, random() * Math.max(...usual), argv === targets[2]);
      judge(counts, ended, CODES[signal], out);
      if (signal !== 'SIGKILL' && ended.kind === 'killed') counts.leftOver += count(out, isOwn(ended.pid));
    }
    // the last runs, which nobody kills, sweep what is left
    for (const argv of targets.slice(0, 2)) await runCommand(argv);
    counts.leftOver += count(out, isLeftOver);
    const { killed: all, ...wrong } = counts;
    const said = `none half-written (${wrong.halfWritten}), none left over (${wrong.leftOver}), no hang (${wrong.hangs}), wrong exit codes ${wrong.wrongCodes}`;
    return { line: `${all} kills at random moments: ${said}`, wrong: Object.values(wrong).reduce((a, b) => a + b) };
  });
}

interface Killed extends Ended {
  readonly kind: 'killed' | 'too late' | 'hung';
  readonly pid: number;
}

async function killed(
  argv: readonly string[],
  signal: NodeJS.Signals,
  after: number,
  unread: boolean,
): Promise<Killed> {
  let sent = false;
  let pid = 0;
  let hung = false;
  const ended = await runCommand(argv, {
    unread,
    started(child) {
      pid = child.pid ?? 0;
      setTimeout(() => {
        sent = child.exitCode === null && child.kill(signal);
        setTimeout(() => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          hung = true;
          child.kill('SIGKILL');
        }, PATIENCE).unref();
      }, after);
    },
  });
  return { ...ended, pid, kind: hung ? 'hung' : sent ? 'killed' : 'too late' };
}

function judge(counts: Counts, ended: Killed, code: number, out: string): void {
  if (ended.kind === 'too late') return;
  counts.killed++;
  if (ended.kind === 'hung') counts.hangs++;
  // a run that was nearly over may end by itself before it hears the signal
  else if (ended.code !== code && ended.code !== 0) counts.wrongCodes++;
  counts.halfWritten += brokenFiles(out).length;
}

/** Whether a temporary file is of the process of that number. */
function isOwn(pid: number): (name: string) => boolean {
  return name => isLeftOver(name) && name.includes(`-${pid}-`);
}

function count(folder: string, which: (name: string) => boolean): number {
  return filesBelow(folder).filter(which).length;
}
