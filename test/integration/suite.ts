import * as vscode from 'vscode';
import './activation';
import './network';
import './language';
import './annotations';
import './commands';
import './corrections';
import './schema';
import './learning';
import './features';
import './exports';
import './badInput';
import './keys';
import { newsmark } from './newsmark';
import { runTests } from './testing';
import { read, write } from './workspace';

/**
 * What VS Code calls: runs every test and leaves the results in the workspace, where the host scripts look for them.
 */
export async function run(): Promise<void> {
  const node = typeof process === 'undefined' ? undefined : process.versions?.node;
  const host = {
    kind: node === undefined ? 'web' : 'node',
    vscode: vscode.version,
    node,
    app: vscode.env.appHost,
  };
  const { filter } = JSON.parse(await read('suite-options.json')) as { readonly filter?: string };
  const tests = await runTests(filter);
  const { activationMs } = await newsmark();
  await write('suite-results.json', JSON.stringify({ host, activationMs, tests }, undefined, 2));
  const failed = tests.filter(test => test.error !== undefined);
  if (failed.length > 0) throw new Error(`${failed.length} failed: ${failed.map(test => test.name).join('; ')}`);
}
