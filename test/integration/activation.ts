import { extension, newsmark, settled } from './newsmark';
import { assert, assertEqual, sleep, test, until } from './testing';
import { show, write } from './workspace';

// These come first: what is awake does not fall asleep again.

/** Awake, but with nothing loaded and nothing to do. */
async function assertIdle(): Promise<void> {
  const api = await newsmark();
  assertEqual([api.enginePlace(), api.documents()], ['none', []], 'place of the engine, documents');
}

test('nothing is loaded while no news text is open', async () => {
  await write('elsewhere/data.json', '{ "corpus": [] }\n');
  await show('elsewhere/data.json');
  await sleep(1500);
  // VS Code may have a plain text of its own open, and with it wakes up whoever waits for one. That must stay cheap.
  if (extension().isActive) await assertIdle();
});

test('a plain text that is no news does not load the engine', async () => {
  await write('elsewhere/notes.txt', 'Maria Lindqvist met Pieter van Houten in Rotterdam.\n');
  await show('elsewhere/notes.txt');
  await until('activation', () => extension().isActive);
  await sleep(500);
  await assertIdle();
});

test('a news text wakes it up by itself, and the engine runs in a worker', async () => {
  const { document } = await show('corpus/harbour.txt');
  await until('activation', () => extension().isActive);
  const api = extension().exports;
  await until('the annotations', () => api.state(document.uri.toString())?.state === 'ready');
  assertEqual(api.enginePlace(), 'worker', 'place of the engine');
  assert((await settled(document)).entities > 0, 'no entities were found');
});
