import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { CLI, inFolder, PATIENCE, type Verdict, writeTexts } from './harness';

/**
 * How a shell hands on the standard streams; what is annotated, `IN` the texts; the exit codes that are right; files
 * wanted in `OUT`.
 */
const CASES: readonly (readonly [string, readonly string[], readonly number[], number])[] = [
  ['>/dev/full', ['IN', '--format', 'jsonl'], [1], 0],
  ['2>/dev/full', ['IN', 'none.txt', '--out', 'OUT'], [1], 3],
  ['>/dev/full 2>/dev/full', ['IN', 'none.txt', '--format', 'jsonl'], [1], 0],
  ['>/dev/full 2>/dev/full', ['IN', '--out', 'OUT'], [0], 3],
  ['>&-', ['IN', '--out', 'OUT'], [0], 3],
  ['2>&-', ['IN', 'none.txt', '--out', 'OUT'], [1], 3],
  ['<&-', ['IN', '--out', 'OUT'], [0], 3],
  ['<&- >&- 2>&-', ['IN', '--out', 'OUT'], [0], 3],
  ['<&- >&- 2>&-', ['IN', 'none.txt', '--out', 'OUT'], [1], 3],
  ['<&-', ['-', '--out', 'OUT'], [1], 0],
  ['</dev/null', ['-', '--input', 'jsonl', '--out', 'OUT'], [0], 0],
  ['| head -c 10 >/dev/null', ['IN', '--format', 'jsonl'], [0], 0],
  ['2>&1 >/dev/null | head -c 10 >/dev/null', ['IN', 'none.txt', '--out', 'OUT'], [0, 1], 3],
];

/** Runs the command with standard streams that are full, closed or left. */
export async function checkStreams(): Promise<Verdict> {
  if (!existsSync('/dev/full')) return { line: 'standard streams: passed over, there is no /dev/full', wrong: 0 };
  return inFolder(async folder => {
    const texts = join(folder, 'in');
    const out = join(folder, 'out');
    const named: Readonly<Record<string, string>> = { IN: texts, OUT: out };
    writeTexts(texts, 3, 3);
    const wrong: string[] = [];
    for (const [streams, argv, codes, files] of CASES) {
      rmSync(out, { recursive: true, force: true });
      const words = argv.map(
        word => named[word] ?? join(word === '-' || word.startsWith('-') || word === 'jsonl' ? '' : folder, word),
      );
      const script = `"$0" "$@" ${streams}`;
      const { status, error } = spawnSync('sh', ['-c', script, process.execPath, CLI, 'annotate', ...words], {
        timeout: PATIENCE,
      });
      const written = existsSync(out) ? readdirSync(out).length : 0;
      if (error !== undefined) wrong.push(`  ${argv.join(' ')} ${streams}: ${error.message}`);
      else if (!codes.includes(status ?? -1) || written !== files) {
        wrong.push(`  ${argv.join(' ')} ${streams}: exit code ${status}, ${written} files`);
      }
    }
    const line = `full, closed and left standard streams: ${CASES.length} ways, ${wrong.length} wrong`;
    return { line: [line, ...wrong].join('\n'), wrong: wrong.length };
  });
}
