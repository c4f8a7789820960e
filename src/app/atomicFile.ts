import { type FileProblem, fileProblem } from './fileProblem';
import type { ByteSink, Files } from './ports';

/** A file that is either wholly there or not at all. */
export interface AtomicFile {
  write(bytes: Uint8Array): Promise<FileProblem | undefined>;
  /** Puts the file in its place. After a problem nothing of it is left. */
  commit(): Promise<FileProblem | undefined>;
  /** Leaves no trace. After `commit`, does nothing. */
  discard(): Promise<void>;
}

/**
 * Begins a file at `path`: what is written goes to a temporary file in the same folder, and `commit` moves that over the
 * target in one step, so that nobody ever sees half a file. A device or a pipe is written to directly. `shown` is the path as
 * the person knows it.
 */
export async function openAtomicFile(
  files: Files,
  path: string,
  shown = path,
): Promise<{ readonly ok: true; readonly file: AtomicFile } | { readonly ok: false; readonly problem: FileProblem }> {
  const refuse = (error: unknown) => ({ ok: false, problem: fileProblem(error, shown, 'write') }) as const;
  let temporary: string | undefined;
  let sink: ByteSink;
  try {
    const state = await files.inspect(path);
    if (state.kind === 'folder') return refuse({ code: 'EISDIR' });
    if (!state.writable) return refuse({ code: 'EROFS' });
    if (state.kind !== 'special') temporary = `${path}.${files.uniqueName()}.partial`;
    sink = await files.create(temporary ?? path);
  } catch (error) {
    return refuse(error);
  }

  let open = true;
  let live = true;
  const discard = async (): Promise<void> => {
    if (!live) return;
    live = false;
    if (open) await sink.close().catch(() => undefined);
    open = false;
    if (temporary !== undefined) await files.remove(temporary).catch(() => undefined);
  };
  const attempt = async (step: () => Promise<void>): Promise<FileProblem | undefined> => {
    try {
      await step();
      return undefined;
    } catch (error) {
      await discard();
      return fileProblem(error, shown, 'write');
    }
  };
  return {
    ok: true,
    file: {
      write: bytes => attempt(() => sink.write(bytes)),
      commit: () =>
        attempt(async () => {
          open = false;
          await sink.close();
          if (temporary !== undefined) await files.rename(temporary, path);
          live = false;
        }),
      discard,
    },
  };
}
