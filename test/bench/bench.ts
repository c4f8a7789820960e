// Measures Newsmark beside compromise alone and winkNLP, on the same texts, each in a process of its own: the full
// pass; entities against compromise's own entities and figures against winkNLP's; the share of events; loading; edits;
// what activation costs beside an empty extension's.
//   npm run bench -- [--data PATH] [--quick] [--check] [--profile]
// --data   samples to make the texts from (default: the sample corpus);   --quick   a tenth of the work
// --profile  prints instead where the time of a full pass goes, room by room, and the functions that take most of it
// --check  exits with 1 when the marks of a document of 200 kB take over 16 ms of engine time after an edit (95th
// percentile),
//          or when activation costs twice what an empty extension's does
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type ActivationResult, measureActivation } from './activation';
import { ENGINES, PARTS } from './engines';
import {
  type EditResult,
  type LoadResult,
  measureEdits,
  measureLoad,
  measureThroughput,
  SHAPES,
  type Shape,
  type ThroughputResult,
} from './measure';
import { type ProfileResult, profileEngine, type TimedPart } from './profile';
import { measureShare, type ShareResult } from './share';
import { createTextMaker, readTexts } from './texts';

const SEED = 20190425;
const SIZES = [10_000, 50_000, 100_000, 200_000, 400_000];
const LIMIT = { length: 200_000, ms: 16 };
/** The most that a process that activates the extension may compute, over one that activates an empty extension. */
const ACTIVATION_LIMIT = 2;
/**
 * Code units for a measurement of speed: compromise needs more than the square of the length of a line without
 * punctuation.
 */
const AMOUNT: { readonly [engine: string]: Readonly<Record<Shape, { total: number; length: number }>> } = {
  newsmark: { paragraphs: { total: 1_000_000, length: 5000 }, oneLine: { total: 500_000, length: 5000 } },
  compromise: { paragraphs: { total: 150_000, length: 5000 }, oneLine: { total: 50_000, length: 5000 } },
  winkNLP: { paragraphs: { total: 1_000_000, length: 5000 }, oneLine: { total: 500_000, length: 5000 } },
};

/** Code units for a comparison of one kind of work, and how often each side does it, turn and turn about. */
const PART = { total: 200_000, warm: 400_000, length: 5000, rounds: 3 };
/** Where the texts for the share of events come from, on machines that have them. */
const DEV = '../shared/data/dev';

/** Two engines at one kind of work; speeds are medians of the rounds. */
interface PartResult {
  readonly part: string;
  readonly peer: string;
  readonly own: ThroughputResult;
  readonly other: ThroughputResult;
  readonly loadMs: number;
}

interface EngineResult {
  readonly load: LoadResult;
  readonly throughput: readonly ThroughputResult[];
}

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: 'media/corpus' },
    quick: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    child: { type: 'string' },
  },
});
if (!existsSync(options.data)) {
  process.stderr.write(`bench: there is no ${options.data}. Name a file or a folder of news texts with --data.\n`);
  process.exit(2);
}
const share = options.quick ? 0.1 : 1;
const maker = createTextMaker(readTexts(options.data), SEED);

async function measureEngine(name: string): Promise<EngineResult> {
  const [engine, load] = await measureLoad(ENGINES[name], maker.paragraphs(2000));
  const throughput = SHAPES.map(shape => {
    const { total, length } = AMOUNT[name][shape];
    return measureThroughput(engine, maker, shape, { total: share * total, length });
  });
  return { load, throughput };
}

async function measurePart(part: string, name: string): Promise<EngineResult> {
  const [engine, load] = await measureLoad(PARTS[part][name], maker.paragraphs(2000));
  const size = { total: share * PART.total, warm: share * PART.warm, length: PART.length };
  return { load, throughput: [measureThroughput(engine, maker, 'paragraphs', size)] };
}

/** Both sides turn and turn about, so that what else the machine is at hits both. */
function comparePart(part: string): PartResult {
  const [own, peer] = Object.keys(PARTS[part]);
  const runs = Array.from({ length: PART.rounds }, () =>
    [own, peer].map(name => inChild<EngineResult>(`${part}/${name}`)),
  );
  const median = (side: number): ThroughputResult =>
    runs.map(run => run[side].throughput[0]).sort((a, b) => a.megabytesPerSecond - b.megabytesPerSecond)[
      PART.rounds >> 1
    ];
  const loads = runs.map(run => run[0].load.loadMs).sort((a, b) => a - b);
  return { part, peer, own: median(0), other: median(1), loadMs: loads[PART.rounds >> 1] };
}

function measureAllEdits(): EditResult[] {
  return SHAPES.flatMap(shape => SIZES.map(size => measureEdits(maker, shape, size, Math.round(200 * share))));
}

function inChild<Result>(task: string): Result {
  const args = [process.argv[1], '--child', task, '--data', options.data, ...(options.quick ? ['--quick'] : [])];
  const child = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.status !== 0) throw new Error(`the measurement of ${task} ended with ${child.status}`);
  return JSON.parse(child.stdout);
}

function startUpMs(): number {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    spawnSync(process.execPath, ['dist/cli.js', 'annotate', '-'], { input: maker.paragraphs(500) });
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[2];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, i) => Math.max(...rows.map(row => row[i].length)));
  return rows
    .map(row => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '))
    .join('\n');
}

/** Everything that one run of the bench measured. */
interface Results {
  readonly engines: { readonly [name: string]: EngineResult };
  readonly parts: readonly PartResult[];
  readonly shareOfEvents: ShareResult;
  readonly edits: readonly EditResult[];
  readonly commandMs: number;
  readonly activation: ActivationResult;
}

function report({ engines, parts, shareOfEvents, edits, commandMs, activation }: Results): string {
  const ours = engines.newsmark;
  const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)}×`;
  const speed = Object.entries(engines).flatMap(([name, { throughput }]) =>
    throughput.map((t, i) => [
      name,
      t.shape,
      t.megabytesPerSecond.toFixed(2),
      ratio(ours.throughput[i].megabytesPerSecond, t.megabytesPerSecond),
      t.megabytesPerWallSecond.toFixed(2),
      t.foundPerKilobyte.toFixed(1),
      t.peakMB.toFixed(0),
    ]),
  );
  const loads = Object.entries(engines).map(([name, { load }]) => [
    name,
    load.loadMs.toFixed(0),
    ratio(ours.load.loadMs, load.loadMs),
    load.loadedMB.toFixed(0),
  ]);
  const edit = edits.map(e => [
    e.shape,
    String(Math.round(e.length / 1000)),
    e.fullMs.toFixed(0),
    ...[e.marks, e.everything].flatMap(({ cpu, wall }) =>
      [cpu.p50, cpu.p95, wall.p50, wall.p95].map(ms => ms.toFixed(1)),
    ),
    e.blocks.toFixed(1),
  ]);
  const kinds = parts.map(({ part, peer, own, other }) => [
    part,
    own.megabytesPerSecond.toFixed(2),
    peer,
    other.megabytesPerSecond.toFixed(2),
    ratio(own.megabytesPerSecond, other.megabytesPerSecond),
  ]);
  const { texts, entities, figures, events } = shareOfEvents;
  const ownLoads = parts.map(({ part, loadMs }) => [`newsmark, ${part} alone`, loadMs.toFixed(0), '', '']);
  return [
    'Full pass, articles of 5 kB, one thread (per second of computing; ratio: newsmark to it)',
    table([['engine', 'text', 'MB/s', 'ratio', 'wall', 'found/kB', 'peak MB'], ...speed]),
    '\nOne kind of work, the same articles, one thread, warm (MB/s of computing; ratio: newsmark to the peer)',
    table([['work', 'newsmark', 'peer', 'MB/s', 'ratio'], ...kinds]),
    `\nEvents take ${((100 * events) / (entities + figures)).toFixed(0)} % of the time of entities and figures (${texts} texts: ` +
      `entities ${entities.toFixed(0)}, figures ${figures.toFixed(0)}, events ${events.toFixed(0)} ms)`,
    '\nLoading, to the first text annotated, ms of computing (ratio: newsmark to it)',
    table([['engine', 'ms', 'ratio', 'MB more'], ...loads, ...ownLoads]),
    `\nThe command, one short text, start to end: ${commandMs.toFixed(0)} ms`,
    `\nActivation of the extension: ${activation.ms.toFixed(1)} ms of computing; its process takes ${activation.ratio.toFixed(2)}× that of an empty extension`,
    '\nOne-word edit, ms: until the marks of the text are right again, and until events are too (cpu: this process alone)',
    table([
      [
        'text',
        'kB',
        'full',
        'marks cpu p50',
        'p95',
        'wall p50',
        'p95',
        'all cpu p50',
        'p95',
        'wall p50',
        'p95',
        'blocks',
      ],
      ...edit,
    ]),
  ].join('\n');
}

/** The texts for what needs articles as they are. */
function wholeTexts(): string[] {
  const texts = existsSync(DEV) ? readTexts(DEV) : Array.from({ length: 100 }, () => maker.paragraphs(5000));
  return texts.slice(0, Math.round(share * texts.length));
}

function profileReport({ length, rooms, functions }: ProfileResult): string {
  const all = rooms.reduce((sum, { self }) => sum + self, 0);
  const rows = (parts: readonly TimedPart[]): string =>
    table([
      ['', 'own %', 'with calls %', 'own ms for 1 MB'],
      ...parts.map(({ name, self, total }) => [
        name,
        ((100 * self) / all).toFixed(1),
        ((100 * total) / all).toFixed(1),
        ((1e6 * self) / length).toFixed(0),
      ]),
    ]);
  return [
    `Full pass, ${(length / 1e6).toFixed(1)} million characters, warm, one thread: ${all.toFixed(0)} ms`,
    `\nRooms\n${rows(rooms.filter(room => room.self >= 0.001 * all))}`,
    `\nFunctions, by their own time\n${rows(functions.slice(0, 40))}`,
    `\nFunctions, by their time with all that they call\n${rows([...functions].sort((a, b) => b.total - a.total).slice(0, 80))}`,
  ].join('\n');
}

if (options.child === 'edits') process.stdout.write(JSON.stringify(measureAllEdits()));
else if (options.child === 'share') {
  process.stdout.write(JSON.stringify(measureShare(wholeTexts())));
} else if (options.profile) {
  process.stdout.write(`${profileReport(await profileEngine(wholeTexts(), 2))}\n`);
} else if (options.child?.includes('/')) {
  const [part, name] = options.child.split('/');
  process.stdout.write(JSON.stringify(await measurePart(part, name)));
} else if (options.child !== undefined) process.stdout.write(JSON.stringify(await measureEngine(options.child)));
else {
  const engines = Object.fromEntries(Object.keys(ENGINES).map(name => [name, inChild<EngineResult>(name)]));
  const results: Results = {
    engines,
    parts: Object.keys(PARTS).map(comparePart),
    shareOfEvents: inChild<ShareResult>('share'),
    edits: inChild<EditResult[]>('edits'),
    commandMs: startUpMs(),
    activation: measureActivation(),
  };
  const commit = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  const machine = {
    commit,
    data: options.data,
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
  };
  mkdirSync('out', { recursive: true });
  writeFileSync('out/bench.json', `${JSON.stringify({ machine, ...results }, null, 2)}\n`);
  process.stdout.write(
    `Commit ${commit || 'unknown'}, texts from ${options.data}, Node ${machine.node}, ${machine.cores} × ${machine.cpu}\n\n${report(results)}\n`,
  );
  const judged = results.edits.filter(e => Math.abs(e.length - LIMIT.length) < 0.1 * LIMIT.length);
  const held = judged.every(e => e.marks.cpu.p95 <= LIMIT.ms);
  process.stdout.write(
    `\nMarks right again within ${LIMIT.ms} ms of engine time at 200 kB (cpu, p95): ${held ? 'yes' : 'NO'}\n`,
  );
  const quick = results.activation.ratio <= ACTIVATION_LIMIT;
  process.stdout.write(
    `Activation within ${ACTIVATION_LIMIT}× of an empty extension's process: ${quick ? 'yes' : 'NO'}\n`,
  );
  if (options.check && !(held && quick)) process.exitCode = 1;
}
