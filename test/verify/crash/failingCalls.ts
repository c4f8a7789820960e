import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { brokenFiles, filesBelow, inFolder, isLeftOver, runCommand, type Verdict, writeTexts } from './harness';

const TEXTS = 4;
/** More calls of a kind than a run makes. */
const MOST = 100;
const { EIO, ENOSPC, EMFILE, EACCES } = constants.errno;
const CALLS: readonly (readonly [string, number])[] = [
  ['open', EMFILE],
  ['open', EIO],
  ['read', EIO],
  ['write', ENOSPC],
  ['write', EIO],
  ['short', 0],
  ['close', EIO],
  ['rename', EACCES],
  ['fsync', EIO],
  ['mkdir', EACCES],
  ['unlink', EACCES],
];

/**
 * Makes each n-th call of open, read, write, close, rename, fsync, mkdir and unlink fail, once a run, until n is past
 * the last. What is there afterwards is whole, nothing is left over, and an exit code of 0 says that everything is
 * there.
 */
export async function checkFailingCalls(): Promise<Verdict> {
  const library = resolve('out/failCalls.so');
  mkdirSync('out', { recursive: true });
  const flags = ['-shared', '-fPIC', '-O1', '-o', library, 'test/verify/crash/failCalls.c', '-ldl'];
  if (process.platform !== 'linux' || spawnSync('gcc', flags).status !== 0) {
    return { line: 'failing calls: passed over, there is no gcc on Linux here', wrong: 0 };
  }
  return inFolder(async folder => {
    const texts = join(folder, 'in');
    writeTexts(texts, TEXTS, 1);
    let runs = 0;
    const wrong: string[] = [];
    const perCall = new Map<string, number>();
    for (const [call, error] of CALLS) {
      for (let n = 1; n <= MOST; n++) {
        const out = join(folder, 'out');
        const mark = join(folder, 'mark');
        for (const path of [out, mark]) rmSync(path, { recursive: true, force: true });
        const env = { NEWSMARK_FAIL: `${call} ${n} ${error}`, NEWSMARK_FAIL_MARK: mark, LD_PRELOAD: library };
        const { code, errors } = await runCommand(['annotate', texts, '--out', out, '--jobs', '1'], { env });
        if (!existsSync(mark)) break;
        runs++;
        perCall.set(call, (perCall.get(call) ?? 0) + 1);
        const problem = whatIsWrong(out, code, errors, call);
        if (problem !== undefined) wrong.push(`  ${call} ${n}, error ${error}: ${problem}`);
      }
    }
    const calls = [...perCall].map(([call, times]) => `${call} ${times}`).join(', ');
    return {
      line: [`${runs} failing calls (${calls}): ${wrong.length} wrong`, ...wrong].join('\n'),
      wrong: wrong.length,
    };
  });
}

function whatIsWrong(out: string, code: number | undefined, errors: string, call: string): string | undefined {
  const files = filesBelow(out);
  const written = files.filter(name => !isLeftOver(name)).length;
  if (code === undefined) return 'hangs';
  if (code !== 0 && code !== 1) return `exit code ${code}: ${errors}`;
  if (brokenFiles(out).length > 0) return `half-written: ${brokenFiles(out).join(', ')}`;
  if (code === 0 && written < TEXTS) return `exit code 0, but ${written} files`;
  if (code === 1 && errors === '') return 'exit code 1 without a word';
  // what cannot be removed is left, for the next run
  if (call !== 'unlink' && files.some(isLeftOver)) return `left over: ${files.filter(isLeftOver).join(', ')}`;
  return undefined;
}
