import * as vscode from 'vscode';
import { shorten } from '../present/markdown';
import type { Services } from '../services';
import type { Command } from './command';

/**
 * Texts that a person may have annotated: prose that has no language of Newsmark yet. Also before this extension runs,
 * when no state is set.
 */
const NOT_NEWS = [
  'resourceLangId =~ /^(plaintext|markdown|html|restructuredtext|latex)$/',
  ...['loading', 'ready', 'failed', 'tooLarge'].map(state => `newsmark.state != ${state}`),
].join(' && ');
const OWN_FILE = 'resourceExtname =~ /^\\.(txt|text|md|markdown|html?)$/ && resourceLangId != newsmark';

/** The sample articles, below the extension's folder. */
const SAMPLES = ['media', 'corpus'] as const;

/** The walkthrough, the samples, the log, and the way on with a large file. */
export const HELP_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.openWalkthrough',
    title: 'Open the walkthrough',
    menus: [{ menu: 'view/title', when: 'view == newsmark.events', group: '3_help@1' }],
    run: ({ services: { context } }) =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false),
  },
  {
    id: 'newsmark.openSamples',
    title: 'Open the sample corpus',
    menus: [{ menu: 'view/title', when: 'view == newsmark.events', group: '3_help@2' }],
    run: ({ services }) => openSamples(services),
  },
  {
    id: 'newsmark.showLog',
    title: 'Show log',
    run: ({ services }) => services.log.show(),
  },
  {
    id: 'newsmark.annotateThis',
    title: 'Annotate this text',
    icon: 'book',
    palette: NOT_NEWS,
    key: { key: 'ctrl+k t', when: `editorTextFocus && ${NOT_NEWS}` },
    menus: [
      { menu: 'editor/context', when: NOT_NEWS, group: '1_modification@9' },
      { menu: 'explorer/context', when: `!explorerResourceIsFolder && ${OWN_FILE}`, group: '7_newsmark@0' },
    ],
    run: ({ services }, target) => annotateThis(services, target),
  },
  {
    id: 'newsmark.annotateAnyway',
    title: 'Annotate this large text',
    icon: 'play',
    enablement: 'newsmark.state == tooLarge',
    palette: 'newsmark.state == tooLarge',
    run: ({ services }) => services.sessions.active?.retry(),
  },
];

/** Makes a text news text: the one named, else the one in the active editor. */
async function annotateThis({ notify, t, texts }: Services, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : undefined;
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  if (!document) {
    notify.info(t('Open the text first, or paste it into a new file.'));
    return;
  }
  await texts.take(document);
  if (uri) await vscode.window.showTextDocument(uri, { preview: false });
}

async function openSamples({ context, notify, t }: Services): Promise<void> {
  const folder = vscode.Uri.joinPath(context.extensionUri, ...SAMPLES);
  const names = (await vscode.workspace.fs.readDirectory(folder))
    .filter(([name, type]) => type === vscode.FileType.File && name.endsWith('.txt'))
    .map(([name]) => name)
    .sort();
  const items = await Promise.all(
    names.map(async name => {
      const uri = vscode.Uri.joinPath(folder, name);
      const text = new TextDecoder().decode((await vscode.workspace.fs.readFile(uri)).slice(0, 400));
      return { label: name, detail: shorten(text.trimStart().split(/\r?\n/, 1)[0] ?? '', 110), value: uri };
    }),
  );
  const chosen = await notify.pick(items, {
    title: t('Sample corpus'),
    placeHolder: t('Which article? They are invented, and yours to edit after Save As.'),
    matchOnDetail: true,
  });
  if (!chosen) return;
  await vscode.window.showTextDocument(chosen, { preview: false });
  await vscode.commands.executeCommand('newsmark.events.focus');
}
