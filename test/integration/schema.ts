import * as vscode from 'vscode';
import { annotated, marksOf, positionOf } from './newsmark';
import { assert, assertEqual, test, until } from './testing';
import { at, read, remove, write } from './workspace';

const SCHEMA = 'newsmark.schema.json';
const TEXT = 'corpus/cup-skagen.news.txt';

async function cardAt(document: vscode.TextDocument, words: string): Promise<string> {
  const place = positionOf(document, words);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    place,
  );
  return hovers
    .flatMap(({ contents }) => contents.map(part => (typeof part === 'string' ? part : part.value)))
    .join('\n');
}

test('a schema at the root marks by its labels, names and patterns, stands while it is broken, and goes with its file', async () => {
  await write(SCHEMA, await read(`corpus/${SCHEMA}`));
  try {
    const { uri, document } = await annotated(TEXT);
    const under = async (kind: string) =>
      new Set((await marksOf(uri)).filter(mark => mark.kind === kind).map(({ text }) => text));
    await until('players and clubs', async () => (await under('PLAYER')).has('Liv Ankersen'));
    assertEqual([...(await under('CLUB'))].sort(), ['Mandal Rovers', 'Skagen Harbour', 'Vardø IL'], 'clubs');
    assert((await under('COMPETITION')).has('Kattegat Cup'), 'no competition is marked');
    const card = await cardAt(document, 'Liv Ankersen');
    for (const words of ['player', 'Somebody who plays for a club', 'found by the pattern'])
      assert(card.includes(words), `the card does not say “${words}”: ${card}`);

    await write(SCHEMA, '{\n  "labels": { "club": {} }\n}\n');
    const problems = () => vscode.languages.getDiagnostics(at(SCHEMA)).filter(({ source }) => source === 'Newsmark');
    await until('the problem told', async () => problems().length > 0);
    assertEqual(problems()[0].range.start.line, 1, 'line of the problem');
    await until('the marks of before', async () => (await under('PLAYER')).has('Liv Ankersen'));
  } finally {
    await remove(SCHEMA);
  }
  const { uri } = await annotated(TEXT);
  await until('no club', async () => !(await marksOf(uri)).some(({ kind }) => kind === 'CLUB'));
}, 60_000);
