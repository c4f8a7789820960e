import * as vscode from 'vscode';
import type { LabelSet } from '../../core';
import { shownLabels } from '../present/labels';
import type { Command, CommandHost } from './command';

/** What the bundle of commands exports. */
interface CommandsModule {
  readonly COMMANDS: readonly Command[];
  /** Its labels are to be those of the bundle that loaded it. */
  showLabels(labels: LabelSet): void;
}

/**
 * Makes the commands of the manifest known to the editor. What they do is loaded, from their bundle, with the first of
 * them that is run.
 */
export function registerCommands(host: CommandHost, load: () => Promise<object>): vscode.Disposable {
  const { contributes } = host.services.context.extension.packageJSON as Manifest;
  let loaded: Promise<CommandsModule> | undefined;
  const run = async (id: string, args: readonly unknown[]): Promise<unknown> => {
    loaded ??= load().then(checked);
    try {
      const { COMMANDS, showLabels } = await loaded;
      showLabels(shownLabels());
      return COMMANDS.find(command => command.id === id)?.run(host, ...args);
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  };
  return vscode.Disposable.from(
    ...contributes.commands.map(({ command }) =>
      vscode.commands.registerCommand(command, (...args: unknown[]) => run(command, args)),
    ),
  );
}

function checked(module: object): CommandsModule {
  const { COMMANDS, showLabels } = module as Partial<CommandsModule>;
  if (COMMANDS === undefined || showLabels === undefined) throw new Error('the bundle of commands exports none');
  return { COMMANDS, showLabels };
}

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}
