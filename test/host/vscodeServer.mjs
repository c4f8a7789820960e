// A VS Code server without VS Code's own download service: npm's code-server package holds one.
//
// The package is unpacked, not installed: installing would compile native modules and fetch hundreds of packages that a
// test never loads. Of the server's dependencies we install those that the server, its extension host, its file watcher
// and the browser load, none of which needs a compiler or an install script.
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atEnd } from './cleanup.mjs';
import { demand, endGroup, npm, run, start } from './command.mjs';
import { cache, isWindows } from './project.mjs';

const loadedPackages = [
  ...['1ds-core-js', '1ds-post-js'].map(name => `@microsoft/${name}`),
  ...['clipboard', 'image', 'ligatures', 'progress', 'search', 'serialize', 'unicode11', 'webgl'].map(
    name => `@xterm/addon-${name}`,
  ),
  '@parcel/watcher',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  '@vscode/ripgrep',
  '@vscode/ripgrep-universal',
  '@vscode/tree-sitter-wasm',
  '@vscode/vscode-languagedetection',
  '@xterm/headless',
  '@xterm/xterm',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'katex',
  'minimist',
  'tas-client',
  'undici',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
];

/** Built-in extensions that reach for the network or that no test needs: two thirds of their weight. */
const needlessExtensions = [
  'copilot',
  'github',
  'github-authentication',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'tunnel-forwarding',
];

const thisPlatform = `${process.platform}-${process.arch}`;
const remove = (...parts) => rmSync(path.join(...parts), { recursive: true, force: true });

async function installInto(folder, ...packages) {
  mkdirSync(folder, { recursive: true });
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }');
  const flags = ['--ignore-scripts', '--omit=dev', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  await demand(npm(['install', ...packages, ...flags], { cwd: folder, show: 'nothing' }), 'npm install');
}

/** Leaves in the server's manifest only the packages that are loaded, at the versions it was published with. */
function trimManifest(server) {
  const file = path.join(server, 'package.json');
  const lockFile = path.join(server, 'npm-shrinkwrap.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const locked = existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
  const dependencies = {};
  for (const name of loadedPackages) {
    const version = locked[`node_modules/${name}`]?.version ?? manifest.dependencies[name];
    if (version !== undefined) dependencies[name] = version;
  }
  writeFileSync(
    file,
    JSON.stringify({ name: manifest.name, version: manifest.version, type: manifest.type, dependencies }),
  );
  rmSync(lockFile, { force: true });
}

/** Gives the server the file search that findFiles needs: older releases download it in an install script. */
async function provideRipgrep(server, scratch) {
  const universal = path.join(server, 'node_modules/@vscode/ripgrep-universal/bin');
  const old = path.join(server, 'node_modules/@vscode/ripgrep');
  if (existsSync(universal)) {
    for (const platform of readdirSync(universal)) if (platform !== thisPlatform) remove(universal, platform);
  }
  if (!existsSync(old)) return;
  const name = isWindows ? 'rg.exe' : 'rg';
  await installInto(scratch, '@vscode/ripgrep-universal');
  cpSync(
    path.join(scratch, 'node_modules/@vscode/ripgrep-universal/bin', thisPlatform, name),
    path.join(old, 'bin', name),
  );
  chmodSync(path.join(old, 'bin', name), 0o755);
  remove(scratch);
}

/** The Node.js that a release needs, where ours is older: npm's platform packages hold the bare program. */
async function provideNode(folder, major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return;
  const platform = isWindows ? 'win' : process.platform;
  await installInto(folder, `node-${platform}-${process.arch}@${major}`);
}

async function build(folder, release) {
  const server = path.join(folder, 'lib/vscode');
  mkdirSync(folder, { recursive: true });
  const packed = npm(['pack', `code-server@${release.server}`, '--loglevel=error'], { cwd: folder, show: 'errors' });
  const archive = (await demand(packed, 'npm pack')).trim().split('\n').pop();
  const unpack = ['-xzf', archive, '--strip-components=1', 'package/lib', 'package/package.json'];
  await demand(run('tar', unpack, { cwd: folder }), 'tar');
  remove(folder, archive);
  trimManifest(server);
  await installInto(server);
  await provideRipgrep(server, path.join(folder, 'scratch'));
  await provideNode(path.join(folder, 'node'), release.node);
  for (const name of needlessExtensions) remove(server, 'extensions', name);
}

/**
 * Finds the server of a release in the cache, or fetches it.
 * @param {{ vscode: string, server: string, node: number }} release
 * @returns {Promise<{ node: string, main: string, vscode: string }>} the Node.js to run it with and the script to run
 */
export async function provideServer(release) {
  const folder = path.join(cache, `server-${release.server}`);
  if (!existsSync(folder)) {
    if (isWindows) throw new Error('the VS Code server from npm runs on Linux and macOS only');
    const since = Date.now();
    const partial = `${folder}.${process.pid}`;
    atEnd(() => remove(partial));
    await build(partial, release);
    if (!existsSync(folder)) renameSync(partial, folder);
    console.log(`Fetched the VS Code ${release.vscode} server in ${((Date.now() - since) / 1000).toFixed(1)} s`);
  }
  const modules = path.join(folder, 'node/node_modules');
  const own = existsSync(modules) ? readdirSync(modules).find(name => name.startsWith('node-')) : undefined;
  return {
    node: own === undefined ? process.execPath : path.join(modules, own, 'bin/node'),
    main: path.join(folder, 'lib/vscode/out/server-main.js'),
    vscode: release.vscode,
  };
}

/** The arguments that keep everything a server writes inside `home`. */
const placesIn = home => [
  ...['--server-data-dir', home],
  ...['--user-data-dir', path.join(home, 'user')],
  ...['--extensions-dir', path.join(home, 'extensions')],
];

const environment = (server, home) => ({
  ...process.env,
  PATH: path.dirname(server.node) + path.delimiter + process.env.PATH,
  HOME: home,
  XDG_CONFIG_HOME: path.join(home, 'config'),
  XDG_RUNTIME_DIR: home,
  VSCODE_IPC_HOOK_CLI: undefined,
});

/** The user settings of a server whose data lie in `home`; the workbench reads them when its page loads. */
export function writeSettings(home, settings) {
  const folder = path.join(home, 'user/User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/** Installs a packaged extension into the server that keeps its data in `home`. */
export async function installExtension(server, home, file) {
  const args = [server.main, '--install-extension', file, '--force', '--accept-server-license-terms'];
  const done = run(server.node, [...args, ...placesIn(home)], { env: environment(server, home), show: 'nothing' });
  await demand(done, 'installing the extension');
}

/** Waits for a server to say which port it has found. @returns {Promise<string>} */
async function portOf(child, log) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const said = readFileSync(log, 'utf8');
    const port = /listening on (\d+)/.exec(said)?.[1];
    if (port) return port;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the VS Code server ended at once\n${said.slice(-2000)}`);
    if (Date.now() > deadline) throw new Error('the VS Code server did not start within a minute');
    await sleep(50);
  }
}

/**
 * Starts a server on this machine's own address, at a free port, and waits until it listens.
 * @param {{ node: string, main: string }} server
 * @param {string} home a folder with a short path, for everything the server writes
 * @param {{ drive?: boolean }} [options] `drive` lets a page name the extension and the tests to run; without it a
 * built product
 *   ignores them and opens an ordinary workbench
 */
export async function startServer(server, home, { drive = true } = {}) {
  mkdirSync(home, { recursive: true });
  const log = path.join(home, 'server.log');
  const output = openSync(log, 'w');
  const args = [
    server.main,
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...placesIn(home),
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
    ...(drive ? ['--enable-smoke-test-driver'] : []),
  ];
  const child = start(server.node, args, { env: environment(server, home), stdio: ['ignore', output, output] });
  closeSync(output);
  const address = `127.0.0.1:${await portOf(child, log)}`;
  return { address, log, ended: new Promise(resolve => child.once('exit', resolve)), stop: () => endGroup(child) };
}

/**
 * The address of a workbench.
 * @param {string} address of a server
 * @param {string} folder to open
 * @param {readonly (readonly [string, string])[]} [payload] options of the workbench; needs `drive`
 */
export function workbenchUrl(address, folder, payload = []) {
  const query = new URLSearchParams({ [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${address}/?${query}`;
}
