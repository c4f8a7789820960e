// Ends, starves and fills the command in every way that a machine knows, and looks at what it leaves.
//   npm run verify:crash -- [KILLS] [SEED]      KILLS runs are killed (default 1000), by a seed (default 1); exits with
// 1 when anything is wrong
import process from 'node:process';
import { createRandom } from '../bench/texts';
import { checkFoldingDisk, checkPowerLoss } from './crash/disks';
import { checkFailingCalls } from './crash/failingCalls';
import type { Verdict } from './crash/harness';
import { checkKills } from './crash/kills';
import { checkCommandMemory, checkEditorMemory } from './crash/memory';
import { checkStreams } from './crash/streams';

const [kills = 1000, seed = 1] = process.argv.slice(2).map(Number);
const checks: readonly (() => Promise<Verdict>)[] = [
  checkStreams,
  checkFailingCalls,
  checkPowerLoss,
  checkFoldingDisk,
  checkCommandMemory,
  checkEditorMemory,
  () => checkKills(kills, createRandom(seed)),
];

async function main(): Promise<number> {
  let wrong = 0;
  for (const check of checks) {
    const since = performance.now();
    const verdict = await check();
    const seconds = ((performance.now() - since) / 1000).toFixed(0);
    process.stdout.write(`${verdict.wrong === 0 ? 'ok    ' : 'WRONG '}${verdict.line} (${seconds} s)\n`);
    wrong += verdict.wrong;
  }
  return wrong === 0 ? 0 : 1;
}

main().then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
