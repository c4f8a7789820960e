import { readFileSync, writeFileSync } from 'node:fs';
import { beginTag, caselessRow, ROW_BITS, TAG_COUNT, TAG_TYPES, Weights } from '../core';
import type { Options } from './options';
import { packWeights, type QuantisedWeights } from './perceptron';

/**
 * The mean of the weights of several runs, less those below `least`; `favour` is added to the tags of organisations in
 * text without capitals, where they are found too rarely. As scores are linear in the weights, it decodes as the sum of
 * the runs' scores does.
 */
export function mergeWeights(option: Options): void {
  const runs = option('runs', '').split(',').map(readWeights);
  const least = Number(option('least', '3'));
  const favour = Number(option('favour', '16'));
  const mean = (of: (run: QuantisedWeights) => number): number =>
    Math.round(runs.reduce((sum, run) => sum + of(run), 0) / runs.length);
  const rows = new Int8Array(TAG_COUNT << ROW_BITS);
  for (let i = 0; i < rows.length; i++) {
    const value = mean(run => run.rows[i]);
    if (Math.abs(value) >= least) rows[i] = value;
  }
  const caseless = caselessRow() * TAG_COUNT + beginTag(TAG_TYPES.indexOf('ORG'));
  for (let part = 0; part < 4; part++) rows[caseless + part] = Math.min(127, rows[caseless + part] + favour);
  const transitions = Float32Array.from({ length: TAG_COUNT * TAG_COUNT }, (_, i) => mean(run => run.transitions[i]));
  const packed = packWeights({ rows, transitions });
  writeFileSync(option('out', 'src/core/entities/tagger/weights.bin'), packed);
  console.log(`${packed.length} bytes`);
}

/** Reads what `packWeights` wrote. */
export function readWeights(path: string): QuantisedWeights {
  const weights = Weights.unpack(readFileSync(path));
  const rows = new Int8Array(TAG_COUNT << ROW_BITS);
  for (let row = 0; row < 1 << ROW_BITS; row++) weights.readRow(row, rows, row * TAG_COUNT);
  return { rows, transitions: weights.transitions };
}
