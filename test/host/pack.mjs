// Packs the built extension as a person would get it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { demand, run } from './command.mjs';
import { root } from './project.mjs';
import { installExtension } from './vscodeServer.mjs';

/**
 * The time of every file in the package, in seconds since 1970: the earliest that a ZIP archive can hold, and so no
 * real one.
 */
const epoch = String(Date.UTC(1980, 0, 1) / 1000);

/**
 * Packs the extension, as it has been built, into `file`: the same bytes for the same build, wherever and whenever.
 *
 * The page that the editor shows of an extension finds no file beside its README and takes pictures by https only, so
 * vsce has its links and pictures lead to the repository that package.json names.
 */
export async function pack(file, surrounding = {}) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const flags = ['--no-dependencies'];
  // An archive holds local times, and the order of names is that of the language.
  const same = { TZ: 'UTC', LC_ALL: 'C', SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? epoch };
  const env = { ...process.env, ...surrounding, ...same };
  const packed = run(process.execPath, [vsce, 'package', ...flags, '--out', file], { env, show: 'nothing' });
  await demand(packed, 'vsce package');
}

/** Installs this extension, as it has been built, into the server that keeps its data in `home`. */
export async function installOurs(server, home) {
  const file = path.join(home, 'newsmark.vsix');
  mkdirSync(home, { recursive: true });
  await pack(file);
  await installExtension(server, home, file);
}
