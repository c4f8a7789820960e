import { describe, expect, test } from 'vitest';
import { fileProblem } from '../../../src/app/fileProblem';

describe('fileProblem', () => {
  test.each([
    [{ code: 'ENOSPC' }, 'full'],
    [{ code: 'FileNotFound' }, 'missing'],
    [{ code: 'NoPermissions' }, 'denied'],
    [{ code: 'FileIsADirectory' }, 'folder'],
    [{ code: 'Unknown', message: 'Unable to write file (ENOSPC: no space left on device, write)' }, 'full'],
    [{ code: 'Unknown', message: 'Error: EROFS: read-only file system' }, 'readOnly'],
    [{ message: 'EXTRAORDINARY' }, 'other'],
    [new Error('odd'), 'other'],
    [undefined, 'other'],
    ['text', 'other'],
  ])('reads %j as %s', (error, kind) => {
    expect(fileProblem(error, 'a.txt', 'write').kind).toBe(kind);
  });

  test.each(['read', 'write'] as const)('names the file and ends with what to do when it cannot %s', doing => {
    for (const code of [
      'ENOENT',
      'EACCES',
      'EISDIR',
      'ENOTDIR',
      'EEXIST',
      'ENOSPC',
      'EROFS',
      'EBUSY',
      'ENAMETOOLONG',
      'EIO',
    ])
      expect(fileProblem({ code }, 'a.txt', doing).message).toMatch(/^a\.txt: [a-z].*\. [A-Z].*\.$|; .*\.$/);
  });
});
