import process from 'node:process';
import { annotate, reannotate, type TextEdit } from '../../src/core';
import type { BenchEngine } from './engines';
import type { TextMaker } from './texts';

/** How the texts of a measurement are written. */
export const SHAPES = ['paragraphs', 'oneLine'] as const;
export type Shape = (typeof SHAPES)[number];

export interface LoadResult {
  /** From nothing loaded to the first text annotated, in milliseconds that the process computed. */
  readonly loadMs: number;
  /** What the process holds more than before, in MB (resident). */
  readonly loadedMB: number;
}

export interface ThroughputResult {
  readonly shape: Shape;
  /** Millions of UTF-8 bytes for each second that the process computed; the median of the parts. */
  readonly megabytesPerSecond: number;
  /** The same for each second of the clock on the wall, whatever else the machine was at. */
  readonly megabytesPerWallSecond: number;
  readonly foundPerKilobyte: number;
  /** The most the process ever held, in MB (resident). */
  readonly peakMB: number;
}

/** Times of many edits, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
}

/**
 * What edits of one document cost. `marks`: until entities, figures and zones are right again, which is what the editor
 * marks; `everything`: events with their roles and chains besides. `cpu` is the time this process computed, garbage
 * collection in its threads included; `wall` also counts what other programs took.
 */
export interface EditResult {
  readonly shape: Shape;
  /** Of the document, in UTF-16 code units. */
  readonly length: number;
  readonly fullMs: number;
  readonly marks: { readonly cpu: Times; readonly wall: Times };
  readonly everything: { readonly cpu: Times; readonly wall: Times };
  /** Blocks annotated anew, on average. */
  readonly blocks: number;
}

/** Loads an engine and annotates a first short text. */
export async function measureLoad(load: () => Promise<BenchEngine>, text: string): Promise<[BenchEngine, LoadResult]> {
  const before = process.memoryUsage().rss;
  const watch = startWatch();
  const engine = await load();
  engine.annotate(text);
  const loadMs = watch().cpu;
  return [engine, { loadMs, loadedMB: (process.memoryUsage().rss - before) / 1e6 }];
}

/**
 * Annotates `total` code units as articles of `length`, after a warm-up of `warm` of them, or of a tenth as many. Five
 * parts are timed apart, and the median of their speeds is the speed.
 */
export function measureThroughput(
  engine: BenchEngine,
  maker: TextMaker,
  shape: Shape,
  size: { readonly total: number; readonly length: number; readonly warm?: number },
): ThroughputResult {
  const PARTS = 5;
  const warm = Math.max(1, Math.floor((size.warm ?? 0.1 * size.total) / size.length));
  const articles = Array.from({ length: warm + Math.ceil(size.total / size.length) }, () => maker[shape](size.length));
  for (const article of articles.slice(0, warm)) engine.annotate(article);
  const rest = articles.slice(warm);
  const speeds: number[] = [];
  const wallSpeeds: number[] = [];
  let found = 0;
  let bytes = 0;
  for (let part = 0; part < PARTS; part++) {
    const texts = rest.filter((_, i) => i % PARTS === part);
    const partBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (texts.length === 0) continue;
    const watch = startWatch();
    for (const text of texts) found += engine.annotate(text);
    const { cpu, wall } = watch();
    speeds.push(partBytes / 1e3 / cpu);
    wallSpeeds.push(partBytes / 1e3 / wall);
    bytes += partBytes;
  }
  return {
    shape,
    megabytesPerSecond: quantile(speeds, 0.5),
    megabytesPerWallSecond: quantile(wallSpeeds, 0.5),
    foundPerKilobyte: found / (bytes / 1e3),
    peakMB: process.resourceUsage().maxRSS / 1e3,
  };
}

/**
 * Changes one word after another, anywhere in a document, and times what it takes until all annotations are right
 * again.
 */
export function measureEdits(maker: TextMaker, shape: Shape, length: number, edits: number): EditResult {
  let current = annotate(maker[shape](length), { id: 'bench' });
  const warmUp = 20;
  const started = performance.now();
  current = annotate(current.text, current.options);
  void current.events;
  const fullMs = performance.now() - started;
  const marks: Sample[] = [];
  const everything: Sample[] = [];
  let blocks = 0;
  for (let i = 0; i < edits + warmUp; i++) {
    const edit = changeWord(current.text, maker, shape);
    const watch = startWatch();
    current = reannotate(current, edit);
    const marked = watch();
    void current.events;
    if (i < warmUp) continue;
    marks.push(marked);
    everything.push(watch());
    blocks += current.work.annotated;
  }
  return {
    shape,
    length: current.text.length,
    fullMs,
    marks: timesOf(marks),
    everything: timesOf(everything),
    blocks: blocks / edits,
  };
}

/** Another word in place of one of the text's, anywhere in it. */
function changeWord(text: string, maker: TextMaker, shape: Shape): TextEdit {
  let start = Math.floor(maker.random() * (text.length - 40));
  while (start < text.length && /\S/.test(text.charAt(start))) start++;
  while (start < text.length && /\s/.test(text.charAt(start))) start++;
  let end = start;
  while (end < text.length && /\p{L}/u.test(text.charAt(end))) end++;
  const word = maker.word();
  return { start, end, text: shape === 'oneLine' ? word.toLowerCase() : word };
}

interface Sample {
  readonly cpu: number;
  readonly wall: number;
}

function startWatch(): () => Sample {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: (user + system) / 1000, wall: performance.now() - wall };
  };
}

function timesOf(samples: readonly Sample[]): { cpu: Times; wall: Times } {
  const summary = (values: readonly number[]): Times => ({
    p50: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    most: quantile(values, 1),
  });
  return { cpu: summary(samples.map(s => s.cpu)), wall: summary(samples.map(s => s.wall)) };
}

/** The smallest value that at least the share `q` of the values do not exceed. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}
