import { annotateCommand, type CommandEngine } from './annotateCommand';
import { parseArguments } from './arguments';
import { createNodeFiles } from './nodeFiles';
import type { Terminal } from './terminal';

/**
 * Runs the `newsmark` command. `argv` is without the names of node and of the script. Resolves to the exit code; see `EXIT`.
 */
export async function main(argv: readonly string[], engine: CommandEngine, terminal: Terminal): Promise<number> {
  let output = '';
  const parsed = parseArguments(
    argv,
    text => {
      output += text;
    },
    text => terminal.stderr.write(text),
  );
  if (parsed.kind === 'annotate') return annotateCommand(parsed.args, engine, createNodeFiles(), terminal);
  // Whoever asked for help may have stopped reading it.
  if (output !== '') await terminal.stdout.write(new TextEncoder().encode(output)).catch(() => undefined);
  return parsed.code;
}
