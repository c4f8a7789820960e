import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { EngineChannel } from '../app/engineChannel';
import { ENGINE_BUNDLE, type EngineModule, type Platform } from './platform';

/** Runs in the worker: joins the engine's bundle to the worker's port. */
const BOOT = `
const { parentPort, workerData } = require('node:worker_threads');
require(workerData).serve({
  post: message => parentPort.postMessage(message),
  listen: (onMessage, onGone) => { parentPort.on('message', onMessage); parentPort.on('close', () => onGone('closed')); },
  close: () => parentPort.close(),
});`;

/**
 * The most memory that the worker's heap may take, in megabytes: enough for texts of some 20 MB, and less than what all threads of the
 * host have together, so that a worker that runs out of it ends alone.
 */
const MEMORY = 2048;

export const nodePlatform: Platform = {
  host: 'node',

  async startWorker(extension) {
    const resourceLimits = { maxOldGenerationSizeMb: MEMORY };
    return workerChannel(
      new Worker(BOOT, { eval: true, workerData: bundlePath(extension), name: 'newsmark', resourceLimits }),
    );
  },

  async loadEngine(extension) {
    const load = createRequire(__filename);
    return (load(bundlePath(extension)) as EngineModule).createEngine();
  },
};

function bundlePath(extension: vscode.Uri): string {
  return vscode.Uri.joinPath(extension, ...ENGINE_BUNDLE).fsPath;
}

function workerChannel(worker: Worker): EngineChannel {
  return {
    post: message => worker.postMessage(message),
    listen(onMessage, onGone) {
      worker.on('message', onMessage);
      worker.on('messageerror', error => onGone(error.message));
      worker.on('error', error => onGone(String(error)));
      worker.on('exit', code => onGone(`exit code ${code}`));
    },
    close: () => void worker.terminate(),
  };
}
