import * as vscode from 'vscode';
import { annotated, type Mark, marksOf, newsmark, positionOf, settled, untitled } from './newsmark';
import { assert, assertEqual, test, until } from './testing';

const article = 'corpus/harbour.txt';

const has = (marks: readonly Mark[], kind: string, text: string) =>
  marks.some(mark => mark.kind === kind && mark.text === text);
const textsOf = (marks: readonly Mark[]) => marks.map(({ kind, text }) => `${kind} ${text}`);

/** Waits until the marks of a document hold for its text of now. Marks near what is being typed come with a pause. */
async function marksAfterEdit(document: vscode.TextDocument): Promise<readonly Mark[]> {
  await settled(document);
  let before = '';
  return until('marks that rest', async () => {
    const marks = await marksOf(document.uri);
    const now = JSON.stringify(marks);
    const resting = now === before;
    before = now;
    await new Promise(resolve => setTimeout(resolve, 400));
    return resting && marks;
  });
}

test('names, figures and triggers are marked', async () => {
  const { uri } = await annotated(article);
  const marks = await until('marks', async () => {
    const found = await marksOf(uri);
    return found.length > 0 && found;
  });
  for (const [kind, text] of [
    ['PERSON', 'Maria Lindqvist'],
    ['PERSON', 'Pieter van Houten'],
    ['GPE', 'Rotterdam'],
    ['MONEY', '$2.4 billion'],
    ['CARDINAL', 'more than 1,200'],
    ['DATE', 'Tuesday'],
    ['TRIGGER', 'met'],
  ])
    assert(has(marks, kind ?? '', text ?? ''), `no ${kind} "${text}" among ${textsOf(marks).join(', ')}`);
});

test('a hover card names the person under the pointer', async () => {
  const { document, uri } = await annotated(article);
  const position = positionOf(document, 'Maria Lindqvist').translate(0, 3);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  const words = hovers
    .flatMap(hover => hover.contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
  assert(words.includes('Maria Lindqvist'), `the card says: ${words || 'nothing'}`);
});

test('a hover card gives the value of a figure in words', async () => {
  const { document, uri } = await annotated(article);
  const position = positionOf(document, '$2.4 billion').translate(0, 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  const words = hovers
    .flatMap(hover => hover.contents.map(content => (content as vscode.MarkdownString).value))
    .join('\n');
  assert(/2[., ]400[., ]000[., ]000|2\.4 billion/.test(words), `the card says: ${words || 'nothing'}`);
});

test('events are document symbols inside the text', async () => {
  const { document, uri } = await annotated(article);
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  const all = symbols.flatMap(function flatten(symbol): vscode.DocumentSymbol[] {
    return [symbol, ...symbol.children.flatMap(flatten)];
  });
  const events = all.filter(({ kind }) => kind === vscode.SymbolKind.Event);
  assert(events.length > 0, `no events among ${all.map(({ name }) => name).join(', ')}`);
  for (const { name, range, selectionRange } of all) {
    assert(range.contains(selectionRange), `the range of "${name}" does not hold its name`);
    assert(document.validateRange(range).isEqual(range), `the range of "${name}" leaves the text`);
  }
});

test('the views list events, entities and figures', async () => {
  await annotated(article);
  const api = await newsmark();
  assert(api.rows('events').includes('Rotterdam'), `events: ${api.rows('events')}`);
  assert(api.rows('entities').includes('Maria Lindqvist'), `entities: ${api.rows('entities')}`);
  assert(api.rows('figures').includes('$2.4 billion'), `figures: ${api.rows('figures')}`);
});

test('an edit annotates anew, and undo brings back what was', async () => {
  const { editor, document } = await annotated(article);
  const before = await marksAfterEdit(document);
  const end = document.positionAt(document.getText().length);
  await editor.edit(edit => edit.insert(end, '\nAngela Ferrari visited Lisbon on Monday.\n'));
  const during = await marksAfterEdit(document);
  assert(has(during, 'GPE', 'Lisbon'), `no GPE "Lisbon" among ${textsOf(during).join(', ')}`);
  await vscode.commands.executeCommand('undo');
  assertEqual(await marksAfterEdit(document), before, 'marks after undo');
});

test('text put before the annotations moves them along', async () => {
  const { editor, document } = await annotated(article);
  const before = await marksAfterEdit(document);
  const inserted = 'Rain fell.\n\n';
  await editor.edit(edit => edit.insert(new vscode.Position(0, 0), inserted));
  const after = await marksAfterEdit(document);
  const names = (marks: readonly Mark[]) => marks.filter(({ kind }) => kind === 'PERSON' || kind === 'MONEY');
  assert(names(before).length > 0, 'no names and no money to move');
  assertEqual(
    names(after),
    names(before).map(({ kind, start, end, text }) => ({
      kind,
      start: start + inserted.length,
      end: end + inserted.length,
      text,
    })),
    'names and money',
  );
});

test('after many quick edits the marks are those of the text as if it were new', async () => {
  const { editor, document } = await annotated(article);
  const words = ['Oslo ', 'and ', '$5 million ', 'visited ', 'Paris ', 'on ', 'Friday ', 'said '];
  for (let i = 0; i < 40; i++) {
    const length = document.getText().length;
    const at = document.positionAt((i * 7919) % length);
    if (i % 5 === 4) await editor.edit(edit => edit.delete(new vscode.Range(at, at.translate(0, 3))));
    else await editor.edit(edit => edit.insert(at, words[i % words.length] ?? ''));
  }
  const edited = await marksAfterEdit(document);
  assert(edited.length > 0, 'nothing is marked');
  const fresh = await untitled(document.getText());
  await annotated(fresh);
  assertEqual(textsOf(await marksAfterEdit(fresh)), textsOf(edited), 'marks');
});

test('two views of one document are both marked', async () => {
  const { document } = await annotated(article);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  await marksAfterEdit(document);
  const api = await newsmark();
  const views = await until('two views', () => {
    const found = api.decorations(document.uri.toString());
    return found.length === 2 && found;
  });
  for (const view of views)
    assert(
      view.PERSON?.some(({ text }) => text === 'Maria Lindqvist'),
      JSON.stringify(view),
    );
});
