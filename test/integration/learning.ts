import * as vscode from 'vscode';
import { annotated, marksOf, positionOf } from './newsmark';
import { assert, test, until } from './testing';
import { exists, read, remove, write } from './workspace';

const DICTIONARY = 'newsmark.dictionary.tsv';
const TEXT = 'Ivo Quist met the mayor of Bergen on Friday.\n\nQuist said that the harbour would open in May.\n';

const learn = (on: boolean | undefined) =>
  vscode.workspace.getConfiguration('newsmark').update('corrections.learn', on, vscode.ConfigurationTarget.Workspace);

/** Shows a text of its own and puts the cursor into the name. */
async function atName(name: string): Promise<vscode.Uri> {
  await write(`corpus/${name}.txt`, TEXT);
  const { uri, editor, document } = await annotated(`corpus/${name}.txt`);
  const place = positionOf(document, 'Ivo Quist');
  editor.selection = new vscode.Selection(place, place);
  return uri;
}

const isMarked = async (uri: vscode.Uri) => (await marksOf(uri)).some(({ text }) => text === 'Ivo Quist');
/** The dictionary; empty where there is none at this moment: one that is replaced is removed first. */
const said = () =>
  read(DICTIONARY).then(
    text => text,
    () => '',
  );

test('a name rejected in two texts is not marked in a third, until one of them is taken back', async () => {
  await learn(true);
  try {
    const third = await atName('learn-c');
    await until('the name marked', () => isMarked(third));
    for (const name of ['learn-a', 'learn-b']) {
      assert((await said()) === '', 'a dictionary before anything was learned');
      await until(`${name} marked`, async () => isMarked(await atName(name)));
      await vscode.commands.executeCommand('newsmark.correct.reject');
    }
    await until('the dictionary', async () => (await said()).includes('Ivo Quist\tnone\t2'));
    await annotated('corpus/learn-c.txt');
    await until('no mark in the third text', async () => !(await isMarked(third)));
    await annotated('corpus/learn-b.txt');
    await vscode.commands.executeCommand('newsmark.undoCorrection');
    await until('the row gone', async () => !(await said()).includes('Ivo Quist'));
    await annotated('corpus/learn-c.txt');
    await until('the mark again', () => isMarked(third));
  } finally {
    await learn(undefined);
    if (await exists(DICTIONARY)) await remove(DICTIONARY);
  }
}, 60_000);
