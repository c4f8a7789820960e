import type { Files } from '../app/ports';
import { agreeCommand } from './agreeCommand';
import { annotateCommand } from './annotateCommand';
import { parseArguments } from './arguments';
import { checkCommand, corpusCommand } from './corpusCommand';
import { exportCommand } from './exportCommand';
import { importCommand } from './importCommand';
import { mcpCommand } from './mcpCommand';
import { outlineCommand } from './outlineCommand';
import { printable } from './printable';
import type { CommandEngine } from './runTexts';
import type { Terminal } from './terminal';

/**
 * Runs the `newsmark` command. `argv` is without the names of node and of the script. Resolves to the exit code; see
 * `EXIT`.
 */
export async function main(
  argv: readonly string[],
  engine: CommandEngine,
  terminal: Terminal,
  files: Files,
): Promise<number> {
  let output = '';
  const parsed = parseArguments(
    argv,
    text => {
      output += text;
    },
    text => terminal.stderr.write(text.split('\n').map(printable).join('\n')),
  );
  const surroundings = { engine, files, terminal };
  if (parsed.kind === 'annotate') return annotateCommand(parsed.args, surroundings);
  if (parsed.kind === 'agree') return agreeCommand(parsed.args, surroundings);
  if (parsed.kind === 'corpus') return corpusCommand(parsed.args, surroundings);
  if (parsed.kind === 'check') return checkCommand(parsed.args, surroundings);
  if (parsed.kind === 'export') return exportCommand(parsed.args, surroundings);
  if (parsed.kind === 'import') return importCommand(parsed.args, surroundings);
  if (parsed.kind === 'mcp') return mcpCommand(parsed.args, surroundings);
  if (parsed.kind === 'outline') return outlineCommand(parsed.args, surroundings);
  // Whoever asked for help may have stopped reading it.
  if (output !== '') await terminal.stdout.write(new TextEncoder().encode(output)).catch(() => undefined);
  return parsed.code;
}
