import Ajv from 'ajv';
import * as vscode from 'vscode';
import type { NewsmarkDocument } from '../../src/core/annotations/model';
import schema from '../../src/core/annotations/newsmark1.schema.json';
import type { ExportReport } from '../../src/vscode/commands/exportRun';
import { annotated, newsmark } from './newsmark';
import { assert, assertEqual, test, until } from './testing';
import { at, exists, read, write } from './workspace';

const article = 'corpus/harbour.txt';

/** Runs a command that writes annotations. */
async function exportTo(command: string, source: vscode.Uri | undefined, to: string, format: 'json' | 'jsonl') {
  await newsmark();
  const args = { format, to: at(to).toString() };
  const report = await vscode.commands.executeCommand<ExportReport>(command, ...(source ? [source, args] : [args]));
  assert(report, `${command} gave no report`);
  return report;
}

/** Checks a document against the schema and against its text. */
function check(json: string, text: string): NewsmarkDocument {
  const value: unknown = JSON.parse(json);
  const validate = new Ajv({ allErrors: true }).compile<NewsmarkDocument>(schema);
  if (!validate(value)) throw new Error(`not newsmark/1: ${JSON.stringify(validate.errors)}`);
  const spans = [...value.entities, ...value.figures, ...value.events.map(({ trigger }) => trigger)];
  for (const { start, end, text: quoted } of spans) assertEqual(quoted, text.slice(start, end), `text at ${start}`);
  return value;
}

test('the export of a document is valid newsmark/1 and says what the editor shows', async () => {
  const { uri, summary } = await annotated(article);
  const report = await exportTo('newsmark.exportDocument', uri, 'exports/harbour.json', 'json');
  assertEqual(report.outcome, 'done', `outcome (${report.failures.join('; ')})`);
  const document = check(await read('exports/harbour.json'), await read(article));
  assertEqual(
    [document.entities.length, document.figures.length],
    [summary.entities, summary.figures],
    'numbers of entities and figures',
  );
  // what carries no event of its own is not written
  const { events } = document;
  assert(events.length > 0 && events.length <= summary.events, `${events.length} of ${summary.events} events`);
  assert(document.entities.length > 0 && document.figures.length > 0, 'the export is empty');
});

test('an export has the text as it stands in the editor, saved or not', async () => {
  const { editor, document, uri } = await annotated(article);
  await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Ingrid Solberg left Oslo on Sunday.\n\n'));
  const report = await exportTo('newsmark.exportDocument', uri, 'exports/unsaved.json', 'json');
  assertEqual(report.outcome, 'done', `outcome (${report.failures.join('; ')})`);
  check(await read('exports/unsaved.json'), document.getText());
});

test('the export of a folder as JSON Lines has a valid line for each text', async () => {
  await write('corpus/batch/one.txt', 'LIMA - Carlos Rey met union leaders on Monday.\n');
  await write('corpus/batch/two.txt', '\uFEFFACCRA - Sales rose 4.5 percent to 3,100 tons 😀 in May.\r\n');
  await write('corpus/batch/empty.txt', '');
  const report = await exportTo('newsmark.exportFolder', at('corpus/batch'), 'exports/batch.jsonl', 'jsonl');
  assertEqual([report.outcome, report.documents, report.failures], ['done', 3, []], 'report');
  const lines = (await read('exports/batch.jsonl')).trimEnd().split('\n');
  assertEqual(lines.length, 3, 'lines');
  const texts = ['', await read('corpus/batch/one.txt'), (await read('corpus/batch/two.txt')).replace('\uFEFF', '')];
  for (const [i, line] of lines.entries()) check(line, texts[i] ?? '');
});

test('a text that is not UTF-8 is named, and the others are exported', async () => {
  await write('corpus/mixed/good.txt', 'LIMA - Carlos Rey met union leaders on Monday.\n');
  await write('corpus/mixed/latin.txt', Uint8Array.from([0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68]));
  const report = await exportTo('newsmark.exportFolder', at('corpus/mixed'), 'exports/mixed', 'json');
  assertEqual(report.documents, 1, 'documents');
  assert(
    report.failures.length === 1 && report.failures[0]?.includes('latin.txt') && report.failures[0].includes('UTF-8'),
    `failures: ${report.failures.join('; ')}`,
  );
});

test('a text that is gone is named, and nothing is written', async () => {
  const report = await exportTo('newsmark.exportDocument', at('corpus/gone.txt'), 'exports/gone.json', 'json');
  assertEqual(report.documents, 0, 'documents');
  assert(report.failures.join().includes('gone.txt'), `failures: ${report.failures.join('; ')}`);
  assertEqual(await exists('exports/gone.json'), false, 'a file of the export');
});

test('a target that cannot be written is named, and no half file is left', async () => {
  await write('exports/blocked', 'a file where a folder is wanted');
  const report = await exportTo('newsmark.exportDocument', at(article), 'exports/blocked/out.json', 'json');
  assert(report.outcome !== 'done' || report.documents === 0, `outcome: ${report.outcome}`);
  assert(report.failures.length > 0, 'no failure is told');
  assertEqual(await read('exports/blocked'), 'a file where a folder is wanted', 'the file in the way');
  const left = (await vscode.workspace.fs.readDirectory(at('exports'))).map(([name]) => name);
  assertEqual(
    left.filter(name => /tmp|part/.test(name)),
    [],
    'half-written files',
  );
});

test('the export of the corpus takes every news text of the workspace', async () => {
  const report = await exportTo('newsmark.exportCorpus', undefined, 'exports/corpus.jsonl', 'jsonl');
  assertEqual(report.outcome, 'done', 'outcome');
  const ids = (await read('exports/corpus.jsonl'))
    .trimEnd()
    .split('\n')
    .map(line => (JSON.parse(line) as NewsmarkDocument).document.id);
  assertEqual(ids.length, report.documents, 'lines');
  assert(
    ids.some(id => id.endsWith('harbour')),
    `documents: ${ids.join(', ')}`,
  );
});

/** Runs a command that asks, and takes the first choice each time, as Enter does. */
async function takeFirst(command: string, ...args: readonly unknown[]): Promise<ExportReport> {
  let report: ExportReport | undefined;
  vscode.commands.executeCommand<ExportReport>(command, ...args).then(value => {
    report = value;
  });
  return until('the report', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return report;
  });
}

test('by keyboard, a text is exported to the annotations beside its folder', async () => {
  await write('corpus/by-key.txt', 'LIMA - Carlos Rey met union leaders on Monday.\n');
  const { uri } = await annotated('corpus/by-key.txt');
  const report = await takeFirst('newsmark.exportDocument', uri);
  assertEqual([report.outcome, report.documents, report.failures], ['done', 1, []], 'report');
  check(await read('annotations/by-key.newsmark.json'), await read('corpus/by-key.txt'));
});

test('by keyboard, a folder is exported to the annotations beside it, a file for each text', async () => {
  await write('corpus/pair/one.txt', 'LIMA - Carlos Rey met union leaders on Monday.\n');
  await write('corpus/pair/deep/two.txt', 'ACCRA - Sales rose 4.5 percent in May.\n');
  const report = await takeFirst('newsmark.exportFolder', at('corpus/pair'));
  assertEqual([report.outcome, report.documents, report.failures], ['done', 2, []], 'report');
  check(await read('corpus/annotations/one.newsmark.json'), await read('corpus/pair/one.txt'));
  check(await read('corpus/annotations/deep/two.newsmark.json'), await read('corpus/pair/deep/two.txt'));
});

test('all that is selected in the explorer is exported, each text once', async () => {
  await write('corpus/some/one.txt', 'LIMA - Carlos Rey met union leaders on Monday.\n');
  await write('corpus/some/two.txt', 'ACCRA - Sales rose 4.5 percent in May.\n');
  await write('corpus/some/three.txt', 'QUITO - Rain fell on Monday.\n');
  const selected = [at('corpus/some/two.txt'), at('corpus/some/one.txt'), at('corpus/some/two.txt')];
  const report = await takeFirst('newsmark.exportDocument', selected[0], selected);
  assertEqual([report.outcome, report.documents, report.failures], ['done', 2, []], 'report');
  for (const name of ['one', 'two']) assert(await exists(`corpus/annotations/${name}.newsmark.json`), name);
  assertEqual(await exists('corpus/annotations/three.newsmark.json'), false, 'a text that was not selected');
});
