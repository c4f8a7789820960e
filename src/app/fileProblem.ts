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
  | 'tooManyOpen'
  | 'longName'
  | 'special'
  | 'badName'
  | 'foreign'
  | 'input'
  | 'closed'
  | 'notOpen'
  | 'circle'
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
  EMFILE: 'tooManyOpen',
  ENFILE: 'tooManyOpen',
  ENAMETOOLONG: 'longName',
  EPIPE: 'closed',
  EBADF: 'notOpen',
  ERR_STREAM_DESTROYED: 'notOpen',
  ERR_STREAM_PREMATURE_CLOSE: 'notOpen',
  ELOOP: 'circle',
  ESPECIAL: 'special',
  ENOTUTF8: 'badName',
};

/** The code of the error of a host that was asked to read a device, a pipe or a socket as a file. */
export const NOT_REGULAR = 'ESPECIAL';

/**
 * Reads an error of the file system: of Node (`code: 'ENOSPC'`), of the editor (`code: 'FileNotFound'`), or of the
 * editor with Node's code only in its message. `path` is named as the person knows it.
 */
export function fileProblem(error: unknown, path: string, doing: 'read' | 'write'): FileProblem {
  const kind = kindOf(error);
  return { kind, message: `${path}: ${advice(kind, doing, error, path)}` };
}

/** The code of the error of a name that cannot be read as text, and so leads to no file. */
export const NOT_UTF8_NAME = 'ENOTUTF8';

/**
 * What is told of a file that another program or the person made, where an output would go. `remedy`: how to replace
 * it.
 */
export function foreignFile(path: string, remedy = ''): FileProblem {
  const or = remedy === '' ? '' : `, ${remedy}`;
  const message = `${path}: a file that is not of Newsmark is in the way, and is left as it is. Choose another place or name${or}.`;
  return { kind: 'foreign', message };
}

/** What is told of an output that would take the place of an input. */
export function inputFile(path: string): FileProblem {
  return {
    kind: 'input',
    message: `${path}: this is also an input and is left as it is. Choose another place or name.`,
  };
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

function advice(kind: FileProblemKind, doing: 'read' | 'write', error: unknown, path: string): string {
  switch (kind) {
    case 'missing':
      return doing === 'read'
        ? path.includes('\ufffd')
          ? 'there is no such file. Its name may not be UTF-8: rename it, or name its folder and run again.'
          : 'there is no such file. Check the path; it may have been moved or deleted.'
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
    case 'tooManyOpen':
      return 'too many files are open. Raise the limit (ulimit -n), or close other programs, and run again.';
    case 'special':
      return 'not a regular file but a device, a pipe or a socket. Give what it holds to standard input (-), or save it to a file.';
    case 'badName':
      return 'its name is not UTF-8. Rename it and run again.';
    case 'foreign':
      return 'it is not of Newsmark. Choose another name.';
    case 'input':
      return 'it is also an input. Choose another name.';
    case 'longName':
      return 'the name is too long for this file system. Choose a shorter one.';
    case 'closed':
      return 'the reader of the output has gone.';
    case 'notOpen':
      return `it is closed, or was not opened to ${doing} it. Open it and run again.`;
    case 'circle':
      return 'its links lead in a circle. Mend the links, or name the file itself.';
    case 'other': {
      const reason = error instanceof Error && error.message !== '' ? error.message : String(error);
      return `could not ${doing} it (${reason}). Check the file and run again.`;
    }
  }
}
