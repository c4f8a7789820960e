import * as vscode from 'vscode';
import { safeText } from '../app/safeText';

/** A button of a notification. */
export interface Choice {
  readonly label: string;
  readonly run: () => unknown;
}

/** An item of a list to pick from. What comes from outside is shown and does nothing else. */
export interface PickItem<Value> {
  readonly label: string;
  /** The name of a codicon. */
  readonly icon?: string;
  readonly description?: string;
  readonly detail?: string;
  readonly picked?: boolean;
  /** Undefined for a heading. */
  readonly value: Value | undefined;
}

export interface PickOptions<Value> {
  readonly title?: string;
  readonly placeHolder: string;
  readonly matchOnDescription?: boolean;
  readonly matchOnDetail?: boolean;
  /** Hears of each item that the person moves to. */
  readonly onMove?: (value: Value) => void;
}

type Show = (message: string, ...labels: string[]) => Thenable<string | undefined>;

/**
 * **The one way in which the extension speaks.** A message, a progress, a status or a list may hold names of files and
 * words of texts, which the editor would read as links that run commands, or as icons: all of it goes through
 * `safeText` here.
 */
export class Notify {
  readonly #spawn: (name: string, work: () => Promise<unknown>) => void;

  /** `spawn` runs what a button asks for, and logs what goes wrong with it. */
  constructor(spawn: (name: string, work: () => Promise<unknown>) => void) {
    this.#spawn = spawn;
  }

  info(message: string, ...choices: readonly Choice[]): void {
    this.#show(vscode.window.showInformationMessage, message, choices);
  }

  warn(message: string, ...choices: readonly Choice[]): void {
    this.#show(vscode.window.showWarningMessage, message, choices);
  }

  error(message: string, ...choices: readonly Choice[]): void {
    this.#show(vscode.window.showErrorMessage, message, choices);
  }

  /** Asks before anything goes on; resolves to the label that was chosen, undefined when none was. */
  async ask(message: string, detail: string, ...labels: readonly string[]): Promise<string | undefined> {
    // the detail of a dialog is plain text, of several lines
    const lines = detail.split('\n').map(line => safeText(line, 'message'));
    const options = { modal: true, detail: lines.join('\n') };
    return vscode.window.showWarningMessage(safeText(message, 'message'), options, ...labels);
  }

  /** Says something in the status bar for some seconds. */
  status(message: string): void {
    vscode.window.setStatusBarMessage(safeText(message, 'label'), 4000);
  }

  /** Keeps words in the status bar, which run a command when they are chosen; until what it returns is disposed of. */
  keepStatus(item: {
    readonly id: string;
    readonly name: string;
    /** The name of a codicon. */
    readonly icon: string;
    readonly words: string;
    readonly tooltip: string;
    readonly command: string;
  }): vscode.Disposable {
    const shown = vscode.window.createStatusBarItem(item.id, vscode.StatusBarAlignment.Left, 1000);
    shown.name = item.name;
    shown.text = `$(${item.icon}) ${safeText(item.words, 'label')}`;
    shown.tooltip = safeText(item.tooltip, 'message');
    shown.accessibilityInformation = { label: shown.tooltip };
    shown.command = item.command;
    shown.show();
    return shown;
  }

  /** Shows that something goes on: in the status bar, or as a notification that can cancel it. */
  async progress<Value>(
    where: 'statusBar' | 'notification',
    title: string,
    work: (report: (message: string, increment: number) => void, token: vscode.CancellationToken) => Promise<Value>,
  ): Promise<Value> {
    const { Notification, Window } = vscode.ProgressLocation;
    const options =
      where === 'notification'
        ? { location: Notification, cancellable: true, title: safeText(title, 'message') }
        : { location: Window, title: safeText(title, 'label') };
    return vscode.window.withProgress(options, (progress, token) =>
      work((message, increment) => progress.report({ message: safeText(message, 'message'), increment }), token),
    );
  }

  /** Lets the person pick one. */
  async pick<Value>(items: readonly PickItem<Value>[], options: PickOptions<Value>): Promise<Value | undefined> {
    const { onMove, ...rest } = options;
    const made = items.map(item => quickPickItem(item));
    const chosen = await vscode.window.showQuickPick(made, {
      ...rest,
      ...(onMove && {
        onDidSelectItem: item => {
          const value = made.find(each => each === item)?.value;
          if (value !== undefined) onMove(value);
        },
      }),
    });
    return chosen?.value;
  }

  /** Lets the person tick any number; undefined when they dismiss it. */
  async pickMany<Value>(
    items: readonly PickItem<Value>[],
    options: PickOptions<Value>,
  ): Promise<readonly Value[] | undefined> {
    const made = items.map(item => quickPickItem(item));
    const chosen = await vscode.window.showQuickPick(made, { ...options, canPickMany: true });
    return chosen?.flatMap(({ value }) => (value === undefined ? [] : [value]));
  }

  #show(show: Show, message: string, choices: readonly Choice[]): void {
    this.#spawn('answer a message', async () => {
      const chosen = await show(safeText(message, 'message'), ...choices.map(({ label }) => label));
      await choices.find(({ label }) => label === chosen)?.run();
    });
  }
}

/** An item as the editor shows it. */
export function quickPickItem<Value>(item: PickItem<Value>): vscode.QuickPickItem & { readonly value?: Value } {
  const { label, icon, description, detail, picked, value } = item;
  const words = safeText(label, 'label');
  if (value === undefined) return { label: words, kind: vscode.QuickPickItemKind.Separator };
  return {
    label: icon === undefined ? words : `$(${icon}) ${words}`,
    ...(description === undefined ? {} : { description: safeText(description, 'label') }),
    ...(detail === undefined ? {} : { detail: safeText(detail, 'label') }),
    ...(picked === undefined ? {} : { picked }),
    value,
  };
}
