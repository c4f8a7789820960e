import * as vscode from 'vscode';
import { annotated, marksOf, newsmark, positionOf, settled } from './newsmark';
import { assert, assertEqual, test, until } from './testing';
import { show, write } from './workspace';

const article = 'corpus/harbour.txt';
const wordsAt = (document: vscode.TextDocument, ranges: readonly vscode.Range[]): readonly string[] =>
  ranges.map(range => document.getText(range));

test('the mentions of a person are highlighted together and found as references', async () => {
  const { document, uri } = await annotated(article);
  const position = positionOf(document, 'Lindqvist told').translate(0, 2);
  const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
    'vscode.executeDocumentHighlights',
    uri,
    position,
  );
  assertEqual(
    [
      ...wordsAt(
        document,
        highlights.map(h => h.range),
      ),
    ].sort(),
    ['Lindqvist', 'Maria Lindqvist'],
    'highlights',
  );
  const references = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    uri,
    position,
  );
  assertEqual(references.length, 2, 'references');
});

test('the definition of a short name is the full name', async () => {
  const { document, uri } = await annotated(article);
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    positionOf(document, 'Lindqvist told').translate(0, 2),
  );
  const ranges = found.map(f => ('targetRange' in f ? f.targetRange : f.range));
  assertEqual(wordsAt(document, ranges), ['Maria Lindqvist'], 'definition');
});

test('a selection grows from the word to its annotation, its line and the text', async () => {
  const { document, uri } = await annotated(article);
  const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
    'vscode.executeSelectionRangeProvider',
    uri,
    [positionOf(document, 'Lindqvist met').translate(0, 2)],
  );
  const steps: string[] = [];
  for (let at: vscode.SelectionRange | undefined = selection; at; at = at.parent)
    steps.push(document.getText(at.range));
  assert(steps.includes('Maria Lindqvist'), `no annotation among ${steps.join(' | ')}`);
  for (const [i, step] of steps.entries())
    assert(i === 0 || step.includes(steps[i - 1] ?? ''), `"${step}" is no larger`);
});

test('a link goes to its place', async () => {
  const { document, uri } = await annotated(article);
  await write('elsewhere/notes.txt', 'Nothing.\n');
  await show('elsewhere/notes.txt');
  const start = document.getText().indexOf('Rotterdam');
  await vscode.commands.executeCommand('newsmark.goToPlace', uri.toString(), start, start + 9);
  const editor = vscode.window.activeTextEditor;
  assertEqual(editor?.document.getText(editor.selection), 'Rotterdam', 'selection');
});

test('a link with arguments that make no sense does nothing', async () => {
  await annotated(article);
  for (const args of [[], [1, 2, 3], ['file:///a.txt', 0]]) {
    await vscode.commands.executeCommand('newsmark.goToPlace', ...args);
  }
});

test('plain text that matches the setting is annotated, and no more when it does not', async () => {
  await write('elsewhere/plain.txt', 'Maria Lindqvist met Pieter van Houten in Rotterdam on Tuesday.\n');
  const settings = () => vscode.workspace.getConfiguration('newsmark');
  const { document } = await show('elsewhere/plain.txt');
  const api = await newsmark();
  const uri = document.uri.toString();
  assertEqual(api.state(uri), undefined, 'state before');
  await settings().update('corpus.include', ['elsewhere/**/*.txt'], vscode.ConfigurationTarget.Workspace);
  await until('a session', () => api.state(uri));
  assert((await settled(document)).entities > 0, 'no entities');
  await until('the language, for its wrap and its colours', () => document.languageId === 'newsmark');
  await until('marks', async () => (await marksOf(document.uri)).length > 0);
  await settings().update('corpus.include', undefined, vscode.ConfigurationTarget.Workspace);
  await until('no session', () => api.state(uri) === undefined);
  await until('no marks', async () => (await marksOf(document.uri)).length === 0);
});

test('a text of one’s own is annotated when asked for, and again when it is opened another day', async () => {
  await write('notes/report.md', '# Report\n\nMaria Lindqvist met Pieter van Houten in Rotterdam on Tuesday.\n');
  const api = await newsmark();
  const { document } = await show('notes/report.md');
  const uri = document.uri.toString();
  assertEqual([document.languageId, api.state(uri)], ['markdown', undefined], 'language and state before');
  await vscode.commands.executeCommand('newsmark.annotateThis');
  await until('a session', () => api.state(uri));
  assert((await settled(document)).entities >= 3, 'no entities');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const again = await show('notes/report.md');
  await until('news text again', () => again.document.languageId === 'newsmark');
  await vscode.languages.setTextDocumentLanguage(again.document, 'markdown');
  await until('no session', () => api.state(uri) === undefined);
  assertEqual(again.document.languageId, 'markdown', 'the language that the person chose');
});

test('a text that is pasted into a new file is annotated when asked for', async () => {
  const pasted = await vscode.workspace.openTextDocument({
    language: 'plaintext',
    content: 'Maria Lindqvist met Pieter van Houten in Rotterdam.',
  });
  await vscode.window.showTextDocument(pasted);
  await vscode.commands.executeCommand('newsmark.annotateThis');
  const api = await newsmark();
  await until('a session', () => api.state(pasted.uri.toString()));
  assert((await settled(pasted)).entities >= 3, 'no entities');
});

test('tables of a user’s own are used, also after they change, and no more when the setting goes', async () => {
  const settings = () => vscode.workspace.getConfiguration('newsmark');
  const head = 'unit\tquantity\twords\tsymbols\tbase\tfactor\toffset\n';
  await write('own/units.tsv', `${head}pitch\tarea\tpitch|pitches\t\tsquare-meter\t7140\t\n`);
  await write('corpus/tables.txt', 'Fire burned three pitches and five lanes near Rotterdam.\n');
  const api = await newsmark();
  await show('corpus/tables.txt');
  const has = (words: string) => api.rows('figures').includes(words);
  await until('figures', () => api.rows('figures').includes('five'));
  assert(!has('three pitches'), 'the unit is known before');
  await settings().update('tables.folder', 'own', vscode.ConfigurationTarget.Workspace);
  await until('the unit', () => has('three pitches'));
  await write('own/units.tsv', `${head}lane\tlength\tlane|lanes\t\tmeter\t18\t\n`);
  await until('the other unit', () => has('five lanes') && !has('three pitches'));
  await settings().update('tables.folder', undefined, vscode.ConfigurationTarget.Workspace);
  await until('no unit', () => !has('five lanes'));
});

test('a text above the limit is left alone until it is asked for', async () => {
  const settings = () => vscode.workspace.getConfiguration('newsmark');
  await settings().update('performance.maxFileSize', 1, vscode.ConfigurationTarget.Workspace);
  try {
    await write('corpus/large.txt', 'Maria Lindqvist met Pieter van Houten in Rotterdam.\n\n'.repeat(40));
    const { document } = await show('corpus/large.txt');
    const api = await newsmark();
    await until('the state', () => api.state(document.uri.toString())?.state === 'tooLarge');
    assertEqual(api.state(document.uri.toString())?.entities, 0, 'entities');
    await vscode.commands.executeCommand('newsmark.annotateAnyway');
    assert((await settled(document)).entities >= 80, 'it is not annotated');
  } finally {
    await settings().update('performance.maxFileSize', undefined, vscode.ConfigurationTarget.Workspace);
  }
});

test('events can be listed by date, by kind and by who takes part', async () => {
  await annotated(article);
  const api = await newsmark();
  const before = api.rows('events');
  const order = (value: string | undefined) =>
    vscode.workspace
      .getConfiguration('newsmark')
      .update('views.eventOrder', value, vscode.ConfigurationTarget.Workspace);
  try {
    for (const [value, heading] of [
      ['date', /^(?:\d|Without)/m],
      ['type', /^Meeting/m],
      ['participant', /^Maria Lindqvist/m],
    ] as const) {
      await order(value);
      await until(`events by ${value}`, () => heading.test(api.rows('events')));
    }
  } finally {
    await order(undefined);
    await until('the first order', () => api.rows('events') === before);
  }
});

test('an annotation is shown in its view, and the editor stays as it is', async () => {
  const { editor, document } = await annotated(article);
  const at = positionOf(document, '$2.4 billion').translate(0, 2);
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand('newsmark.revealInView');
  const api = await newsmark();
  await until('its row', () => api.selected('figures')?.includes('2.4 billion'));
  assertEqual(vscode.window.activeTextEditor?.selection.active, at, 'cursor');
});

test('a long document is marked where it is in sight, and stays right while it is edited', async () => {
  const paragraph = (i: number) =>
    `Maria Lindqvist met Pieter van Houten in Rotterdam on Tuesday, and paid $${i + 1}.5 million for train ${i}.\n\n`;
  await write('corpus/long.txt', Array.from({ length: 500 }, (_, i) => paragraph(i)).join(''));
  const { editor, document, uri } = await annotated('corpus/long.txt');
  await until('marks', async () => (await marksOf(uri)).length > 0);
  for (let i = 0; i < 4; i++) {
    await editor.edit(edit => edit.insert(positionOf(document, `train ${i}.`), 'fast '));
    await settled(document);
  }
  const text = document.getText();
  for (const mark of await marksOf(uri)) assertEqual(mark.text, text.slice(mark.start, mark.end), 'a mark');
  const seen = (await marksOf(uri)).filter(m => m.kind === 'MONEY').map(m => m.text);
  assert(seen.includes('$1.5 million'), `no "$1.5 million" among ${seen.slice(0, 5).join(', ')}`);
}, 60_000);

test('a long text is typed into without a look at all of it at each key', async () => {
  const paragraph = (i: number) =>
    `Maria Lindqvist met Pieter van Houten in Rotterdam on Tuesday, and paid $${i + 1}.5 million for train ${i}.\n\n`;
  await write('corpus/typed.txt', Array.from({ length: 3000 }, (_, i) => paragraph(i)).join(''));
  const { editor, document, uri } = await annotated('corpus/typed.txt');
  const api = await newsmark();
  const at = positionOf(document, 'train 3.');
  editor.selection = new vscode.Selection(at, at);
  const keys = 60;
  const versions = new Set<number | undefined>();
  const watch = setInterval(() => versions.add(api.state(uri.toString())?.version), 5);
  await Promise.all(Array.from({ length: keys }, () => vscode.commands.executeCommand('type', { text: 'x' })));
  await settled(document);
  clearInterval(watch);
  assert(document.getText().includes(`${'x'.repeat(keys)}train 3.`), 'it was not typed');
  // the one before, and those of a few pauses of a busy machine
  assert(versions.size <= keys / 5, `the engine answered for ${versions.size} versions of ${keys} keys`);
  await settled(document);
  const text = document.getText();
  await until('marks that are right', async () => {
    const marks = await marksOf(uri);
    return marks.length > 0 && marks.every(mark => mark.text === text.slice(mark.start, mark.end));
  });
  const seen = (await marksOf(uri)).filter(m => m.kind === 'PERSON').map(m => m.text);
  assert(
    seen.every(words => /^(?:Maria Lindqvist|Pieter van Houten)$/.test(words)),
    seen.slice(0, 8).join(', '),
  );
}, 120_000);

test('normalised values stand behind figures where a person asks for them', async () => {
  const { document, uri } = await annotated(article);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = async (): Promise<readonly string[]> => {
    const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      uri,
      whole,
    );
    return found.map(hint => String(hint.label));
  };
  assertEqual(await hints(), [], 'hints at first');
  const settings = vscode.workspace.getConfiguration('newsmark');
  await settings.update('inlayHints.values', true, vscode.ConfigurationTarget.Global);
  try {
    await until('hints', async () => (await hints()).length > 0);
  } finally {
    await settings.update('inlayHints.values', undefined, vscode.ConfigurationTarget.Global);
  }
});
