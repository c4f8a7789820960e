// The folder that a suite works in: a copy, made for each run, so that no test touches a tracked file.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extensionId, root } from './project.mjs';

const samples = path.join(root, 'media/corpus');
const resultsName = 'suite-results.json';

/** Settings that keep a workbench quiet and every run the same. @param {'node' | 'web'} kind of extension host */
export const quietSettings = kind => ({
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  // many tests reject the same names: only the test that is about it learns from that
  'newsmark.corrections.learn': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  // Where both kinds of host could run the extension, a server takes the node host unless it is told otherwise.
  ...(kind === 'web' ? { 'remote.extensionKind': { [extensionId]: ['web'] } } : {}),
});

/**
 * Makes the workspace of the suite inside `folder`.
 * @param {{ filter?: string }} [options] `filter`: only tests whose name holds these words
 * @returns {string} the workspace's folder
 */
export function makeWorkspace(folder, options = {}) {
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace, { recursive: true });
  cpSync(path.join(root, 'test/integration/workspace'), workspace, { recursive: true });
  if (existsSync(samples)) cpSync(samples, path.join(workspace, 'corpus'), { recursive: true });
  writeFileSync(path.join(workspace, 'suite-options.json'), JSON.stringify(options));
  return workspace;
}

/** The suite's compiled entry for a kind of extension host. */
export const suiteFile = kind => path.join(root, kind === 'web' ? 'dist/test/suite.web.js' : 'dist/test/suite.js');

/**
 * Reads what a suite has left in its workspace. An exit code alone proves nothing: a host that dies while it starts, or
 * a test that ends the process, may well report success.
 * @param {{ kind: 'node' | 'web', vscode?: string }} asked the host that should have run
 * @returns {{ host: object, activationMs: number, tests: { name: string, ms: number, error?: string }[] }}
 */
export function readResults(workspace, asked) {
  const file = path.join(workspace, resultsName);
  if (!existsSync(file)) throw new Error('the suite left no results');
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const { kind, vscode } = results.host;
  if (kind !== asked.kind) throw new Error(`asked for the ${asked.kind} extension host, but the ${kind} host ran`);
  if (asked.vscode !== undefined && vscode !== asked.vscode)
    throw new Error(`asked for VS Code ${asked.vscode}, but ${vscode} ran`);
  if (results.tests.length === 0) throw new Error('the suite ran no test');
  return results;
}
