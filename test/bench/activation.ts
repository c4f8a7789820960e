import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

/**
 * What it takes to load an extension and to activate it in a fresh process of Node.js, with an editor's API that does
 * nothing.
 */
export interface ActivationResult {
  /** Milliseconds of computing for loading and activating, the median of the rounds. */
  readonly ms: number;
  /** The computing of the whole process, over that of a process that activates an extension which is empty. */
  readonly ratio: number;
}

const ROUNDS = 15;

/** The child: loads the extension that the first argument names; the second lists what it asks of the editor's API. */
const CHILD = `
const Module = require('node:module');
const nothing = () => new Proxy(function () {}, {
  get: (it, key) => key === 'prototype' ? it.prototype : key === 'then' ? undefined
    : key === Symbol.iterator ? function* () {} : key === Symbol.toPrimitive ? () => '' : nothing(),
  apply: nothing, construct: nothing, set: () => true,
});
const vscode = Object.fromEntries(process.argv[2].split(',').map(name => [name, nothing()]));
const load = Module._load;
Module._load = function (name, ...rest) { return name === 'vscode' ? vscode : load.call(this, name, ...rest); };
const before = process.cpuUsage();
require(process.argv[1]).activate(nothing());
const own = process.cpuUsage(before);
const all = process.cpuUsage();
process.stdout.write(JSON.stringify([own.user + own.system, all.user + all.system]));
process.exit(0);`;

/**
 * Measures the built extension beside an empty one, turn and turn about, so that what else the machine is at hits both.
 */
export function measureActivation(): ActivationResult {
  mkdirSync('out', { recursive: true });
  writeFileSync('out/emptyExtension.js', 'exports.activate = () => {};\n');
  const names = apiNames().join(',');
  const measure = (file: string): readonly [number, number] => {
    const child = spawnSync(process.execPath, ['-e', CHILD, resolve(file), names], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(`${file} could not be activated: ${child.stderr.slice(-2000)}`);
    return JSON.parse(child.stdout);
  };
  const rounds = Array.from({ length: ROUNDS }, () => [measure('dist/extension.js'), measure('out/emptyExtension.js')]);
  return {
    ms: median(rounds.map(([[own]]) => own)) / 1000,
    ratio: median(rounds.map(([[, ours], [, empty]]) => ours / empty)),
  };
}

/** What our sources ask of the editor's API by name. */
function apiNames(): readonly string[] {
  const folder = 'src/vscode';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
  const found = files.flatMap(name => [...readFileSync(join(folder, name), 'utf8').matchAll(/\bvscode\.(\w+)/g)]);
  return [...new Set(found.map(([, name]) => name))];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
