import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

/** What a part of the check found: a line to print, and how much of it was wrong. */
export interface Verdict {
  readonly line: string;
  readonly wrong: number;
}

/** The command as it was built. */
export const CLI = resolve('dist/cli.js');
/** After so many milliseconds, a run that was to end hangs. */
export const PATIENCE = 8000;

/** Does some work in a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmark-crash-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes `count` texts in a folder; `repeat`: how often each says what it says. */
export function writeTexts(folder: string, count: number, repeat: number): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    const text = `Ada Brun met Omar Diallo in Oslo on ${1 + (i % 28)} April 2019. About ${i + 2},000 people marched.\n\n`;
    writeFileSync(join(folder, `t${i}.txt`), text.repeat(repeat));
  }
}

export interface Ended {
  /** The exit code, or 128 and the number of the signal, as a shell says it; undefined when it had to be killed. */
  readonly code: number | undefined;
  readonly errors: string;
  readonly out: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly stdin?: string;
  readonly patience?: number;
  /** Called when the process has been started. */
  readonly started?: (child: ChildProcess) => void;
  /** Whether its standard output is left unread. */
  readonly unread?: boolean;
}

const SIGNAL_CODES: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGKILL: 137 };

/** Runs the command to its end, or kills it when it does not come to one. */
export function runCommand(argv: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...argv], { env: { ...process.env, ...options.env } });
  let errors = '';
  let out = '';
  let hung = false;
  const timer = setTimeout(
    () => {
      hung = true;
      child.kill('SIGKILL');
    },
    options.patience ?? PATIENCE * 5,
  );
  child.stderr.on('data', (more: Buffer) => {
    errors += more.toString();
  });
  if (options.unread === true) child.stdout.pause();
  else {
    child.stdout.on('data', (more: Buffer) => {
      out += more.toString();
    });
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  options.started?.(child);
  return new Promise(ended => {
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      child.stdout.destroy();
      ended({ code: hung ? undefined : (code ?? SIGNAL_CODES[signal ?? ''] ?? 1), errors, out });
    });
  });
}

/** Every file below a folder, by its path from there; none where the folder is missing. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** The files that are not whole documents, or whole lines of them; our temporary files aside. */
export function brokenFiles(folder: string): readonly string[] {
  return filesBelow(folder).filter(
    name => !isLeftOver(name) && !isWhole(readFileSync(join(folder, name), 'utf8'), name),
  );
}

export function isLeftOver(name: string): boolean {
  return name.endsWith('.partial');
}

function isWhole(text: string, name: string): boolean {
  const parts = name.endsWith('.jsonl') ? text.split('\n').slice(0, -1) : [text];
  try {
    return text.endsWith('\n') && parts.length > 0 && parts.every(part => JSON.parse(part).format === 'newsmark/1');
  } catch {
    return false;
  }
}
