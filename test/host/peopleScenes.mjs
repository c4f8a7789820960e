// The scenes of people who annotate: by keyboard alone, with the keys that each piece of work takes counted.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

const samples = path.join(root, 'media/corpus');
const sample = number => readdirSync(samples).find(name => name.startsWith(number));
const TRAM = `corpus/${sample('002')}`;
const LATER = 'The tram of Porto was full again.\n\nPorto has four lines. FC Porto won, and Porto cheered.\n';

/** What a reader of the text says where the machine is wrong, by the words and what the machine made of them. */
const WRONG = [
  [/^Porto · person/, 'g'],
  [/^Guindais · /, 'g'],
  [/^Santa Clara · country/, 'f'],
  [/^eleven minutes later · /, 'x'],
  [/^a year · /, 'x'],
  [/^one · /, 'x'],
  [/^first · /, 'x'],
  [/^a little more than half · /, 'c'],
  [/^79 · /, 'x'],
  [/^two · /, 'x'],
  [/^three · /, 'x'],
  [/event: /, 'x'],
];

/** Presses keys as a person does, and counts them; a key with its modifiers is one. */
class Keyboard {
  constructor(at) {
    this.at = at;
    this.count = 0;
  }

  async press(...keys) {
    for (const key of keys) {
      await this.at.page.keyboard.press(key);
      this.count++;
    }
  }

  /** How many keys some work took. */
  async counting(work) {
    const before = this.count;
    await work();
    return this.count - before;
  }
}

const input = at => at.page.locator('.quick-input-widget:visible');
const title = async at => (await input(at).locator('.quick-input-title').first().innerText()).trim();

/** Waits for a list of the editor whose title is another one than before. */
async function nextTitle(at, before) {
  return at.wait(`a title other than "${before}"`, async () => {
    const now = await title(at).catch(() => '');
    return now !== '' && now !== before ? now : undefined;
  });
}

/** Selects the first place of some words with the editor's own search; a person's ways to select are not counted. */
async function select(at, words) {
  await at.page.keyboard.press('Control+Home');
  await at.page.keyboard.press('Control+F');
  const box = at.page.locator('.find-widget.visible textarea.input').first();
  await box.waitFor();
  await box.fill(words);
  await at.page.keyboard.press('Enter');
  await at.page.waitForTimeout(300);
  await at.page.keyboard.press('Escape');
  await at.page.waitForTimeout(300);
}

const sidecarOf = text => text.replace(/\.txt$/, '.corrections.jsonl');
function operationsOf(at, text) {
  try {
    return readFileSync(at.file(sidecarOf(text)), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => JSON.parse(line));
  } catch {
    return [];
  }
}

/** Corrects ten errors in the review: one key each, and one for each annotation that is right. */
async function correctTen(at, keyboard) {
  await keyboard.press('Control+K', 'r');
  let corrections = 0;
  let last = '';
  for (let i = 0; i < 60 && corrections < 10; i++) {
    last = await nextTitle(at, last);
    if (i === 1) await at.picture('review');
    // what it is, and what the machine made of it
    const [, key] = WRONG.find(([pattern]) => pattern.test(last)) ?? [];
    await keyboard.press(key ?? 'y');
    if (key !== undefined) corrections++;
  }
  await nextTitle(at, last);
  await keyboard.press('Escape');
  return corrections;
}

async function people(at) {
  const keyboard = new Keyboard(at);
  const keys = {};
  await at.open(path.basename(TRAM));
  await at.page.locator('.editor-instance .view-line').first().click();

  let corrections = 0;
  keys.review = await keyboard.counting(async () => {
    corrections = await correctTen(at, keyboard);
  });
  assert.equal(corrections, 10, 'errors found in the review');
  const reviewed = await at.wait('the corrections', () => {
    const made = operationsOf(at, TRAM);
    return made.filter(({ op }) => !/confirm$/.test(op)).length >= 10 ? made : undefined;
  });
  // one key to begin with a second one, one for each decision, one to leave
  assert.equal(keys.review, 3 + reviewed.length, 'keys of the review');

  keys.add = 0;
  for (const [i, words, first] of [
    [0, 'Tram number 9', 'r'],
    [1, 'association of Guindais', 'o'],
    [2, 'City Archive', undefined],
  ]) {
    await select(at, words);
    keys.add += await keyboard.counting(async () => {
      if (first === undefined) await keyboard.press('Control+K', 'Shift+A');
      else {
        await keyboard.press('Control+K', 'a');
        await input(at).first().waitFor();
        await at.page.waitForTimeout(200);
        await keyboard.press(first);
      }
    });
    await at.wait(
      `the annotation ${i}`,
      () => operationsOf(at, TRAM).filter(({ op }) => op === 'add').length === i + 1,
    );
  }
  await at.picture('added');

  await select(at, 'Porto');
  await at.page.keyboard.press('ArrowLeft');
  keys.carry = await keyboard.counting(async () => {
    await keyboard.press('Control+K', 'Shift+E');
    await at.wait('the places', async () => /becomes/.test(await title(at).catch(() => '')));
    await at.page.waitForTimeout(500);
    await at.picture('everywhere');
    await keyboard.press('Enter');
  });
  const carried = await at.wait('the other text', () => {
    const made = operationsOf(at, 'corpus/later.txt');
    return made.length > 0 ? made : undefined;
  });
  assert.ok(
    carried.every(({ op, label }) => /add|relabel/.test(op) && label === 'GPE'),
    JSON.stringify(carried),
  );
  assert.ok(!carried.some(({ at: anchor }) => anchor.prefix.endsWith('FC ')), 'a part of a longer name was taken');

  keys.undo = await keyboard.counting(async () => {
    await keyboard.press('Control+K', 'u');
    await at.wait('the first undo', () => operationsOf(at, 'corpus/later.txt').some(({ op }) => op === 'undo'));
    await at.page.waitForTimeout(500);
    await keyboard.press('Control+K', 'u');
    await at.wait('the second undo', () =>
      operationsOf(at, TRAM).some(({ op, of }) => op === 'undo' && of !== undefined),
    );
  });

  await keyboard.press('Control+K', 'd');
  await at.wait('the state', () => operationsOf(at, TRAM).some(({ op, state }) => op === 'review' && state === 'done'));
  await at.command('Newsmark: Focus on Review View');
  const rows = at.page.locator('.pane-body .monaco-list-row', { hasText: 'to review' });
  await rows.first().waitFor();
  await at.page.waitForTimeout(2500);
  await at.picture('folder');
  const told = await at.page
    .locator('.pane-body .monaco-list-row[aria-label*="done"]')
    .evaluateAll(elements => elements.map(element => element.getAttribute('aria-label')));
  assert.ok(told.length > 0, 'no row says to a screen reader that a text is done');
  // back to the text, and on to the next one
  await at.page.keyboard.press('Control+1');
  await at.page.waitForTimeout(500);
  keys.next = await keyboard.counting(() => keyboard.press('Control+K', 'PageDown'));
  await at.page.locator('.tab.active', { hasText: 'later.txt' }).first().waitFor();
  await at.open(path.basename(TRAM));
  await at.page.waitForTimeout(1000);
  await at.command('Newsmark: Show what was corrected');
  await at.page.waitForTimeout(600);
  await at.picture('list');
  await at.page.keyboard.press('Escape');
  const all = keys.review + keys.add + keys.carry;
  console.log(
    `     keys: ${JSON.stringify(keys)}; decisions in the review: ${reviewed.length}; ${(keys.review / reviewed.length).toFixed(2)} a decision; ${all} in all`,
  );
  assert.ok(keys.review <= 2 * reviewed.length, 'more than two keys a correction');
}

const SELBY =
  'Labour leader Ada Lund met Tomas Reke in Port Selby on Friday.\n\nLund said that Labour has 41 seats in Tarn.\n';
function saying(author, id, op, words, label) {
  const start = SELBY.indexOf(words);
  const anchor = {
    exact: words,
    prefix: SELBY.slice(Math.max(0, start - 32), start),
    suffix: SELBY.slice(start + words.length, start + words.length + 32),
    start,
    end: start + words.length,
  };
  const more = label === undefined ? {} : { label };
  return JSON.stringify({ id, op, at: anchor, ...more, author, time: `2026-01-01T10:00:0${id.slice(-1)}Z` });
}
const HEAD = '{"format":"newsmark-corrections/1"}';
const ANA = [
  saying('ana', 'a1', 'add', 'Labour', 'ORG'),
  saying('ana', 'a2', 'add', 'Port Selby', 'GPE'),
  saying('ana', 'a3', 'add', 'Tomas Reke', 'PERSON'),
  saying('ana', 'a4', 'add', 'Tarn', 'GPE'),
];
const BO = [
  saying('bo', 'b1', 'add', 'Labour', 'NORP'),
  saying('bo', 'b2', 'add', 'Selby', 'GPE'),
  saying('bo', 'b3', 'add', 'Tomas Reke', 'PERSON'),
  saying('bo', 'b4', 'reject', 'Tarn'),
];

async function adjudication(at) {
  const keyboard = new Keyboard(at);
  await at.open('selby.txt');
  await at.page.locator('.editor-instance .view-line').first().click();
  await keyboard.press('Control+K', 'Shift+M');
  const first = await nextTitle(at, '');
  assert.match(first, /1 other labels, 1 other bounds, 1 only one of them/);
  await at.picture('question');
  await keyboard.press('y');
  let last = first;
  const chosen = { '‹Labour›': '1', '‹Port Selby›': '1', '‹Tarn›': 'x' };
  for (let i = 0; i < 3; i++) {
    last = await nextTitle(at, last);
    if (i === 0) await at.picture('difference');
    const key = Object.entries(chosen).find(([words]) => last.includes(words))?.[1];
    assert.ok(key, `asked about "${last}"`);
    await keyboard.press(key);
  }
  const done = await nextTitle(at, last);
  assert.match(done, /Nothing is left to decide/);
  await keyboard.press('d');
  const made = await at.wait('the decisions', () => {
    const own = operationsOf(at, 'corpus/selby.txt');
    return own.some(({ op }) => op === 'review') ? own : undefined;
  });
  assert.ok(
    made.every(({ author }) => author === 'cy'),
    'the decisions are those of whoever decides, in a file of their own',
  );
  assert.deepEqual(
    made
      .filter(({ op }) => op === 'add' || op === 'relabel' || op === 'confirm')
      .map(({ at: anchor, label }) => [anchor.exact, label])
      .sort(),
    [
      ['Labour', 'ORG'],
      ['Port Selby', 'GPE'],
      ['Tomas Reke', 'PERSON'],
    ],
  );
  assert.equal(keyboard.count, 7, 'keys for an agreement and three differences');
}

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
};

/** The scenes, by their names. */
export const peopleScenes = Object.fromEntries(
  Object.entries(THEMES).flatMap(([name, theme]) => {
    const settings = { 'editor.accessibilitySupport': 'on', 'workbench.colorTheme': theme };
    const size = { width: 1440, height: 900 };
    const tram = readFileSync(path.join(root, 'media', TRAM), 'utf8');
    return [
      [
        `people-${name}`,
        { files: { [TRAM]: tram, 'corpus/later.txt': LATER, 'corpus/selby.txt': SELBY }, settings, size, act: people },
      ],
      [
        `adjudication-${name}`,
        {
          files: {
            'corpus/selby.txt': SELBY,
            'ana/selby.corrections.jsonl': `${[HEAD, ...ANA].join('\n')}\n`,
            'bo/selby.corrections.jsonl': `${[HEAD, ...BO].join('\n')}\n`,
          },
          settings: { ...settings, 'newsmark.corrections.author': 'cy' },
          size,
          act: adjudication,
        },
      ],
    ];
  }),
);
