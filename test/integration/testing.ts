import * as vscode from 'vscode';

/** A test runner that works in a node and in a web worker extension host alike. */
interface Test {
  readonly name: string;
  readonly act: () => void | Promise<void>;
  readonly patience: number;
  /** It only says figures, and runs where its name is asked for. */
  readonly measures: boolean;
}

export interface TestResult {
  readonly name: string;
  readonly ms: number;
  /** What went wrong; absent when the test passed. */
  readonly error?: string;
  /** Figures that it has to tell. */
  readonly notes?: readonly string[];
}

const tests: Test[] = [];
let notes: string[] = [];

/** Declares a test. It fails when `act` throws, rejects or takes more than `patience` milliseconds. */
export function test(name: string, act: Test['act'], patience = 20_000): void {
  tests.push({ name, act, patience, measures: false });
}

/** Declares something that tells figures by `note`, and judges none: it runs where its name is asked for. */
export function measurement(name: string, act: Test['act'], patience: number): void {
  tests.push({ name, act, patience, measures: true });
}

/** Tells a figure: the host scripts print it. */
export function note(line: string): void {
  notes.push(line);
}

/** Fails the test unless `condition` holds. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Fails the test unless both values have the same JSON. */
export function assertEqual<T>(actual: T, expected: T, what = 'value'): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, got ${got}`);
}

export const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** Waits until `probe` gives something other than false, null or undefined, and returns that. */
export async function until<T>(
  what: string,
  probe: () => T | Thenable<T>,
  patience = 10_000,
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (value !== false && value !== null && value !== undefined) return value as Exclude<T, false | null | undefined>;
    if (Date.now() > deadline) throw new Error(`waited ${patience} ms in vain for ${what}`);
    await sleep(25);
  }
}

/** Closes every editor and drops unsaved edits: a question about them would wait for ever. */
async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

async function runOne({ name, act, patience }: Test): Promise<TestResult> {
  const since = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  notes = [];
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${patience} ms`)), patience);
    });
    await Promise.race([act(), late]);
    return { name, ms: Date.now() - since, notes };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { name, ms: Date.now() - since, error: text };
  } finally {
    clearTimeout(timer);
    await closeEditors();
  }
}

/**
 * Runs the declared tests one after the other, in the order of their declaration. @param filter words of a test's name
 */
export async function runTests(filter = ''): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  for (const each of tests.filter(({ name, measures }) => name.includes(filter) && !(measures && filter === ''))) {
    const result = await runOne(each);
    console.log(`suite: ${result.error === undefined ? 'ok' : 'FAIL'} ${result.name} (${result.ms} ms)`);
    results.push(result);
  }
  return results;
}
