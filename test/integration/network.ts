import * as vscode from 'vscode';
import { annotated, newsmark } from './newsmark';
import { assert, assertEqual, test } from './testing';
import { at, write } from './workspace';

/** Calls of what reaches the network, each with the files that it came from. */
const told: string[] = [];

/** Has every call of a function told, and passes it on. */
function watch(where: object, name: string): void {
  const real: unknown = Reflect.get(where, name);
  if (typeof real !== 'function') return;
  const watched = new Proxy(real, {
    apply(target, self, args) {
      told.push(`${name} ${new Error().stack ?? ''}`);
      return Reflect.apply(target, self, args);
    },
    construct(target, args, made) {
      told.push(`${name} ${new Error().stack ?? ''}`);
      return Reflect.construct(target, args, made);
    },
  });
  Reflect.set(where, name, watched);
}

for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']) watch(globalThis, name);
watch(globalThis.navigator ?? {}, 'sendBeacon');

/** Those of the extension, by the name of its bundle; the editor and other extensions may ask for what they like. */
const ours = (): readonly string[] => told.filter(call => /dist[/\\](?:extension(?:\.web)?|worker)\.js/.test(call));

test('no connection is opened to annotate and to export', async () => {
  await newsmark();
  const before = told.length;
  await globalThis.fetch?.('data:text/plain,x').catch(() => undefined);
  assert(typeof globalThis.fetch !== 'function' || told.length > before, 'calls are not noticed');
  await write('corpus/network.txt', 'Maria Lindqvist met Pieter van Houten in Rotterdam on 3 May 2024.\n');
  const { summary, uri } = await annotated('corpus/network.txt');
  assert(summary.entities > 0, 'no entities were found');
  const args = { format: 'json', to: at('exports/network.newsmark.json').toString() };
  await vscode.commands.executeCommand('newsmark.exportDocument', uri, args);
  assertEqual(ours(), [], 'connections');
});
