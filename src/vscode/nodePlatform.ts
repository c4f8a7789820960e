import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import { startNodeWorker } from './nodeWorker';
import { ENGINE_BUNDLE, type EngineModule, type Platform } from './platform';

export const nodePlatform: Platform = {
  host: 'node',

  async startWorker(extension) {
    return startNodeWorker(bundlePath(extension));
  },

  async loadEngine(extension) {
    const load = createRequire(__filename);
    return (load(bundlePath(extension)) as EngineModule).createEngine();
  },
};

function bundlePath(extension: vscode.Uri): string {
  return vscode.Uri.joinPath(extension, ...ENGINE_BUNDLE).fsPath;
}
