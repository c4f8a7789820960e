import * as vscode from 'vscode';
import type { EngineChannel } from '../app/engineChannel';
import type { FormatsModule } from './formatsModule';
import { COMMANDS_BUNDLE, ENGINE_BUNDLE, type EngineModule, FORMATS_BUNDLE, type Platform } from './platform';

/** Runs in the worker, around the engine's bundle: joins it to the worker's own messages. */
const BEFORE = 'const module = { exports: {} }; const exports = module.exports; (() => {\n';
const AFTER = `
})();
module.exports.serve({
  post: message => self.postMessage(message),
  listen: onMessage => self.addEventListener('message', event => onMessage(event.data)),
  close: () => self.close(),
});`;

/**
 * The browser's worker host. The bundle may lie on another origin or behind a file system of the editor's, so its text
 * is read through the editor and started from memory.
 */
export const webPlatform: Platform = {
  host: 'web',

  async startWorker(extension) {
    const code = await readBundle(extension, ENGINE_BUNDLE);
    const url = URL.createObjectURL(new Blob([BEFORE, code, AFTER], { type: 'text/javascript' }));
    return workerChannel(new Worker(url, { name: 'newsmark' }), () => URL.revokeObjectURL(url));
  },

  async loadFormats(extension) {
    const { FORMATS, findFormat } = await loadBundle<FormatsModule>(extension, FORMATS_BUNDLE);
    if (!FORMATS || !findFormat) throw new Error('the bundle of formats exports none');
    return { FORMATS, findFormat };
  },

  async loadCommands(extension) {
    return loadBundle(extension, COMMANDS_BUNDLE);
  },

  async loadEngine(extension) {
    const { createEngine } = await loadBundle<EngineModule>(extension, ENGINE_BUNDLE);
    if (!createEngine) throw new Error('the engine bundle exports no engine');
    return createEngine();
  },
};

async function loadBundle<Module>(extension: vscode.Uri, bundle: readonly string[]): Promise<Partial<Module>> {
  const module: { exports: Partial<Module> } = { exports: {} };
  // a bundle may ask for the editor's own module, and for nothing else
  const ask = (name: string): unknown => (name === 'vscode' ? vscode : undefined);
  new Function('module', 'exports', 'require', await readBundle(extension, bundle))(module, module.exports, ask);
  return module.exports;
}

async function readBundle(extension: vscode.Uri, bundle: readonly string[]): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, ...bundle));
  return new TextDecoder().decode(bytes);
}

function workerChannel(worker: Worker, release: () => void): EngineChannel {
  return {
    post: message => worker.postMessage(message),
    listen(onMessage, onGone) {
      worker.addEventListener('message', event => onMessage(event.data));
      worker.addEventListener('messageerror', () => onGone('a message could not be read'));
      worker.addEventListener('error', event => onGone(event.message || 'the worker failed'));
    },
    close() {
      worker.terminate();
      release();
    },
  };
}
