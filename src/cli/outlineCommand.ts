import { streamSink } from '../app/documentSink';
import type { DocumentOutline } from '../app/queries/documentOutline';
import { outlineText } from '../app/queries/outlineText';
import type { OutlineArguments } from './arguments';
import { runTexts, type Surroundings } from './runTexts';
import { STANDARD_INPUT } from './sources';
import { EXIT } from './terminal';

/**
 * Runs `newsmark outline`. Resolves to the exit code; everything that went wrong has been written to standard error.
 */
export async function outlineCommand(args: OutlineArguments, surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings.terminal;
  if (args.paths.filter(path => path === STANDARD_INPUT).length > 1) {
    stderr.write('newsmark: standard input (-) can be read only once.\n');
    return EXIT.usage;
  }
  const write = (outline: DocumentOutline): readonly string[] => [
    outlineText(outline, args.format ?? 'text', args.background),
  ];
  return runTexts('outline', args, surroundings, async () => streamSink(stdout, write, 'standard output'));
}
