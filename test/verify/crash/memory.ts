import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EngineError } from '../../../src/app/engine';
import { createEngineWithFallback } from '../../../src/app/engineWithFallback';
import { connectEngine } from '../../../src/app/engineWorker';
import { startNodeWorker } from '../../../src/vscode/nodeWorker';
import { brokenFiles, filesBelow, inFolder, runCommand, type Verdict, writeTexts } from './harness';

/** A heap in which a text of some kilobytes has room, and one of megabytes has none. */
const MEGABYTES = 96;

/** A text in which nothing comes twice, in UTF-16 code units. */
function hugeText(length: number): string {
  const parts: string[] = [];
  for (let i = 0, size = 0; size < length; i++) {
    const part = `Ada Brun${i} met Omar Diallo${i} in Oslo on Monday and paid ${i} million dollars to ${i} workers.\n\n`;
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
}

/** Lets the memory of the command's threads run out over one text: it is named, and the others are written. */
export async function checkCommandMemory(): Promise<Verdict> {
  return inFolder(async folder => {
    const texts = join(folder, 'in');
    const out = join(folder, 'out');
    writeTexts(texts, 6, 3);
    writeFileSync(join(texts, 't3-huge.txt'), hugeText(3_000_000));
    const env = { NODE_OPTIONS: `--max-old-space-size=${MEGABYTES}` };
    const { code, errors } = await runCommand(['annotate', texts, '--out', out, '--jobs', '2'], {
      env,
      patience: 180_000,
    });
    const written = filesBelow(out).length;
    const right =
      code === 1 && written === 6 && brokenFiles(out).length === 0 && /t3-huge: .*memory.*Split it/.test(errors);
    const line = `memory out in the command: exit code ${code}, ${written} of 6 other texts written; ${errors.trim()}`;
    return { line, wrong: right ? 0 : 1 };
  });
}

/**
 * Lets the memory of the editor's worker run out: that text fails, this process lives, and the next text is annotated.
 */
export async function checkEditorMemory(): Promise<Verdict> {
  let workers = 0;
  let here = 0;
  const engine = createEngineWithFallback({
    inWorker: onLost => {
      workers++;
      return connectEngine(startNodeWorker(resolve('dist/worker.js'), MEGABYTES), 20_000, onLost);
    },
    here: () => {
      here++;
      return Promise.reject(new Error('not in this thread'));
    },
    warn: () => undefined,
  });
  const killer = engine.open('huge', hugeText(3_000_000), 1, {}).catch((error: unknown) => error);
  const behind = engine.open('small', 'Ada Brun met Omar Diallo.', 1, {});
  const error = await killer;
  const entities = (await behind).annotations.entities.length;
  const right = EngineError.is(error, 'killed') && entities > 0 && workers === 2 && here === 0;
  engine.dispose();
  const why = error instanceof Error ? error.message : 'NOT FAILED';
  return {
    line: `memory out in the editor's engine: ${why} ${workers} workers, ${here} in this thread`,
    wrong: right ? 0 : 1,
  };
}
