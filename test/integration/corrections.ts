import * as vscode from 'vscode';
import { annotated, marksOf, newsmark, positionOf, settled } from './newsmark';
import { assert, assertEqual, sleep, test, until } from './testing';
import { exists, read, remove, show, write } from './workspace';

const TEXT =
  'Labour leader Ada Lund met Tomas Reke in Port Selby on Friday.\n\nLund said that Labour has 41 seats in Tarn.\n';

/** A text of its own for each test, without corrections. */
async function fresh(name: string) {
  const path = `corpus/${name}.txt`;
  const sidecar = `corpus/${name}.corrections.jsonl`;
  if (await exists(sidecar)) await remove(sidecar);
  await write(path, TEXT);
  const shown = await annotated(path);
  const operations = async (): Promise<readonly { readonly op: string; readonly [field: string]: unknown }[]> =>
    (await exists(sidecar))
      ? (await read(sidecar))
          .trim()
          .split('\n')
          .slice(1)
          .map(line => JSON.parse(line))
      : [];
  /** Puts the cursor into words, and selects them where asked. */
  const at = (words: string, select = false): void => {
    const start = positionOf(shown.document, words);
    const end = shown.document.positionAt(shown.document.offsetAt(start) + words.length);
    shown.editor.selection = select ? new vscode.Selection(start, end) : new vscode.Selection(start, start);
  };
  return { ...shown, sidecar, operations, at };
}

const run = (command: string, ...args: readonly unknown[]) => vscode.commands.executeCommand(command, ...args);

test('the lightbulb offers to correct an annotation, and a rejected one is gone from the text and kept in a file', async () => {
  const { document, uri, at, operations } = await fresh('reject');
  at('Ada Lund');
  const range = new vscode.Range(positionOf(document, 'Ada Lund'), positionOf(document, 'Ada Lund'));
  const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
  );
  const titles = fixes.map(({ title }) => title);
  for (const title of ['Right', 'Not an entity', 'Change the label…', 'Take in the next word'])
    assert(titles.includes(title), `no quick fix "${title}" in ${titles.join(', ')}`);
  await run('newsmark.correct.reject');
  await until('Ada Lund unmarked', async () => !(await marksOf(uri)).some(m => m.text === 'Ada Lund'));
  assertEqual(
    (await operations()).map(({ op }) => op),
    ['reject'],
    'operations in the file',
  );
});

test('a correction is undone, done again, and holds when the text is opened anew', async () => {
  const { uri, at, operations, document } = await fresh('undo');
  const isMarked = async () => (await marksOf(uri)).some(m => m.text === 'Tomas Reke' && m.kind !== 'UNCERTAIN');
  await until('Tomas Reke marked', isMarked);
  at('Tomas Reke');
  await run('newsmark.correct.reject');
  await until('no mark', async () => !(await isMarked()));
  await run('newsmark.undoCorrection');
  await until('the mark again', isMarked);
  await run('newsmark.redoCorrection');
  await until('no mark again', async () => !(await isMarked()));
  assertEqual((await operations()).map(({ op }) => op).sort(), ['reject', 'undo', 'undo'], 'operations in the file');
  await run('workbench.action.closeActiveEditor');
  await until('the text closed', () => document.isClosed || true);
  await annotated('corpus/undo.txt');
  await until('no mark after opening', async () => !(await isMarked()));
});

test('bounds move by a word, and corrections stay on their words while the text is typed in', async () => {
  const { editor, document, uri, at } = await fresh('bounds');
  at('Ada Lund');
  await run('newsmark.correct.takeNext');
  await until('a word more', async () => (await marksOf(uri)).some(m => m.text === 'Ada Lund met'));
  await run('newsmark.correct.leaveLast');
  await until('a word less', async () => (await marksOf(uri)).some(m => m.text === 'Ada Lund'));
  await run('newsmark.correct.confirm');
  await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Breaking news. '));
  await settled(document);
  await until('the mark on its words', async () => (await marksOf(uri)).some(m => m.text === 'Ada Lund'));
});

test('renaming names the entity and leaves the text alone', async () => {
  const { document, uri, operations } = await fresh('rename');
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    uri,
    positionOf(document, 'Tomas Reke'),
    'Tomas J. Reke',
  );
  assertEqual(edit?.size ?? 0, 0, 'edits of texts');
  assertEqual(document.getText(), TEXT, 'the text');
  const [only] = await operations();
  assertEqual([only.op, only['name']], ['name', 'Tomas J. Reke'], 'the operation');
  const api = await newsmark();
  await until('the name in the view', () => JSON.stringify(api.rows('entities')).includes('Tomas J. Reke'));
});

test('what another program wrote into the file is obeyed', async () => {
  const { uri, sidecar, document } = await fresh('outside');
  const start = document.getText().indexOf('Tarn');
  const anchor = { exact: 'Tarn', prefix: ' seats in ', suffix: '.\n', start, end: start + 4 };
  const line = JSON.stringify({ id: 'x1', op: 'add', at: anchor, label: 'PRODUCT', author: 'bo' });
  await write(sidecar, `{"format":"newsmark-corrections/1"}\n${line}\n`);
  await until('Tarn marked', async () => (await marksOf(uri)).some(m => m.text === 'Tarn' && m.kind === 'PRODUCT'));
});

test('the review says how far each text has come, marks it in the explorer, and a state stays in the sidecar', async () => {
  const { uri, at, operations } = await fresh('review');
  const api = await newsmark();
  const row = async (): Promise<string> => {
    await run('newsmark.texts.focus');
    return until('the row of the text', () => /review\.txt.*/.exec(api.rows('review'))?.[0]);
  };
  await until('counted', async () => /\d+ to review/.test(await row()));
  const before = Number(/(\d+) to review/.exec(await row())?.[1]);
  await vscode.window.showTextDocument(uri);
  at('Ada Lund');
  await run('newsmark.correct.confirm');
  await until('one less', async () => (await row()).includes(`${before - 1} to review · 1 accepted`));
  await vscode.window.showTextDocument(uri);
  await run('newsmark.review.done');
  await until('done', async () => (await row()).includes('done · 1 accepted'));
  assertEqual(
    (await operations()).map(({ op, state }) => [op, state ?? '']),
    [
      ['review', 'done'],
      ['confirm', ''],
    ],
    'operations in the file',
  );
  await vscode.window.showTextDocument(uri);
  await run('newsmark.review.open');
  await until('open again', async () => (await row()).includes('to review'));
});

/** Goes to the next text from the one that is shown, and back. */
async function goThereAndBack({ path }: vscode.Uri): Promise<void> {
  const active = (): string | undefined => vscode.window.activeTextEditor?.document.uri.path;
  assertEqual(active(), path, 'the text to go from');
  await run('newsmark.review.next');
  assert(active() !== path, 'the same text');
  await run('newsmark.review.previous');
  assertEqual(active(), path, 'the text before');
}

test('the next text to review is another one, and the previous one is this again', async () => {
  await fresh('round');
  // the texts are listed before this one is there, and nobody may have been told of it yet
  await run('newsmark.review.next');
  const { uri } = await fresh('rounder');
  await goThereAndBack(uri);
});

test('a text that a person asked to be annotated is among those to review', async () => {
  await write('notes/asked.md', TEXT);
  const { document } = await show('notes/asked.md');
  const api = await newsmark();
  await run('newsmark.texts.focus');
  await until('the texts', () => api.rows('review').includes('.txt'));
  assert(!api.rows('review').includes('asked.md'), 'it is there before');
  await vscode.window.showTextDocument(document);
  await run('newsmark.annotateThis');
  await until('a session', () => api.state(document.uri.toString()));
  await settled(document);
  await goThereAndBack(document.uri);
  await until('its row', () => api.rows('review').includes('asked.md'));
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
});

/** Takes what is chosen in each list that a command shows, after so many moves in the first, until it has ended. */
async function accept(command: Thenable<unknown>, moves = 0): Promise<void> {
  let hasEnded = false;
  const end = (): void => {
    hasEnded = true;
  };
  void command.then(end, end);
  await sleep(1500);
  for (let i = 0; i < moves; i++) await run('workbench.action.quickOpenSelectNext');
  for (; !hasEnded; await sleep(300)) await run('workbench.action.acceptSelectedQuickOpenItem');
}

test('the same words in the corpus are annotated in files that no editor shows, and one undo takes all back', async () => {
  const closed = 'corpus/carried.txt';
  const closedSidecar = 'corpus/carried.corrections.jsonl';
  if (await exists(closedSidecar)) await remove(closedSidecar);
  await write(closed, 'The Zorblax of Tarn is new.\n\nNobody has a Zorblax, and a Zorblaxes is none.\n');
  const { uri, at, sidecar, operations, editor } = await fresh('carrier');
  await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'A Zorblax is here.\n\n'));
  await editor.document.save();
  const start = editor.document.getText().indexOf('Zorblax');
  const anchor = { exact: 'Zorblax', prefix: 'A ', suffix: ' is here.', start, end: start + 7 };
  const line = JSON.stringify({ id: 'z1', op: 'add', at: anchor, label: 'PRODUCT' });
  await write(sidecar, `{"format":"newsmark-corrections/1"}\n${line}\n`);
  await until('marked', async () => (await marksOf(uri)).some(m => m.text === 'Zorblax' && m.kind === 'PRODUCT'));
  at('Zorblax');
  await accept(run('newsmark.correct.everywhereInCorpus'));
  const lines = (await read(closedSidecar))
    .trim()
    .split('\n')
    .slice(1)
    .map(each => JSON.parse(each));
  assertEqual(
    lines.map(({ op, label, at: { exact } }) => [op, label, exact]),
    [
      ['add', 'PRODUCT', 'Zorblax'],
      ['add', 'PRODUCT', 'Zorblax'],
    ],
    'operations in the file that was closed',
  );
  assertEqual(new Set(lines.map(({ batch }) => batch)).size, 1, 'steps');
  await annotated(closed);
  await run('newsmark.undoCorrection');
  const after = (await read(closedSidecar))
    .trim()
    .split('\n')
    .slice(1)
    .map(each => JSON.parse(each).op);
  assertEqual(after.sort(), ['add', 'add', 'undo', 'undo'], 'operations after one undo');
  assert(
    (await operations()).some(({ id }) => id === 'z1'),
    'the line that was there',
  );
}, 60_000);

test('rows of the views are corrected: all mentions of an entity in one step', async () => {
  const { uri, at, operations } = await fresh('rows');
  const isMarked = async (words: string) => (await marksOf(uri)).some(m => m.text === words);
  await until('marks', () => isMarked('Lund'));
  at('Lund');
  await run('newsmark.revealInView');
  // from the mention to its entity
  await run('list.collapse');
  await run('list.select');
  const api = await newsmark();
  const row = await until('a row', () => api.selected('entities'));
  await run('newsmark.correct.reject', 'entities');
  const made = await until('operations', async () => ((await operations()).length > 0 ? operations() : undefined));
  assert(
    made.every(({ op }) => op === 'reject'),
    `operations ${made.map(({ op }) => op).join(', ')}`,
  );
  assert(row === 'Ada Lund' ? made.length === 2 : made.length > 0, `${made.length} mentions of ${row}`);
  await run('newsmark.undoCorrection');
  assertEqual((await operations()).filter(({ op }) => op === 'undo').length, made.length, 'undone');
});

test('an event is put right: how it is told, and its kind', async () => {
  const { uri, at, operations } = await fresh('events');
  await until('marks', async () => (await marksOf(uri)).some(m => m.text === 'met'));
  at('met');
  await accept(run('newsmark.event.status'), 1);
  assertEqual(
    (await operations()).map(({ op, polarity }) => [op, polarity]),
    [['event.status', 'negative']],
    'said',
  );
  await accept(run('newsmark.event.type'));
  assert(
    (await operations()).some(({ op, type }) => op === 'event.type' && type !== 'Contact.Meet'),
    'another kind',
  );
});

test('many annotations are accepted in one step, after a look at them', async () => {
  const { operations } = await fresh('many');
  await accept(run('newsmark.correct.acceptMany'));
  const made = await operations();
  assert(
    made.length > 3 && made.every(({ op }) => /confirm$/.test(op)),
    `operations ${made.map(o => o.op).join(', ')}`,
  );
  assertEqual(new Set(made.map(({ batch }) => batch)).size, 1, 'steps');
  await run('newsmark.undoCorrection');
  assertEqual((await operations()).filter(({ op }) => op === 'undo').length, made.length, 'undone');
});
