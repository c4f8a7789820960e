// npm run verify:nodes: the command gives the same bytes on each Node.js that we support, whatever the threads and the
// file system. Those that are not here come from npm's platform packages; what cannot be fetched is passed over, and
// named.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { exit, temporaryFolder } from './cleanup.mjs';
import { demand, npm } from './command.mjs';
import { cache, isWindows, root } from './project.mjs';

const majors = [20, 22, 24];
const ours = Number(process.versions.node.split('.')[0]);
const corpus = path.join(root, 'media/corpus');
const cli = path.join(root, 'dist/cli.js');

/** Finds the program of a Node.js in the cache, or fetches it. @returns {Promise<string>} */
async function provideNode(major) {
  if (major === ours) return process.execPath;
  const folder = path.join(cache, `node-${major}`);
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  if (!existsSync(folder)) {
    const partial = `${folder}.${process.pid}`;
    mkdirSync(partial, { recursive: true });
    const flags = ['--prefix', partial, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    try {
      await demand(npm(['install', ...flags, `${name}@${major}`], { show: 'nothing' }), `npm install ${name}@${major}`);
      renameSync(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return path.join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
}

/** What a Node.js makes of the sample corpus, as one word for each way of asking. @returns {Record<string, string>} */
function outputsOf(node) {
  const out = path.join(temporaryFolder(), 'out');
  const texts = readdirSync(corpus).sort();
  const lines = texts.map(id => JSON.stringify({ id, text: readFileSync(path.join(corpus, id), 'utf8') })).join('\n');
  const ask = (...argv) => {
    const options = { input: lines, maxBuffer: 1 << 28 };
    const { status, stdout, stderr } = spawnSync(node, [cli, ...argv], options);
    if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  };
  const word = (...parts) =>
    parts
      .reduce((hash, part) => hash.update(part), createHash('sha256'))
      .digest('hex')
      .slice(0, 16);
  ask('annotate', corpus, '--out', out);
  return {
    'a file each': word(
      ...readdirSync(out)
        .sort()
        .flatMap(name => [name, readFileSync(path.join(out, name))]),
    ),
    lines: word(ask('annotate', '-', '--input', 'jsonl', '--format', 'jsonl')),
    'lines, one thread': word(ask('annotate', '-', '--input', 'jsonl', '--format', 'jsonl', '--jobs', '1')),
    outline: word(ask('outline', '-', '--input', 'jsonl', '--format', 'jsonl')),
    help: word(ask('annotate', '--help')),
  };
}

let wrong = 0;
let first;
for (const major of majors) {
  let node;
  try {
    node = await provideNode(major);
  } catch (error) {
    console.log(`pass Node.js ${major}: not here, and not to be fetched (${String(error.message).split('\n')[0]})`);
    continue;
  }
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const outputs = outputsOf(node);
  first ??= { version, outputs };
  const other = Object.keys(outputs).filter(way => outputs[way] !== first.outputs[way]);
  wrong += other.length;
  const says = Object.entries(outputs)
    .map(([way, hash]) => `${way} ${hash}`)
    .join(', ');
  console.log(
    other.length === 0
      ? `ok   Node.js ${version}: ${says}`
      : `FAIL Node.js ${version} differs from ${first.version}: ${other.join(', ')}`,
  );
}
await exit(wrong === 0 && first !== undefined ? 0 : 1);
