import {
  EMPTY_SIDECAR,
  isOfLaterVersion,
  mergeSidecars,
  type Operation,
  parseSidecar,
  type Sidecar,
  serialiseSidecar,
  sidecarName,
} from '../core';
import { openAtomicFile, sweepLeftovers } from './atomicFile';
import { decodeText } from './decodeText';
import { type FileProblem, fileProblem } from './fileProblem';
import type { Files } from './ports';

/** The folder that mirrors a corpus whose sidecars are not to lie beside its texts. */
export const MIRROR = '.newsmark';
/** Largest sidecar that is read, in bytes. */
const LARGEST = 256 * 1024 * 1024;
/** How many folders up a mirror is looked for. */
const MOST_FOLDERS = 40;

/** What lies beside a text, and in the mirror. */
export interface FoundSidecar {
  readonly sidecar: Sidecar;
  /** The files that it was read from. */
  readonly paths: readonly string[];
  /** What could not be read, each with the file and the line. */
  readonly problems: readonly string[];
}

export interface SidecarFinder {
  /**
   * The sidecars of a text file together: that beside it, and that at the same place below the nearest folder
   * `.newsmark`.
   */
  find(textPath: string): Promise<FoundSidecar>;
  /** Where the sidecar of a text would lie, beside it and in the mirror, if there is a mirror. */
  placesOf(textPath: string): Promise<{ readonly beside: string; readonly mirrored: string | undefined }>;
}

/** Finds sidecars. Which folders have a mirror is asked once. */
export function createSidecarFinder(files: Files): SidecarFinder {
  const mirrors = new Map<string, Promise<string | undefined>>();
  const mirrorOf = (folder: string): Promise<string | undefined> => {
    let known = mirrors.get(folder);
    if (known === undefined) {
      known = findMirror(files, folder);
      mirrors.set(folder, known);
    }
    return known;
  };
  const placesOf = async (textPath: string) => {
    const { folder, name } = files.split(textPath);
    const own = sidecarName(name);
    const mirror = await mirrorOf(folder);
    return {
      beside: files.join(folder, own),
      mirrored: mirror === undefined ? undefined : files.join(mirror, own),
    };
  };
  return {
    placesOf,
    async find(textPath) {
      const { beside, mirrored } = await placesOf(textPath);
      const found = [await readSidecar(files, beside)];
      if (mirrored !== undefined) found.push(await readSidecar(files, mirrored));
      return {
        sidecar: found.map(each => each.sidecar).reduce(mergeSidecars),
        paths: found.flatMap(({ paths }) => paths),
        problems: found.flatMap(({ problems }) => problems),
      };
    },
  };
}

/** The folder that stands for `folder` below the nearest `.newsmark`. */
async function findMirror(files: Files, folder: string): Promise<string | undefined> {
  const below: string[] = [];
  let at = folder;
  for (let i = 0; i < MOST_FOLDERS; i++) {
    const mirror = files.join(at, MIRROR);
    const state = await files.inspect(mirror).catch(() => undefined);
    if (state?.kind === 'folder') return below.reduceRight((path, name) => files.join(path, name), mirror);
    const { folder: parent, name } = files.split(at);
    if (parent === at || name === '' || name === '.' || name === '..') return undefined;
    below.push(name);
    at = parent;
  }
  return undefined;
}

/** Reads one sidecar; one that is missing is empty. */
export async function readSidecar(files: Files, path: string): Promise<FoundSidecar> {
  const none = (problems: readonly string[]): FoundSidecar => ({ sidecar: EMPTY_SIDECAR, paths: [], problems });
  try {
    if ((await files.inspect(path)).kind !== 'file') return none([]);
    const decoded = decodeText(await files.read(path, LARGEST), LARGEST);
    if (!decoded.ok) return none([`${path}: ${decoded.message}`]);
    const sidecar = parseSidecar(decoded.text);
    const problems = sidecar.broken.map(({ number, problem }) => `${path}, line ${number}: ${problem}`);
    return { sidecar, paths: [path], problems };
  } catch (error) {
    return none([fileProblem(error, path, 'read').message]);
  }
}

export type SavedSidecar =
  | { readonly ok: true; readonly sidecar: Sidecar }
  | { readonly ok: false; readonly problem: Pick<FileProblem, 'message'> };

/** How long another writer of the same sidecar is waited for, and how often it is looked for, in milliseconds. */
const WAIT = 2000;
const STEP = 25;
/** How often it is begun anew at most: a folder that keeps no lock that long keeps none. */
const TRIES = 20;

/**
 * Adds operations to a sidecar. What it holds by now is read and merged, so that nothing that somebody else wrote
 * meanwhile is lost; the file appears whole or not at all. One writer at a time does this, as far as the host can tell;
 * whoever was taken for gone while it wrote begins anew.
 */
export async function addToSidecar(
  files: Files,
  path: string,
  operations: readonly Operation[],
): Promise<SavedSidecar> {
  const { folder, name } = files.split(path);
  try {
    await files.createFolder(folder);
  } catch (error) {
    return { ok: false, problem: fileProblem(error, folder, 'write') };
  }
  for (let tries = 1; ; tries++) {
    const lock = await lockAt(files, files.join(folder, `.${name}.lock`));
    try {
      const saved = await addHolding(files, path, operations, lock);
      if ((await lock.isHeld()) || tries === TRIES) return saved;
    } catch (error) {
      return { ok: false, problem: fileProblem(error, path, 'write') };
    } finally {
      await lock.release();
    }
  }
}

async function addHolding(
  files: Files,
  path: string,
  operations: readonly Operation[],
  { isHeld }: Lock,
): Promise<SavedSidecar> {
  const { folder, name } = files.split(path);
  await sweepLeftovers(files, folder, name);
  const found = await readSidecar(files, path);
  const state = await files.inspect(path);
  if (state.kind === 'file' && found.paths.length === 0 && state.size > 0)
    return { ok: false, problem: { message: found.problems[0] ?? `${path}: could not be read.` } };
  if (isOfLaterVersion(found.sidecar)) {
    const message = `${path}: a later version of Newsmark wrote this file. Update Newsmark; nothing was changed.`;
    return { ok: false, problem: { message } };
  }
  const sidecar = mergeSidecars(found.sidecar, { ...EMPTY_SIDECAR, operations });
  const opened = await openAtomicFile(files, path, { isOurs: isSidecarHead, mayMove: isHeld });
  if (!opened.ok) return opened;
  const bytes = new TextEncoder().encode(serialiseSidecar(sidecar));
  const problem = (await opened.file.write(bytes)) ?? (await opened.file.commit());
  if (problem !== undefined) return { ok: false, problem };
  await files.flush();
  return { ok: true, sidecar };
}

/** Whether the beginning of a file is that of a sidecar. */
export function isSidecarHead(head: string): boolean {
  return (
    /^\ufeff?\s*\{[^\n]*"format"\s*:\s*"newsmark-corrections\/\d+"/.test(head) || /^\ufeff?\s*\{\s*"id"\s*:/.test(head)
  );
}

/** What keeps other writers of a sidecar out. */
interface Lock {
  /** Whether nobody broke it: whoever took its writer for gone writes the file now. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** Where no lock can be made at all, the folder says of each write why it fails. */
const NO_LOCK: Lock = { isHeld: async () => true, release: async () => undefined };

/** The name of the writer that holds a lock; undefined where there is none that can be read. */
async function holderOf(files: Files, path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await files.head(path, 100));
  } catch {
    return undefined;
  }
}

/**
 * Keeps other writers out until it is released. The lock of a writer that has gone, or takes longer than `WAIT`, is
 * broken.
 */
async function lockAt(files: Files, path: string): Promise<Lock> {
  const own = files.uniqueName();
  const isHeld = async (): Promise<boolean> => (await holderOf(files, path)) === own;
  for (let waited = 0; ; waited += STEP) {
    try {
      const sink = await files.create(path);
      await sink.write(new TextEncoder().encode(own));
      await sink.close();
      return {
        isHeld,
        release: async () => ((await isHeld()) ? files.remove(path).catch(() => undefined) : undefined),
      };
    } catch (error) {
      if (fileProblem(error, path, 'write').kind !== 'exists') return NO_LOCK;
      const holder = (await holderOf(files, path)) ?? '';
      const isLeft = holder !== '' && (await files.isAbandoned(path, holder).catch(() => false));
      if (isLeft || waited >= WAIT) await files.remove(path).catch(() => undefined);
      await new Promise(resolve => setTimeout(resolve, STEP));
    }
  }
}
