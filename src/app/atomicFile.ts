import { type FileProblem, fileProblem, foreignFile, inputFile } from './fileProblem';
import { isNewsmarkHead } from './ownFiles';
import type { ByteSink, FileState, Files } from './ports';

/** A file that is either wholly there or not at all. */
export interface AtomicFile {
  write(bytes: Uint8Array): Promise<FileProblem | undefined>;
  /**
   * Puts the file in its place, flushed to the disk. After a problem nothing of it is left. The folder's own entry is
   * flushed by `Files.flush`, once for all files.
   */
  commit(): Promise<FileProblem | undefined>;
  /** Leaves no trace. After `commit`, does nothing. */
  discard(): Promise<void>;
}

/** What may be replaced. An input of the run never may. */
export interface WriteRules {
  /** The path as the person knows it, in messages; else the path itself. */
  readonly shown?: string;
  /** Replaces other programs' files too: the person has said so (`--force`, or a question that named the file). */
  readonly force?: boolean;
  /** How a person says so, as the end of a message: "or give --force to replace it". */
  readonly remedy?: string;
  /**
   * Whether the beginning of a file that is in the way, its first `HEAD` bytes as text, shows that it is ours; without
   * it, whether it is of `newsmark/1`. A format whose files do not tell replaces nothing but empty files.
   */
  readonly isOurs?: (head: string) => boolean;
  /** Whether it may still be put in its place; asked right before it is moved there. */
  readonly mayMove?: () => Promise<boolean>;
  /** Whether the file of this identity is read in this run. */
  readonly isInput?: (identity: string) => Promise<boolean>;
}

/** How much of a file in the way is looked at, in bytes. */
export const HEAD = 4096;
/** How often another name is tried where a temporary file of that name is there already. */
const TRIES = 5;
/**
 * Longest part of the target's name that its temporary file bears, in UTF-16 code units: no more than 180 bytes of
 * UTF-8.
 */
const STEM = 60;
const decoder = new TextDecoder();
const LEFTOVER = /\.([0-9a-z-]{3,40})\.partial$/;

type Opened<Value> = ({ readonly ok: true } & Value) | { readonly ok: false; readonly problem: FileProblem };

/**
 * Begins a file at `path`. **Everything that writes a file goes through here.** What is written goes to a temporary
 * file in the same folder, opened exclusively, and `commit` flushes it and moves it over the target in one step, so
 * that nobody ever sees half a file or, after a power failure, an empty one. A device or a pipe is written to directly.
 *
 * A file that is in the way is replaced only when it is ours or empty, or when the rules say `force`; that is looked at
 * before anything is written and again before the move. Several writers do this one after the other; between two
 * programs that put a new file at one path in the same moment, the later wins.
 */
export async function openAtomicFile(
  files: Files,
  path: string,
  rules: WriteRules = {},
): Promise<Opened<{ readonly file: AtomicFile }>> {
  const shown = rules.shown ?? path;
  let temporary: string | undefined;
  let target = path;
  let sink: ByteSink & { readonly flush?: () => Promise<void> };
  try {
    const state = await files.inspect(path);
    const problem = await whyNotReplace(files, path, state, rules);
    if (problem !== undefined) return { ok: false, problem };
    if (state.kind === 'special') sink = await files.openSpecial(path);
    else {
      target = state.real ?? path;
      [temporary, sink] = await createTemporary(files, target);
    }
  } catch (error) {
    return { ok: false, problem: fileProblem(error, shown, 'write') };
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
  const attempt = async (step: () => Promise<FileProblem | undefined>): Promise<FileProblem | undefined> => {
    try {
      const problem = await step();
      if (problem !== undefined) await discard();
      return problem;
    } catch (error) {
      await discard();
      return fileProblem(error, shown, 'write');
    }
  };
  return {
    ok: true,
    file: {
      write: bytes =>
        attempt(async () => {
          await sink.write(bytes);
          return undefined;
        }),
      commit: () =>
        attempt(async () => {
          if (temporary !== undefined) await sink.flush?.();
          open = false;
          await sink.close();
          if (temporary !== undefined) {
            const problem = await whyNotReplace(files, path, await files.inspect(path), rules);
            if (problem !== undefined) return problem;
            if ((await rules.mayMove?.()) === false) return fileProblem({ code: 'EBUSY' }, shown, 'write');
            await files.rename(temporary, target);
          }
          live = false;
          return undefined;
        }),
      discard,
    },
  };
}

/** Why what stands at a path may not be replaced, if so. */
async function whyNotReplace(
  files: Files,
  path: string,
  state: FileState,
  { shown = path, force = false, isOurs = isNewsmarkHead, isInput, remedy }: WriteRules,
): Promise<FileProblem | undefined> {
  if (state.kind === 'folder') return fileProblem({ code: 'EISDIR' }, shown, 'write');
  if (state.dangling === true) return fileProblem({ code: 'EEXIST' }, shown, 'write');
  if (!state.writable) return fileProblem({ code: 'EROFS' }, shown, 'write');
  if (state.kind !== 'file') return undefined;
  if (state.identity !== undefined && (await isInput?.(state.identity))) return inputFile(shown);
  if (force || state.size === 0 || isOurs(decoder.decode(await files.head(path, HEAD)))) return undefined;
  return foreignFile(shown, remedy);
}

async function createTemporary(files: Files, path: string): Promise<[string, Awaited<ReturnType<Files['create']>>]> {
  const { folder, name } = files.split(path);
  for (let tries = 1; ; tries++) {
    const temporary = files.join(folder, `${stemOf(name)}.${files.uniqueName()}.partial`);
    try {
      return [temporary, await files.create(temporary)];
    } catch (error) {
      const { kind } = fileProblem(error, temporary, 'write');
      if (kind !== 'exists' || tries >= TRIES) throw error;
    }
  }
}

/** Whether a name is one of our temporary files. */
export function isTemporaryName(name: string): boolean {
  return LEFTOVER.test(name);
}

/**
 * Removes what killed runs left in a folder: temporary files, of the target `name` only where it is given, whose
 * writers have gone. What cannot be listed or removed stays.
 */
export async function sweepLeftovers(files: Files, folder: string, name?: string): Promise<void> {
  const names = await files.list(folder).catch(() => []);
  for (const each of names) {
    const unique = LEFTOVER.exec(each)?.[1];
    if (unique === undefined || (name !== undefined && each !== `${stemOf(name)}.${unique}.partial`)) continue;
    const path = files.join(folder, each);
    if (await files.isAbandoned(path, unique).catch(() => false)) await files.remove(path).catch(() => undefined);
  }
}

/** The beginning of a file name, short enough to bear more; a pair of surrogates is not cut. */
function stemOf(name: string): string {
  return name.length <= STEM ? name : name.slice(0, STEM).replace(/[\ud800-\udbff]$/, '');
}
