import * as vscode from 'vscode';
import { annotated, marksOf, newsmark, positionOf, settled, untitled } from './newsmark';
import { assert, assertEqual, test, until } from './testing';
import { at, read, show, write } from './workspace';

const article = 'corpus/harbour.txt';

/** Texts that a corpus may hold by mistake or by malice. Each must be annotated like any other. */
const texts: Readonly<Record<string, string>> = {
  'an empty text': '',
  'nothing but white space': ' \t\n\u00a0\u3000\n\n\n',
  'NUL characters': 'Oslo\0Norway\0\0 met \0',
  'emoji and joined emoji': '👩‍👩‍👧 Maria Lindqvist 🇳🇴 met 😀 Pieter van Houten 👍🏽 in Oslo.',
  'lone surrogates': 'Maria \ud83d Lindqvist met \udc4d Pieter in Oslo \ud800',
  'right-to-left text': '\u202eمرحبا بالعالم\u202c قال الرئيس في القاهرة. שלום עולם Oslo',
  'combining marks without end': `Oslo ${'e\u0301\u0327'.repeat(5000)} Norway`,
  'a word without end': 'a'.repeat(200_000),
  'digits without end': '9'.repeat(100_000),
  'quotation marks without end': '"\u201c\u201d'.repeat(20_000),
  'brackets and commands in Markdown': '[Oslo](command:workbench.action.quit) `x` <b>Norway</b> $(zap) **Maria**',
};

for (const [name, text] of Object.entries(texts)) {
  test(`no harm is done by ${name}`, async () => {
    const { document, summary } = await annotated(await untitled(text));
    assertEqual(summary.state, 'ready', 'state');
    for (const { start, end } of await marksOf(document.uri))
      assert(start <= end && end <= document.getText().length, `a mark from ${start} to ${end}`);
  });
}

test('LF, CRLF and a byte-order mark make no difference', async () => {
  const text = await read(article);
  const forms = { 'corpus/crlf.txt': text.replaceAll('\n', '\r\n'), 'corpus/bom.txt': `\uFEFF${text}` };
  const { uri } = await annotated(article);
  const wanted = (await marksOf(uri)).map(mark => mark.text);
  assert(wanted.length > 0, 'nothing is marked');
  for (const [path, content] of Object.entries(forms)) {
    await write(path, content);
    const other = await annotated(path);
    assertEqual(
      (await marksOf(other.uri)).map(mark => mark.text.replaceAll('\r\n', '\n')),
      wanted,
      path,
    );
  }
});

test('bytes that are not UTF-8 are shown and annotated as well as they can be', async () => {
  const bytes = [...new TextEncoder().encode('OSLO - Maria Lindqvist met Pieter in Z')];
  await write('corpus/latin.txt', Uint8Array.from([...bytes, 0xfc, 0x72, 0x69, 0x63, 0x68, 0x2e]));
  assertEqual((await annotated('corpus/latin.txt')).summary.state, 'ready', 'state');
});

test('a file that vanishes while it is open keeps its annotations', async () => {
  await write('corpus/fleeting.txt', 'OSLO - Maria Lindqvist met Pieter van Houten.\n');
  const { document, uri, summary } = await annotated('corpus/fleeting.txt');
  const isMarked = async () =>
    (await marksOf(uri)).some(({ kind, text }) => kind === 'PERSON' && text === 'Maria Lindqvist');
  await until('its marks', isMarked);
  await vscode.workspace.fs.delete(at('corpus/fleeting.txt'));
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    positionOf(document, 'Maria'),
  );
  const words = hovers.flatMap(hover => hover.contents.map(content => (content as vscode.MarkdownString).value)).join();
  assert(words.includes('Maria Lindqvist'), `the card says: ${words || 'nothing'}`);
  assertEqual((await settled(document)).entities, summary.entities, 'entities');
  // some hosts take the editor of a file that is gone away
  const isShown = vscode.window.visibleTextEditors.some(editor => editor.document === document);
  if (isShown) assert(await isMarked(), 'no marks');
});

test('a single line of 20 MB opens, and the editor answers meanwhile', async () => {
  const sentence = 'Maria Lindqvist met Pieter van Houten in Rotterdam on Tuesday to sign for $2.4 billion. ';
  await write('corpus/huge.txt', sentence.repeat(Math.ceil(20e6 / sentence.length)));
  const { document } = await show('corpus/huge.txt');
  assert(document.getText().length >= 20e6, 'the text was cut');
  const since = Date.now();
  const { uri } = await annotated(article);
  const other = await vscode.workspace.openTextDocument(uri);
  await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, positionOf(other, 'Rotterdam'));
  const waited = Date.now() - since;
  assert(waited < 5000, `another document was annotated only after ${waited} ms`);
  const state = (await newsmark()).state(document.uri.toString())?.state;
  assert(state === 'tooLarge' || state === 'ready' || state === 'loading', `its state is ${state}`);
}, 60_000);
