import * as vscode from 'vscode';
import { annotated, extension, marksOf, newsmark } from './newsmark';
import { assert, assertEqual, test, until } from './testing';

const article = 'corpus/harbour.txt';

test('every command of the manifest exists', async () => {
  await newsmark();
  const declared: readonly { readonly command: string }[] = extension().packageJSON.contributes.commands;
  assert(declared.length > 0, 'the manifest declares no command');
  const known = new Set(await vscode.commands.getCommands(true));
  const missing = declared.map(({ command }) => command).filter(command => !known.has(command));
  assertEqual(missing, [], 'missing commands');
});

test('next and previous annotation walk along the marks', async () => {
  const { editor, document, uri } = await annotated(article);
  const starts = new Set(
    (await until('marks', async () => (await marksOf(uri)).length > 0 && marksOf(uri))).map(m => m.start),
  );
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  const seen: number[] = [];
  for (let i = 0; i < 4; i++) {
    await vscode.commands.executeCommand('newsmark.nextAnnotation');
    seen.push(document.offsetAt(editor.selection.start));
  }
  assert(
    seen.every((offset, i) => starts.has(offset) && (i === 0 || offset > (seen[i - 1] ?? 0))),
    `it went to ${seen.join(', ')} of ${[...starts].join(', ')}`,
  );
  await vscode.commands.executeCommand('newsmark.previousAnnotation');
  assertEqual(document.offsetAt(editor.selection.start), seen[2], 'the annotation before');
});

test('marks can be hidden and shown again', async () => {
  const { uri } = await annotated(article);
  const marked = async () => (await marksOf(uri)).length > 0;
  await until('marks', marked);
  await vscode.commands.executeCommand('newsmark.toggleMarks');
  await until('no marks', async () => !(await marked()));
  await vscode.commands.executeCommand('newsmark.toggleMarks');
  await until('marks again', marked);
});

test('one label can be hidden by a setting', async () => {
  const { uri } = await annotated(article);
  const kinds = async () => new Set((await marksOf(uri)).map(({ kind }) => kind));
  await until('people', async () => (await kinds()).has('PERSON'));
  const settings = () => vscode.workspace.getConfiguration('newsmark');
  await settings().update('marks.hidden', ['PERSON'], vscode.ConfigurationTarget.Workspace);
  await until('no people', async () => !(await kinds()).has('PERSON'));
  assert((await kinds()).has('GPE'), 'places are hidden as well');
  await settings().update('marks.hidden', undefined, vscode.ConfigurationTarget.Workspace);
  await until('people again', async () => (await kinds()).has('PERSON'));
});
