// Runs the suite in a desktop VS Code, one that is installed or one that @vscode/test-electron downloads.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './cleanup.mjs';
import { run } from './command.mjs';
import { cache, findCommand, isWindows, root } from './project.mjs';
import { makeWorkspace, quietSettings, readResults, suiteFile } from './workspace.mjs';

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** A program that needs a display, with its arguments; on a Linux machine without one inside xvfb. */
const onDisplay = (program, args) => (hasDisplay() ? [program, args] : ['xvfb-run', ['-a', program, ...args]]);

/** @returns {string | undefined} why no desktop VS Code can run here; nothing when one can */
export function whyNoDesktop() {
  return hasDisplay() || findCommand('xvfb-run') ? undefined : 'no display and no xvfb-run';
}

/**
 * Finds a release in the cache, or downloads it.
 * @param {string} version such as 1.100.3, or "stable"
 * @returns {Promise<string>} its program; rejects when it cannot be had or cannot start on this machine
 */
export async function provideDesktop(version) {
  const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, SilentReporter } = await import(
    '@vscode/test-electron'
  );
  mkdirSync(cache, { recursive: true });
  const program = await downloadAndUnzipVSCode({
    version,
    cachePath: cache,
    timeout: 15_000,
    reporter: new SilentReporter(),
  });
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(program, { reuseMachineInstall: true });
  const probe = [...args, '--version', '--no-sandbox', '--user-data-dir', temporaryFolder()];
  const { code, output } = await run(cli, probe, { show: 'nothing', shell: isWindows });
  if (code !== 0) throw new Error(`VS Code ${version} does not start here: ${output.trim().split('\n').pop()}`);
  return program;
}

/**
 * @param {{ program: string, vscode?: string }} host `vscode`: the version that must run
 * @param {'node' | 'web'} kind of extension host
 * @param {{ filter?: string }} [options] `filter`: words of a test's name
 * @returns what `readResults` returns
 */
export async function runOnDesktop(host, kind, { filter } = {}) {
  const folder = temporaryFolder();
  const workspace = makeWorkspace(folder, { filter });
  const user = path.join(folder, 'user');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(quietSettings(kind)));
  const args = [
    workspace,
    `--extensionDevelopmentPath=${root}`,
    `--extensionTestsPath=${suiteFile(kind)}`,
    ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
    `--user-data-dir=${user}`,
    `--extensions-dir=${path.join(folder, 'extensions')}`,
    '--disable-extensions',
    '--disable-gpu',
    '--disable-updates',
    '--disable-workspace-trust',
    '--no-sandbox',
    '--skip-release-notes',
    '--skip-welcome',
  ];
  const { output } = await run(...onDisplay(host.program, args), { show: 'nothing' });
  try {
    return readResults(workspace, { kind, vscode: host.vscode });
  } catch (error) {
    throw new Error(`${error.message}\n${output.trim().split('\n').slice(-20).join('\n')}`);
  }
}
