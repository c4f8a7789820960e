// Nothing stays behind: temporary folders, servers and browsers are undone at the end, and when a signal ends us first.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const undoings = new Set();
let ending;

/**
 * Has `undo` run when the program ends, whatever ends it.
 * @param {() => unknown} undo may be asynchronous
 * @returns {() => Promise<void>} runs it now, once
 */
export function atEnd(undo) {
  const once = async () => {
    if (undoings.delete(once)) await undo();
  };
  undoings.add(once);
  return once;
}

/** Undoes all that is left, the newest first. */
export function endAll() {
  ending ??= (async () => {
    for (const undo of [...undoings].reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error(`cleaning up: ${error instanceof Error ? error.message : error}`);
      }
    }
  })();
  return ending;
}

/** Ends the program with everything undone, and in ten seconds even where that is stuck. */
export async function exit(code) {
  setTimeout(() => process.exit(code), 10_000).unref();
  await endAll();
  process.exit(code);
}

for (const [signal, number] of Object.entries({ SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }))
  process.on(signal, () => void exit(128 + number));

/** A fresh folder with a short name: it holds sockets, whose paths may have no more than 104 characters. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nm-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}
