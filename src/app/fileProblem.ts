/** What can go wrong with a file, whatever the host calls it. */
export type FileProblemKind =
  | 'missing'
  | 'denied'
  | 'folder'
  | 'notFolder'
  | 'exists'
  | 'full'
  | 'readOnly'
  | 'busy'
  | 'longName'
  | 'closed'
  | 'other';

export interface FileProblem {
  readonly kind: FileProblemKind;
  /** Names the file and says what to do: one or two sentences. */
  readonly message: string;
}

const KINDS: { readonly [code: string]: FileProblemKind | undefined } = {
  ENOENT: 'missing',
  FileNotFound: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  NoPermissions: 'denied',
  EISDIR: 'folder',
  FileIsADirectory: 'folder',
  EEXIST: 'exists',
  FileExists: 'exists',
  ENOTDIR: 'notFolder',
  FileNotADirectory: 'notFolder',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'readOnly',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
  EMFILE: 'busy',
  ENFILE: 'busy',
  ENAMETOOLONG: 'longName',
  EPIPE: 'closed',
};

/**
 * Reads an error of the file system: of Node (`code: 'ENOSPC'`), of the editor (`code: 'FileNotFound'`), or of the editor
 * with Node's code only in its message. `path` is named as the person knows it.
 */
export function fileProblem(error: unknown, path: string, doing: 'read' | 'write'): FileProblem {
  const kind = kindOf(error);
  return { kind, message: `${path}: ${advice(kind, doing, error)}` };
}

function kindOf(error: unknown): FileProblemKind {
  if (typeof error !== 'object' || error === null) return 'other';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = KINDS[code];
  if (known !== undefined) return known;
  const message = 'message' in error && typeof error.message === 'string' ? error.message : '';
  const named = /\bE[A-Z]{3,14}\b/.exec(message);
  return (named === null ? undefined : KINDS[named[0]]) ?? 'other';
}

function advice(kind: FileProblemKind, doing: 'read' | 'write', error: unknown): string {
  switch (kind) {
    case 'missing':
      return doing === 'read'
        ? 'there is no such file. Check the path; it may have been moved or deleted.'
        : 'its folder does not exist. Create the folder, or choose another place.';
    case 'denied':
      return `no permission to ${doing} it. Change its permissions, or choose another ${doing === 'read' ? 'file' : 'place'}.`;
    case 'folder':
      return doing === 'read'
        ? 'this is a folder, not a file. Name the files in it, or the folder itself.'
        : 'a folder of this name is in the way. Choose another name.';
    case 'notFolder':
      return 'a part of the path is a file, not a folder. Check the path.';
    case 'exists':
      return 'a file of this name is in the way. Choose another name.';
    case 'full':
      return 'the disk is full. Free some space and run again; no half-written file was left.';
    case 'readOnly':
      return 'it is read-only. Choose another place, or make it writable.';
    case 'busy':
      return 'another program holds it. Close that program and run again.';
    case 'longName':
      return 'the name is too long for this file system. Choose a shorter one.';
    case 'closed':
      return 'the reader of the output has gone.';
    case 'other': {
      const reason = error instanceof Error && error.message !== '' ? error.message : String(error);
      return `could not ${doing} it (${reason}). Check the file and run again.`;
    }
  }
}
