// Builds every bundle of Newsmark from one table of targets.
//   node esbuild.mjs [TARGET…] [--watch] [--meta]      no TARGET: all that ship; the others only when named
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build, context } from 'esbuild';

const node = { platform: 'node', target: 'node20', format: 'cjs' };
const web = { platform: 'browser', target: 'es2022', format: 'cjs' };

/** name → what is built; `ships` says that the target belongs to the product, `needs` names another that it loads. */
const targets = {
  node: { ships: true, entry: 'src/extension.ts', out: 'dist/extension.js', ...node, external: ['vscode'] },
  web: { ships: true, entry: 'src/extension.web.ts', out: 'dist/extension.web.js', ...web, external: ['vscode'] },
  worker: { ships: true, entry: 'src/worker.ts', out: 'dist/worker.js', ...web, external: ['node:worker_threads'] },
  formats: { ships: true, entry: 'src/formats.ts', out: 'dist/formats.js', ...web },
  mcp: { ships: true, entry: 'src/mcp.ts', out: 'dist/mcp.js', ...node },
  commands: { ships: true, entry: 'src/commands.ts', out: 'dist/commands.js', ...web, external: ['vscode'] },
  suite: { ships: false, entry: 'test/integration/suite.ts', out: 'dist/test/suite.js', ...node, external: ['vscode'] },
  suiteWeb: {
    ships: false,
    entry: 'test/integration/suite.ts',
    out: 'dist/test/suite.web.js',
    ...web,
    external: ['vscode'],
  },
  bench: {
    ships: false,
    entry: 'test/bench/bench.ts',
    out: 'out/bench.mjs',
    ...node,
    format: 'esm',
    minify: false,
    external: ['compromise', 'wink-nlp', 'wink-eng-lite-web-model'],
  },
  verify: { ships: false, entry: 'test/verify/dev.ts', out: 'out/verify.js', ...node, external: ['ajv'] },
  same: { ships: false, entry: 'test/verify/same.ts', out: 'out/same.js', ...node, external: ['ajv'] },
  plover: { ships: false, entry: 'test/verify/plover.ts', out: 'out/plover.js', ...node, external: ['ajv'] },
  fuzz: { ships: false, entry: 'test/verify/fuzz.ts', out: 'out/fuzz.js', ...node, external: ['ajv'] },
  kills: { ships: false, entry: 'test/verify/kills.ts', out: 'out/kills.js', ...node },
  many: { ships: false, entry: 'test/verify/manyCorrections.ts', out: 'out/many.js', ...node },
  claims: { ships: false, entry: 'test/verify/claims.ts', out: 'out/claims.js', ...node },
  anchors: { ships: false, entry: 'test/verify/anchors.ts', out: 'out/anchors.js', ...node },
  crash: { ships: false, entry: 'test/verify/crash.ts', out: 'out/crash.js', ...node },
  mutants: { ships: false, entry: 'test/verify/mutants.ts', out: 'out/mutants.js', ...node, external: ['esbuild'] },
  mutantsRunner: {
    ships: false,
    entry: 'test/verify/mutants/runner.ts',
    out: 'out/mutantsRunner.mjs',
    ...node,
    format: 'esm',
    external: ['vitest'],
  },
  linear: {
    ships: false,
    entry: 'test/verify/linear.ts',
    out: 'out/linear.mjs',
    ...node,
    format: 'esm',
    external: ['esbuild'],
  },
  quantulum: {
    ships: false,
    entry: 'test/verify/quantulum.ts',
    out: 'out/quantulum.js',
    ...node,
    external: ['ajv'],
  },
  recognizers: {
    ships: false,
    entry: 'test/verify/recognizers.ts',
    out: 'out/recognizers.js',
    ...node,
    external: ['ajv'],
  },
  training: {
    ships: false,
    entry: 'src/training/main.ts',
    out: 'dist/training.js',
    ...node,
    external: ['wink-nlp', 'wink-eng-lite-web-model'],
  },
  cli: {
    ships: true,
    entry: 'src/cli.ts',
    out: 'dist/cli.js',
    ...node,
    banner: { js: '#!/usr/bin/env node' },
    needs: 'worker',
  },
};

const args = process.argv.slice(2);
const flags = new Set(args.filter(a => a.startsWith('--')));
const named = args.filter(a => !a.startsWith('--'));
for (const name of named)
  if (!(name in targets)) throw new Error(`no target "${name}"; targets: ${Object.keys(targets).join(', ')}`);

const wanted = new Set(named.flatMap(name => [name, targets[name].needs]));
const chosen = Object.entries(targets).filter(([name, t]) => (named.length ? wanted.has(name) : t.ships));
const options = chosen.map(([name, { ships: _, needs: __, entry, out, ...rest }]) => ({
  entryPoints: [entry],
  outfile: out,
  bundle: true,
  minify: !flags.has('--watch'),
  sourcemap: flags.has('--watch') ? 'inline' : false,
  metafile: true,
  legalComments: 'none',
  logLevel: flags.has('--watch') ? 'info' : 'warning',
  loader: { '.bin': 'base64', '.tsv': 'text' },
  ...rest,
  plugins: [
    {
      name: 'meta',
      setup: b =>
        b.onEnd(result => {
          if (!result.metafile) return;
          mkdirSync('dist/meta', { recursive: true });
          writeFileSync(`dist/meta/${name}.json`, JSON.stringify(result.metafile));
        }),
    },
  ],
}));

if (flags.has('--watch')) for (const o of options) await (await context(o)).watch();
else {
  const results = await Promise.all(options.map(build));
  if (named.length === 0)
    writeFileSync('dist/THIRD-PARTY-NOTICES.txt', thirdPartyNotices(results.map(result => result.metafile)));
}

/** The folder of the package that an input of a bundle comes from, or undefined for our own code. */
function packageFolder(input) {
  const parts = input.split('/');
  const last = parts.lastIndexOf('node_modules');
  if (last < 0) return undefined;
  return parts.slice(0, last + (parts[last + 1].startsWith('@') ? 3 : 2)).join('/');
}

/** The licences of every package whose code is in a bundle that ships, as the metafiles of the bundles name them. */
function thirdPartyNotices(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(output => Object.keys(output.inputs)),
  );
  const folders = [...new Set(inputs.map(packageFolder))].filter(folder => folder !== undefined).sort();
  const parts = folders.map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find(entry => /^licen[cs]e(?:\.|$)/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence file`);
    const text = readFileSync(path.join(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n${'-'.repeat(72)}\n${text}\n`;
  });
  return ['Newsmark contains code of the packages below, under their licences.\n', ...parts].join('\n');
}
