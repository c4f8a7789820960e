import { Worker } from 'node:worker_threads';
import type { EngineChannel } from '../app/engineChannel';

/** Runs in the worker: joins the engine's bundle to the worker's port. */
const BOOT = `
const { parentPort, workerData } = require('node:worker_threads');
require(workerData).serve({
  post: message => parentPort.postMessage(message),
  listen: (onMessage, onGone) => { parentPort.on('message', onMessage); parentPort.on('close', () => onGone('closed')); },
  close: () => parentPort.close(),
});`;

/**
 * The most memory that the worker's heap may take, in megabytes: enough for texts of some 20 MB, and less than what all
 * threads of the host have together, so that a worker that runs out of it ends alone.
 */
const MEMORY = 2048;

/** Starts a worker on the engine's bundle, a file. It ends alone when it needs more than so many megabytes. */
export function startNodeWorker(bundle: string, megabytes = MEMORY): EngineChannel {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes };
  const worker = new Worker(BOOT, { eval: true, workerData: bundle, name: 'newsmark', resourceLimits });
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
