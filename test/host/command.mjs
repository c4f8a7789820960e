// Runs other programs, each in a process group of its own, so that what they start ends with them.
import { spawn } from 'node:child_process';
import { atEnd } from './cleanup.mjs';
import { isWindows, root } from './project.mjs';

/** Ends a process and everything that it has started. @param {import('node:child_process').ChildProcess} child */
export async function endGroup(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise(resolve => child.once('exit', resolve));
  const signal = name => {
    try {
      if (isWindows) child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // it has gone already
    }
  };
  signal('SIGTERM');
  const patience = setTimeout(() => signal('SIGKILL'), 4000);
  await gone;
  clearTimeout(patience);
}

/** Starts a program that is ended with us. @param {import('node:child_process').SpawnOptions} [options] */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', detached: !isWindows, ...options });
  const undo = atEnd(() => endGroup(child));
  child.once('exit', undo);
  return child;
}

/**
 * Runs a program to its end.
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, show?: 'all' | 'errors' | 'nothing' }} [options]
 * @returns {Promise<{ code: number, output: string }>} `output` is what it printed, where that was not shown
 */
export function run(command, args, { show = 'all', ...options } = {}) {
  const collect = show === 'all' ? 'inherit' : 'pipe';
  const child = start(command, args, {
    ...options,
    stdio: ['ignore', collect, show === 'errors' ? 'inherit' : collect],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve({ code: code ?? 1, output }));
  });
}

/** Runs npm: the one that has started us, where there is one. */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js')
    ? run(process.execPath, [own, ...args], options)
    : run('npm', args, { ...options, shell: isWindows });
}

/** As `run` and `npm`, for what must succeed. @returns {Promise<string>} what it printed */
export async function demand(result, what) {
  const { code, output } = await result;
  if (code !== 0) throw new Error(`${what} failed (exit code ${code})\n${output}`.trim());
  return output;
}
