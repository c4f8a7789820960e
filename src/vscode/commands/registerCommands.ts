import * as vscode from 'vscode';
import type { Command, CommandHost } from './command';

/** What the bundle of commands exports. */
interface CommandsModule {
  readonly COMMANDS: readonly Command[];
}

/**
 * Makes the commands of the manifest known to the editor. What they do is loaded, from their bundle, with the first of
 * them that is run.
 */
export function registerCommands(host: CommandHost, load: () => Promise<object>): vscode.Disposable {
  const { contributes } = host.services.context.extension.packageJSON as Manifest;
  let loaded: Promise<readonly Command[]> | undefined;
  const run = async (id: string, args: readonly unknown[]): Promise<unknown> => {
    loaded ??= load().then(commandsOf);
    try {
      const commands = await loaded;
      return commands.find(command => command.id === id)?.run(host, ...args);
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

function commandsOf(module: object): readonly Command[] {
  const { COMMANDS } = module as Partial<CommandsModule>;
  if (COMMANDS === undefined) throw new Error('the bundle of commands exports none');
  return COMMANDS;
}

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}
