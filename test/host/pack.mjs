// Packs the built extension as a person would get it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { demand, run } from './command.mjs';
import { root } from './project.mjs';
import { installExtension } from './vscodeServer.mjs';

/** Installs this extension, as it has been built, into the server that keeps its data in `home`. */
export async function installOurs(server, home) {
  const file = path.join(home, 'newsmark.vsix');
  mkdirSync(home, { recursive: true });
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const flags = ['--no-dependencies', '--no-rewrite-relative-links'];
  await demand(run(process.execPath, [vsce, 'package', ...flags, '--out', file], { show: 'nothing' }), 'vsce package');
  await installExtension(server, home, file);
}
