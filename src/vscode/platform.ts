import type * as vscode from 'vscode';
import type { Engine } from '../app/engine';
import type { EngineChannel } from '../app/engineChannel';

/** What differs between the hosts of an extension, Node and the browser's worker. */
export interface Platform {
  readonly host: 'node' | 'web';
  /** Starts a worker on the engine's bundle. Rejects where the host has no workers. */
  startWorker(extension: vscode.Uri): Promise<EngineChannel>;
  /** Loads the engine's bundle into this thread. */
  loadEngine(extension: vscode.Uri): Promise<Engine>;
}

/** The engine's bundle, below the extension's folder. */
export const ENGINE_BUNDLE = ['dist', 'worker.js'] as const;

/** What the engine's bundle exports. */
export interface EngineModule {
  createEngine(): Engine;
  serve(channel: EngineChannel): void;
}
