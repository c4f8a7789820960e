import { byPlace, type Operation } from './operation';
import { FIELD_NAMES, operationProblem } from './operations';

/** What the first line of a sidecar says. Files of earlier versions are brought up to this one when they are read. */
export const SIDECAR_FORMAT = 'newsmark-corrections/1';

/** The name of the sidecar of a text: that of the text without `.txt`, and this. */
export const SIDECAR_SUFFIX = '.corrections.jsonl';

/** A line that could not be read, kept as it is, and why. */
export interface BrokenLine {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** A sentence that says what is wrong. */
  readonly problem: string;
}

/** What a sidecar holds. */
export interface Sidecar {
  /** The fields of the first line, those among them that nobody here knows too. */
  readonly head: Readonly<Record<string, unknown>>;
  /** In the order of `byPlace`, each id once. */
  readonly operations: readonly Operation[];
  readonly broken: readonly BrokenLine[];
}

export const EMPTY_SIDECAR: Sidecar = { head: { format: SIDECAR_FORMAT }, operations: [], broken: [] };

/** A step from one version of the format to the next, a line at a time; `head` is true for the first line. */
type Migration = (line: Record<string, unknown>, head: boolean) => Record<string, unknown>;

/** By the format that they begin with: what makes the next one of it. The last one made is `SIDECAR_FORMAT`. */
const MIGRATIONS: ReadonlyMap<string, { readonly to: string; readonly migrate: Migration }> = new Map([
  // Before the first release: an operation was a `kind`, and its anchor a `target`.
  [
    'newsmark-corrections/0',
    {
      to: 'newsmark-corrections/1',
      migrate: ({ kind, target, ...rest }, head) => (head ? rest : { op: kind, at: target, ...rest }),
    },
  ],
]);

const KNOWN = /^newsmark-corrections\/(\d+)$/;

/**
 * Reads a sidecar. A line that is no operation is kept aside with what is wrong with it, and the rest is used;
 * operations of a kind that only a later version knows are kept as they are. Never throws.
 */
export function parseSidecar(text: string): Sidecar {
  const broken: BrokenLine[] = [];
  const found = new Map<string, Operation>();
  let head = EMPTY_SIDECAR.head;
  let migrations: readonly Migration[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.trim() === '') continue;
    const value = parseLine(line);
    const format = value?.['op'] === undefined ? value?.['format'] : undefined;
    let problem: string | undefined;
    if (value !== undefined && typeof format === 'string') {
      problem = formatProblem(format);
      migrations = migrationsFrom(format);
      const now = migrated(value, migrations, true);
      head = { ...head, ...now, format: migrations.length > 0 || !KNOWN.test(format) ? SIDECAR_FORMAT : format };
    } else {
      const operation = value && migrated(value, migrations, false);
      problem = MERGE_MARK.test(line) ? MERGE_LEFT : operationProblem(operation);
      if (problem === undefined) {
        put(found, operation as unknown as Operation);
        if (migrations.length === 0) READ.set(operation as unknown as Operation, line.trim());
      }
    }
    if (problem !== undefined) broken.push({ number: i + 1, text: line, problem });
  }
  return { head, operations: [...found.values()].sort(byPlace), broken };
}

/** Whether a sidecar is of a later version of Newsmark, so that this one must not write it. */
export function isOfLaterVersion({ head: { format } }: Sidecar): boolean {
  return format !== SIDECAR_FORMAT;
}

const MERGE_MARK = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;
const MERGE_LEFT = 'this is left of a merge. The operations of both sides are used.';

/** Adds an operation to those by their ids. */
function put(all: Map<string, Operation>, operation: Operation): void {
  const same = all.get(operation.id);
  all.set(operation.id, same === undefined ? operation : laterOf(same, operation));
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function formatProblem(format: string): string | undefined {
  const version = KNOWN.exec(format)?.[1];
  if (version === undefined) return `“${format}” is no format of Newsmark. The file is read as ${SIDECAR_FORMAT}.`;
  if (format === SIDECAR_FORMAT || MIGRATIONS.has(format)) return undefined;
  return `“${format}” is of a later version of Newsmark. What this version knows is used; update Newsmark before you save.`;
}

function migrationsFrom(format: string): readonly Migration[] {
  const steps: Migration[] = [];
  for (let step = MIGRATIONS.get(format); step !== undefined; step = MIGRATIONS.get(step.to)) steps.push(step.migrate);
  return steps;
}

function migrated(
  value: Record<string, unknown>,
  migrations: readonly Migration[],
  head: boolean,
): Record<string, unknown> {
  return migrations.reduce((line, migrate) => migrate(line, head), value);
}

/**
 * Of two lines of one operation, the one that every machine takes: the longer one, else the later one by its
 * characters.
 */
function laterOf(a: Operation, b: Operation): Operation {
  const [one, other] = [lineOf(a), lineOf(b)];
  if (one.length !== other.length) return one.length > other.length ? a : b;
  return one > other ? a : b;
}

/** The order of the fields of an operation in its line; others follow by their names. */
const ORDER: readonly string[] = ['id', 'op', 'at', ...FIELD_NAMES, 'author', 'time', 'answers'];

/** The lines that operations were read from: written as they stand, so that saving one correction changes one line. */
const READ = new WeakMap<Operation, string>();

function lineOf(operation: Operation): string {
  const known = ORDER.filter(field => operation[field] !== undefined);
  const others = Object.keys(operation)
    .filter(field => !ORDER.includes(field))
    .sort();
  return JSON.stringify(Object.fromEntries([...known, ...others].map(field => [field, operation[field]])));
}

/**
 * The text of a sidecar: the first line, an operation a line in the order in which they stand in the text, and at the
 * end the lines that could not be read. The same operations give the same text, so that one correction is one line of a
 * diff.
 */
export function serialiseSidecar({ head, operations, broken }: Sidecar): string {
  const lines = [
    JSON.stringify(head),
    ...[...operations].sort(byPlace).map(operation => READ.get(operation) ?? lineOf(operation)),
  ];
  for (const { text } of broken) if (isKept(text)) lines.push(text);
  return `${lines.join('\n')}\n`;
}

/** Marks of a merge and lines that name a format again have done their duty once they are read. */
function isKept(line: string): boolean {
  return !MERGE_MARK.test(line) && parseLine(line)?.['format'] === undefined;
}

/**
 * Both sidecars in one: every operation of either, by its id. Nothing is ever taken out of a sidecar (what undoes an
 * operation is one too), so this loses nothing, and gives the same in whatever order it is done.
 */
export function mergeSidecars(a: Sidecar, b: Sidecar): Sidecar {
  const all = new Map<string, Operation>();
  for (const operation of [...a.operations, ...b.operations]) put(all, operation);
  const lines = new Set(a.broken.map(({ text }) => text));
  return {
    head: isOfLaterVersion(a) ? { ...b.head, ...a.head } : { ...a.head, ...b.head },
    operations: [...all.values()].sort(byPlace),
    broken: [...a.broken, ...b.broken.filter(({ text }) => !lines.has(text))],
  };
}

/** The name of the sidecar of a text file. */
export function sidecarName(textName: string): string {
  return `${textName.replace(/\.txt$/i, '')}${SIDECAR_SUFFIX}`;
}
