import { corpusSink } from '../app/corpusSink';
import { conflictText } from '../app/queries/conflictText';
import { corpusText } from '../app/queries/corpusText';
import type { CheckArguments, CorpusArguments } from './arguments';
import { runTexts, type Surroundings } from './runTexts';
import { STANDARD_INPUT } from './sources';
import { EXIT } from './terminal';
import type { TextArguments } from './textArguments';

/**
 * Runs `newsmark corpus`: what texts tell together. Resolves to the exit code; everything that went wrong has been
 * written to standard error.
 */
export async function corpusCommand(args: CorpusArguments, surroundings: Surroundings): Promise<number> {
  const { engine, terminal } = surroundings;
  if (!readsInputOnce(args, surroundings)) return EXIT.usage;
  return runTexts('digest', args, surroundings, async () =>
    corpusSink(
      terminal.stdout,
      engine.buildCorpus,
      ({ corpus }) => (args.format === 'json' ? [`${JSON.stringify(corpus, null, 2)}\n`] : [corpusText(corpus)]),
      'standard output',
    ),
  );
}

/** Runs `newsmark check`: figures that do not agree. Exits as when something failed where there are any. */
export async function checkCommand(args: CheckArguments, surroundings: Surroundings): Promise<number> {
  const { engine, terminal } = surroundings;
  if (!readsInputOnce(args, surroundings)) return EXIT.usage;
  let found = 0;
  const code = await runTexts('digest', args, surroundings, async () =>
    corpusSink(
      terminal.stdout,
      engine.buildCorpus,
      ({ conflicts }) => {
        found = conflicts.length;
        return [conflictText(conflicts, args.format ?? 'text')];
      },
      'standard output',
    ),
  );
  return code === EXIT.ok && found > 0 ? EXIT.someFailed : code;
}

function readsInputOnce({ paths }: TextArguments, { terminal }: Surroundings): boolean {
  if (paths.filter(path => path === STANDARD_INPUT).length < 2) return true;
  terminal.stderr.write('newsmark: standard input (-) can be read only once.\n');
  return false;
}
