// Writes dist/THIRD-PARTY-NOTICES.txt: the licences of every package whose code is in a bundle, as the metafiles of the build name them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the package that an input of a bundle comes from, or undefined for our own code. */
function packageFolder(input) {
  const parts = input.split('/');
  const last = parts.lastIndexOf('node_modules');
  if (last < 0) return undefined;
  const name = parts[last + 1].startsWith('@') ? 2 : 1;
  return parts.slice(0, last + 1 + name).join('/');
}

/** @param {import('esbuild').Metafile[]} metafiles of the bundles that ship */
export function writeNotices(metafiles, target) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(output => Object.keys(output.inputs)),
  );
  const folders = [...new Set(inputs.map(packageFolder))].filter(folder => folder !== undefined).sort();
  const parts = folders.map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find(entry => /^licen[cs]e(?:\.|$)/i.test(entry));
    if (file === undefined || !existsSync(path.join(folder, file))) throw new Error(`${name} has no licence file`);
    const text = readFileSync(path.join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n${'-'.repeat(72)}\n${text}\n`;
  });
  const intro = 'Newsmark contains code of the packages below, under their licences.\n';
  writeFileSync(target, [intro, ...parts].join('\n'));
}
