import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import type { FormatsModule } from './formatsModule';
import { startNodeWorker } from './nodeWorker';
import { COMMANDS_BUNDLE, ENGINE_BUNDLE, type EngineModule, FORMATS_BUNDLE, type Platform } from './platform';

export const nodePlatform: Platform = {
  host: 'node',

  async startWorker(extension) {
    return startNodeWorker(bundlePath(extension));
  },

  async loadFormats(extension) {
    return createRequire(__filename)(bundlePath(extension, FORMATS_BUNDLE)) as FormatsModule;
  },

  async loadCommands(extension) {
    return createRequire(__filename)(bundlePath(extension, COMMANDS_BUNDLE)) as object;
  },

  async loadEngine(extension) {
    const load = createRequire(__filename);
    return (load(bundlePath(extension)) as EngineModule).createEngine();
  },
};

function bundlePath(extension: vscode.Uri, bundle: readonly string[] = ENGINE_BUNDLE): string {
  return vscode.Uri.joinPath(extension, ...bundle).fsPath;
}
