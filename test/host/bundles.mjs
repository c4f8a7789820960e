// Guards what the bundles hold: activation must stay light, the web bundles must do without Node.js.
import { readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { root } from './project.mjs';

const isNode = name => name.startsWith('node:') || builtinModules.includes(name);
const isEngine = file => /node_modules\/(?:compromise|fflate)\/|\.(?:bin|tsv)$/.test(file);

/**
 * What each bundle may hold. `outside`: the modules that it may leave to its host; `light`: it holds neither the engine's
 * library nor its data; `kilobytes`: the most that it may weigh.
 */
const limits = {
  node: { light: true, kilobytes: 150, outside: name => name === 'vscode' || isNode(name) },
  web: { light: true, kilobytes: 150, outside: name => name === 'vscode' },
  worker: { light: false, kilobytes: 12_000, outside: () => false },
  cli: { light: false, kilobytes: 12_500, outside: isNode },
};

/** Reads the build's own account of its bundles. @returns {{ bundle: string, kilobytes: number, wrong: string[] }[]} */
export function inspectBundles() {
  return Object.entries(limits).map(([bundle, { light, kilobytes, outside }]) => {
    const { outputs } = JSON.parse(readFileSync(path.join(root, 'dist/meta', `${bundle}.json`), 'utf8'));
    const [[file, { imports, inputs }]] = Object.entries(outputs);
    const weight = statSync(path.join(root, file)).size / 1000;
    const foreign = imports.filter(each => each.external && !outside(each.path)).map(each => each.path);
    const heavy = light ? Object.keys(inputs).filter(isEngine) : [];
    const wrong = [
      ...foreign.map(name => `${file} imports ${name}, which its host does not have`),
      ...heavy.map(name => `${file} holds ${name}, which only the engine needs`),
      ...(weight > kilobytes ? [`${file} weighs ${weight.toFixed(0)} kB, at most ${kilobytes} kB are allowed`] : []),
    ];
    return { bundle, kilobytes: Math.round(weight), wrong };
  });
}
