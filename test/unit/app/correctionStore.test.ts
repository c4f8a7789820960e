import { describe, expect, test } from 'vitest';
import { CorrectionStore } from '../../../src/app/correctionStore';
import { createSidecarFinder } from '../../../src/app/sidecars';
import { anchorOf, type Operation, standing } from '../../../src/core';
import { createMemoryFiles, type MemoryFiles } from './memoryFiles';

const TEXT = 'Ada Lund met Tomas Reke in Port Selby.';
const SIDECAR = '/a.corrections.jsonl';
const at = (words: string) => anchorOf(TEXT, { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const reject = (words: string) => ({ op: 'reject', at: at(words) });

let ids = 0;
function store(files: MemoryFiles, author = 'ana') {
  const seen: (readonly Operation[])[] = [];
  const problems: string[] = [];
  const made = new CorrectionStore({
    files,
    finder: createSidecarFinder(files),
    textPath: '/a.txt',
    author: () => author,
    now: () => '2026-01-01T10:00:00.000Z',
    newId: () => `id${++ids}`,
    onChange: operations => seen.push(operations),
    onProblem: message => problems.push(message),
  });
  return { made, seen, problems, stand: () => standing(made.operations).map(o => o.at.exact) };
}

describe('a store of corrections', () => {
  test('undoes, and does again, at once what was done at once', async () => {
    const files = createMemoryFiles();
    const { made, stand } = store(files);
    await made.add(reject('Ada Lund'));
    await made.add(reject('Tomas Reke'), reject('Port Selby'));
    await made.undo();
    expect(stand()).toEqual(['Ada Lund']);
    await made.redo();
    expect(stand()).toEqual(['Ada Lund', 'Tomas Reke', 'Port Selby']);
    await made.undo();
    await made.undo();
    expect(stand()).toEqual([]);
    const again = store(files);
    await again.made.load();
    await again.made.redo();
    expect(again.stand()).toEqual(['Ada Lund']);
    await again.made.redo();
    expect(again.stand()).toEqual(['Ada Lund', 'Tomas Reke', 'Port Selby']);
    const [last] = again.made.history();
    await again.made.undo(last.operation);
    await again.made.restore(last.operation);
    expect(again.stand()).toEqual(['Ada Lund', 'Tomas Reke', 'Port Selby']);
  });

  test('leaves apart what was kept in its place by the machine, and what stands alone', async () => {
    const { made } = store(createMemoryFiles());
    await made.add(reject('Ada Lund'));
    await made.add(
      { op: 'attach', at: at('Ada Lund'), of: 'x', auto: true },
      { op: 'attach', at: at('Tomas Reke'), of: 'y', auto: true },
    );
    expect(made.operations.map(({ batch }) => batch)).toEqual([undefined, undefined, undefined]);
  });

  test('tells at once what is done, and saves it', async () => {
    const files = createMemoryFiles();
    const { made, seen } = store(files);
    const saving = made.add(reject('Ada Lund'));
    expect(seen).toHaveLength(1);
    await saving;
    expect(files.content.get(SIDECAR)).toContain('"author":"ana"');
    expect(made.unsaved).toBe(0);
  });

  test('undoes and does again, one after the other, also after a restart', async () => {
    const files = createMemoryFiles();
    const first = store(files);
    for (const words of ['Ada Lund', 'Tomas Reke', 'Port Selby']) await first.made.add(reject(words));
    await first.made.undo();
    await first.made.undo();
    expect(first.stand()).toEqual(['Ada Lund']);

    const again = store(files);
    await again.made.load();
    expect(again.stand()).toEqual(['Ada Lund']);
    expect((await again.made.redo())?.at.exact).toBe('Tomas Reke');
    expect(again.stand()).toEqual(['Ada Lund', 'Tomas Reke']);
    await again.made.redo();
    expect(again.stand()).toEqual(['Ada Lund', 'Tomas Reke', 'Port Selby']);
    expect(await again.made.redo()).toBeUndefined();
    await again.made.undo();
    await again.made.add(reject('Ada'));
    expect(await again.made.redo()).toBeUndefined();
    expect(again.stand()).toEqual(['Ada Lund', 'Tomas Reke', 'Ada']);
    expect(again.made.history().map(h => [h.operation.at.exact, h.stands])).toEqual([
      ['Ada', true],
      ['Port Selby', false],
      ['Tomas Reke', true],
      ['Ada Lund', true],
    ]);
  });

  test('undoes only one’s own, and any one of the list', async () => {
    const files = createMemoryFiles();
    const ana = store(files);
    await ana.made.add(reject('Ada Lund'));
    const bo = store(files, 'bo');
    await bo.made.load();
    expect(await bo.made.undo()).toBeUndefined();
    await bo.made.add(reject('Port Selby'));
    await bo.made.undo(bo.made.operations.find(o => o.author === 'ana'));
    expect(bo.stand()).toEqual(['Port Selby']);
  });

  test('does not undo what keeps corrections in place', async () => {
    const { made, stand } = store(createMemoryFiles());
    await made.add(reject('Ada Lund'));
    const [{ id }] = made.operations;
    await made.add({ op: 'attach', of: id, at: at('Port Selby'), auto: true });
    expect((await made.undo())?.op).toBe('reject');
    expect(stand()).toEqual(['Port Selby']);
    expect(made.history()).toHaveLength(1);
  });

  test('of two windows comes to hold what both did', async () => {
    const files = createMemoryFiles();
    const [a, b] = [store(files), store(files)];
    await Promise.all([a.made.add(reject('Ada Lund')), b.made.add(reject('Port Selby'))]);
    await a.made.load();
    await b.made.load();
    expect(new Set(a.stand())).toEqual(new Set(['Ada Lund', 'Port Selby']));
    expect(new Set(b.stand())).toEqual(new Set(a.stand()));
  });

  test('puts back what another program took out of the file', async () => {
    const files = createMemoryFiles();
    const { made } = store(files);
    await made.add(reject('Ada Lund'));
    await files.remove(SIDECAR);
    await made.load();
    await made.flush();
    expect(files.content.get(SIDECAR)).toContain('Ada Lund');
  });

  test('keeps what cannot be saved, says so once, and saves it later', async () => {
    let full = true;
    const files = createMemoryFiles({}, (operation, path) =>
      full && operation === 'write' && !path.includes('.lock')
        ? Object.assign(new Error('full'), { code: 'ENOSPC' })
        : undefined,
    );
    const { made, problems, stand } = store(files);
    await made.add(reject('Ada Lund'));
    await made.add(reject('Port Selby'));
    expect(problems).toHaveLength(1);
    expect([made.unsaved, stand()]).toEqual([2, ['Ada Lund', 'Port Selby']]);
    full = false;
    await made.flush();
    made.dispose();
    expect(made.unsaved).toBe(0);
    expect(files.content.get(SIDECAR)?.split('\n')).toHaveLength(4);
  });
});
