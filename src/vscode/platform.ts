import type * as vscode from 'vscode';
import type { Engine } from '../app/engine';
import type { EngineChannel } from '../app/engineChannel';
import type { Files } from '../app/ports';
import type { FormatsModule } from './formatsModule';

/** What a host has of the machine's disks. */
export interface FilePlatform {
  /**
   * The file system of the machine, by its own paths, where the host has one: it streams, flushes and moves files in
   * one step.
   */
  diskFiles?(): Files;
}

/** What differs between the hosts of an extension, Node and the browser's worker. */
export interface Platform extends FilePlatform {
  readonly host: 'node' | 'web';
  /** Starts a worker on the engine's bundle. Rejects where the host has no workers. */
  startWorker(extension: vscode.Uri): Promise<EngineChannel>;
  /** Loads the bundle of formats into this thread. */
  loadFormats(extension: vscode.Uri): Promise<FormatsModule>;
  /** Loads the bundle of commands into this thread: what it exports. */
  loadCommands(extension: vscode.Uri): Promise<object>;
  /** Loads the engine's bundle into this thread. */
  loadEngine(extension: vscode.Uri): Promise<Engine>;
}

/** The bundle of commands, below the extension's folder. */
export const COMMANDS_BUNDLE = ['dist', 'commands.js'] as const;

/** The bundle of formats, below the extension's folder. */
export const FORMATS_BUNDLE = ['dist', 'formats.js'] as const;

/** The engine's bundle, below the extension's folder. */
export const ENGINE_BUNDLE = ['dist', 'worker.js'] as const;

/** What the engine's bundle exports. */
export interface EngineModule {
  createEngine(): Engine;
  serve(channel: EngineChannel): void;
}
