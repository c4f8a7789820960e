// Runs tests for mutants.ts in the copy of the sources: all of them to see which statements each reaches, or for each
// mutant those that do.
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import process from 'node:process';
import { createVitest } from 'vitest/node';

interface Task {
  readonly reach?: boolean;
  /** Numbers, and the files of tests that reach them. */
  readonly mutants?: readonly (readonly [number, readonly string[]])[];
}

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
const tell = (value: unknown): void => void process.stdout.write(`mutants: ${JSON.stringify(value)}\n`);
/** Those that take long come last. */
const SLOW = ['app/engines.test', 'cli/annotateCommand.test', 'cli/safety.test', 'cli/process.test'];
const cost = (file: string): number => SLOW.findIndex(name => file.includes(name));

async function main(): Promise<void> {
  let cancelled: Promise<void> | undefined;
  const vitest = await createVitest('test', {
    watch: false,
    // one failure is enough; vitest's own `bail` would count those of earlier runs too
    reporters: [
      {
        onTestCaseResult(test) {
          if (task.reach !== true && test.result().state === 'failed')
            cancelled = vitest.cancelCurrentRun('test-failure');
        },
      },
    ],
    // a mutant that has a test wait for ever is noticed; without one, no test takes as long, on a busy machine neither
    testTimeout: 30_000,
    include: ['app', 'cli', 'vscode'].map(room => `test/unit/${room}/**/*.test.ts`),
    setupFiles: [resolve('test/verify/mutants/setup.ts')],
    fileParallelism: false,
  });
  const files = await vitest.globTestSpecifications();
  const passes = async (file: string): Promise<boolean> => {
    const { testModules } = await vitest.runTestSpecifications(
      files.filter(({ moduleId }) => relative('.', moduleId) === file),
    );
    await cancelled;
    return testModules.length > 0 && testModules.every(module => module.ok());
  };
  if (task.reach === true) {
    for (const { moduleId } of files) {
      const file = relative('.', moduleId);
      writeFileSync('mutant.json', JSON.stringify({ number: 0, reached: resolve('reached.txt') }));
      const passed = await passes(file);
      if (!passed) process.stderr.write(`${file} fails without any mutant\n`);
      const numbers = readFileSync('reached.txt', 'utf8')
        .trim()
        .split('\n')
        .filter(line => line !== '')
        .map(Number);
      if (passed) tell({ file, numbers: [...new Set(numbers)] });
    }
  }
  for (const [number, tests] of task.mutants ?? []) {
    writeFileSync('mutant.json', JSON.stringify({ number }));
    let noticed = false;
    for (const file of tests.toSorted((a, b) => cost(a) - cost(b))) {
      noticed = !(await passes(file));
      if (noticed) break;
    }
    tell({ number, noticed });
  }
  await vitest.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
