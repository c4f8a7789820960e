// Runs the suite in the VS Code server: the workbench in a browser, the extension in the server's node extension host
// or in the browser's web worker host.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBrowser } from './chromium.mjs';
import { temporaryFolder } from './cleanup.mjs';
import { cache, root } from './project.mjs';
import { startServer, workbenchUrl, writeSettings } from './vscodeServer.mjs';
import { makeWorkspace, quietSettings, readResults, suiteFile } from './workspace.mjs';

/** How long a suite may take, in milliseconds; it takes half a minute on a machine that does nothing else. */
const patience = 300_000;

/**
 * The workbench's options: which extension to load, which tests to run in it. Addresses are as the browser sees them.
 */
function payload(address, kind) {
  const remote = file => `vscode-remote://${address}${file}`;
  return [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(suiteFile(kind))],
    ...(kind === 'web' ? [['extensionDevelopmentKind', 'web']] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
}

/** Opens the workbench and waits until its tests have ended. @returns {Promise<void>} rejects when they cannot */
async function drive(page, url, log) {
  const ended = new Promise((resolve, reject) => {
    page.on('crash', () => reject(new Error('the browser page crashed (is any font installed?)')));
    page
      .context()
      .browser()
      ?.on('disconnected', () => reject(new Error('the browser ended')));
    page.on('pageerror', error => log(`page error: ${error.message}`));
    void page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    void page
      .exposeFunction('codeAutomationLog', (level, parts) => log(`${level}: ${(parts ?? []).map(String).join(' ')}`))
      .catch(reject);
  });
  ended.catch(() => undefined);
  await page.goto(url);
  const late = sleep(patience, undefined, { ref: false }).then(() => {
    throw new Error(`the suite did not end within ${patience / 1000} s`);
  });
  late.catch(() => undefined);
  await Promise.race([ended, late]);
}

/** Keeps what helps to understand a failure. @returns {Promise<string>} where */
async function keepEvidence(name, server, page, lines) {
  const folder = path.join(cache, 'failures', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'workbench.log'), lines.join('\n'));
  copyFileSync(server.log, path.join(folder, 'server.log'));
  await page?.screenshot({ path: path.join(folder, 'screen.png'), timeout: 5000 }).catch(() => undefined);
  return path.relative(root, folder);
}

/**
 * @param {{ server: { node: string, main: string, vscode: string }, browser: { program: string, env: Record<string,
 * string> } }} host
 * @param {'node' | 'web'} kind
 * @param {{ filter?: string }} [options] `filter`: words of a test's name
 * @returns what `readResults` returns
 */
export async function runInServer(host, kind, { filter } = {}) {
  const folder = temporaryFolder();
  const workspace = makeWorkspace(folder, { filter });
  const home = path.join(folder, 'home');
  writeSettings(home, quietSettings(kind));
  const server = await startServer(host.server, home);
  const { browser, stop } = await startBrowser(host.browser);
  const lines = [];
  let page;
  try {
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const url = workbenchUrl(server.address, workspace, payload(server.address, kind));
    await drive(page, url, line => lines.push(line));
    return readResults(workspace, { kind, vscode: host.server.vscode });
  } catch (error) {
    const where = await keepEvidence(`server-${host.server.vscode}-${kind}`, server, page, lines);
    const tests = lines.filter(line => line.includes('suite: '));
    throw new Error([error.message, ...tests, `(logs and screen: ${where})`].join('\n'));
  } finally {
    await stop();
    await server.stop();
  }
}
