import type { CorpusText } from '../app/queries/claims/passages';
import { runTexts, type Surroundings } from './runTexts';
import { STANDARD_INPUT } from './sources';
import { EXIT } from './terminal';
import type { TextArguments } from './textArguments';

/**
 * Runs `newsmark mcp`: reads the texts, then answers questions about them over standard input and output until the
 * input ends. Resolves to the exit code.
 */
export async function mcpCommand(args: TextArguments, surroundings: Surroundings): Promise<number> {
  const { engine, terminal } = surroundings;
  if (args.paths.includes(STANDARD_INPUT)) {
    terminal.stderr.write('newsmark: standard input carries the questions; name files or folders of texts.\n');
    return EXIT.usage;
  }
  const texts: CorpusText[] = [];
  const code = await runTexts('annotate', { ...args, events: 'all' }, surroundings, async () => ({
    put: async (document, _folder, text) => {
      texts.push({ text, document });
      return { ok: true };
    },
    finish: async () => undefined,
    abandon: async () => undefined,
  }));
  if (texts.length === 0) return code;
  await engine.serveMcp(texts);
  return code;
}
