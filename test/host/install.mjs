// Brings node_modules in line with package-lock.json. Imports nothing from node_modules: they may not be there yet.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demand, npm } from './command.mjs';
import { root } from './project.mjs';

const inRoot = file => path.join(root, file);
const stamp = inRoot('node_modules/.newsmark-installed');

/** What the packages depend on, as one word. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) {
    const { dependencies, devDependencies, packages } = JSON.parse(readFileSync(inRoot(file), 'utf8'));
    hash.update(JSON.stringify([dependencies, devDependencies, packages]));
  }
  return hash.digest('hex');
}

/**
 * Installs what package-lock.json lists, where it has changed since the last time. Neither file is rewritten, and no
 * install script runs: none is needed. (Not `npm ci`: it refuses a lock file that lacks a package of some other
 * platform.)
 */
export async function installPackages() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const since = Date.now();
  console.log('Installing packages');
  const flags = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  await demand(npm(['install', ...flags], { show: 'errors' }), 'npm install');
  writeFileSync(stamp, wanted);
  console.log(`ok   packages (${((Date.now() - since) / 1000).toFixed(1)} s)`);
}
