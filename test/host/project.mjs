// Where things are, and which releases of VS Code the extension is tested on.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** Everything that is downloaded and may be deleted at any time; git-ignored. */
export const cache = path.join(root, '.vscode-test');

/** @returns {{ name: string, publisher: string, version: string, engines: { vscode: string } }} */
export const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
export const extensionId = `${manifest.publisher}.${manifest.name}`;

/**
 * The oldest release that `engines.vscode` allows, and a new one. The npm package code-server 4.x.y carries VS Code
 * 1.x.y; `node` is the major version of Node.js that its server needs.
 */
export const releases = {
  floor: { vscode: '1.100.3', server: '4.100.3', node: 20 },
  newest: { vscode: '1.139.1', server: '4.139.1', node: 24 },
};

export const isWindows = process.platform === 'win32';

/** Looks a command up in PATH. @returns {string | undefined} its file */
export function findCommand(name) {
  const endings = isWindows ? ['.cmd', '.exe'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (folder && existsSync(file)) return file;
    }
  }
  return undefined;
}
