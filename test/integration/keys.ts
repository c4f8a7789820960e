import * as vscode from 'vscode';
import { annotated, newsmark, settled } from './newsmark';
import { assert, measurement, note, sleep } from './testing';
import { read, show, write } from './workspace';

/** UTF-16 code units of the texts that are typed into. */
const LENGTH = 1_000_000;
const KEYS = 60;
/** Between two keys: slower than what waits for a pause of typing waits, so that all of it is counted. */
const BETWEEN = 180;
/** After the last key, until all that waits has run. */
const REST = 2500;

interface Cost {
  /** Computing of the extension host's thread for each key, in milliseconds, sorted. */
  readonly keys: readonly number[];
  /** The same from the last key on, when the person pauses. */
  readonly pause: number;
}

/** Milliseconds that the thread of the extension host has computed so far. */
function computed(): number {
  const own = process as NodeJS.Process & { threadCpuUsage?: () => { user: number; system: number } };
  const { user, system } = own.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

/** A text of the sample corpus's sentences, no two paragraphs alike. */
async function longText(separator: string): Promise<string> {
  const files = (await vscode.workspace.findFiles('corpus/*.txt')).map(uri => vscode.workspace.asRelativePath(uri));
  const texts = await Promise.all(files.sort().map(read));
  const sentences = texts.flatMap(text => text.split(/(?<=[.!?])\s+|\n+/)).filter(line => line.length > 40);
  const parts: string[] = [];
  for (let length = 0, i = 0; length < LENGTH; i++) {
    const part = [1, 7, 3, 11].map(step => sentences[(i * step + i) % sentences.length]).join(' ');
    parts.push(part);
    length += part.length + separator.length;
  }
  return parts.join(separator).slice(0, LENGTH);
}

async function typeInto(editor: vscode.TextEditor): Promise<Cost> {
  const { document } = editor;
  const place = document.positionAt(document.getText().indexOf(' ', LENGTH / 2));
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection);
  await sleep(REST);
  const keys: number[] = [];
  for (let i = 0; i < KEYS; i++) {
    const before = computed();
    await vscode.commands.executeCommand('type', { text: 'x' });
    await sleep(BETWEEN);
    keys.push(computed() - before);
  }
  const before = computed();
  await sleep(REST);
  return { keys: keys.sort((a, b) => a - b), pause: computed() - before };
}

function tell(name: string, { keys, pause }: Cost): void {
  const at = (share: number): string => keys[Math.floor(share * (keys.length - 1))].toFixed(1);
  note(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms a key; ${pause.toFixed(0)} ms at the pause after ${KEYS} keys`);
}

for (const [shape, separator] of [
  ['paragraphs', '\n\n'],
  ['one line', ' '],
]) {
  measurement(
    `what a key costs the extension host in 1 MB of ${shape}`,
    async () => {
      const text = await longText(separator);
      await newsmark();
      await write('long/plain.log', text);
      tell(`${shape}, a text that is no news`, await typeInto(await show('long/plain.log')));
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await vscode.commands.executeCommand('newsmark.events.focus');
      await write('corpus/long.txt', text);
      const { editor, document, summary } = await annotated('corpus/long.txt');
      assert(summary.entities > 5000, `only ${summary.entities} entities`);
      tell(`${shape}, news text`, await typeInto(editor));
      await settled(document);
    },
    600_000,
  );
}
