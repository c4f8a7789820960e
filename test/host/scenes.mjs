// npm run test:scenes [-- WORDS]: what a person does by keyboard and sees, in a real workbench that has the package
// installed; WORDS: only scenes whose name holds them. Pictures of every scene go to out/scenes.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { provideBrowser, startBrowser } from './chromium.mjs';
import { exit, temporaryFolder } from './cleanup.mjs';
import { demand, run } from './command.mjs';
import { installOurs } from './pack.mjs';
import { peopleScenes } from './peopleScenes.mjs';
import { releases, root } from './project.mjs';
import { provideServer, startServer, workbenchUrl, writeSettings } from './vscodeServer.mjs';
import { quietSettings } from './workspace.mjs';

const pictures = path.join(root, 'out/scenes');
const ARTICLE = [
  'Ada Lindqvist meets Olof Berg in Oslo',
  '',
  'Ada Lindqvist met Olof Berg in Oslo on 3 May 2024. The port paid $4.2 million to the Harbour Board.',
  '',
  'Lindqvist said Berg would visit Bergen in June.',
  '',
].join('\n');

/**
 * What people do most, and how, by keyboard and by mouse: each way is counted while it is gone, and README's table has
 * to say the same.
 */
const WAYS = {
  'Annotate the text of yours that is open': {
    before: at => at.open('report.txt', { marked: false }),
    async byKeys(at) {
      await at.key('Control+K');
      await at.key('t');
    },
    async byMouse(at) {
      await at.click(at.page.locator('.editor-instance .view-line').nth(2), { button: 'right' });
      await at.clickItem('Annotate this text');
    },
    async reached(at) {
      await at.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]').first().waitFor();
      return at.page.locator('#status\\.editor\\.mode').getAttribute('aria-label');
    },
    heard: /News text/,
  },
  'See who is in the story': {
    before: at => at.open('oslo.txt'),
    async byKeys(at) {
      await at.key('Control+K');
      await at.key(';');
    },
    byMouse: at => at.click(at.page.locator('.activitybar .action-label[aria-label*="Newsmark"]').first()),
    async reached(at) {
      const rows = at.page.locator('.quick-input-list .monaco-list-row, .pane-body .monaco-list-row');
      await rows.filter({ hasText: 'Olof Berg' }).first().waitFor();
      await at.page.waitForTimeout(600);
      return (await rows.evaluateAll(all => all.map(row => row.getAttribute('aria-label')))).join('; ');
    },
    heard: /Ada Lindqvist[\s\S]*Olof Berg/,
    after: at => at.page.keyboard.press('Escape'),
  },
  'Check the figure that the cursor or the pointer is on': {
    async before(at) {
      await at.open('oslo.txt');
      await at.page.locator('.editor-instance .view-line').first().click();
      await at.page.keyboard.press('Control+Home');
      for (let i = 0; i < 2; i++) await at.page.keyboard.press('ArrowDown');
      await at.page.keyboard.press('Home');
      const column = ARTICLE.split('\n')[2].indexOf('$4.2');
      for (let i = 0; i < column + 2; i++) await at.page.keyboard.press('ArrowRight');
    },
    async byKeys(at) {
      await at.key('Control+K');
      await at.key('Control+I');
    },
    async byMouse(at) {
      const line = at.page.locator('.editor-instance .view-line', { hasText: 'The port paid' }).first();
      const place = await line.evaluate(element => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const from = node.textContent?.indexOf('$4.2') ?? -1;
          if (from < 0 || element.offsetParent === null) continue;
          const range = document.createRange();
          range.setStart(node, from);
          range.setEnd(node, from + 4);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        return { x: 0, y: 0 };
      });
      await at.page.mouse.move(place.x, place.y + 200);
      await at.page.waitForTimeout(300);
      await at.page.mouse.move(place.x, place.y, { steps: 10 });
    },
    async reached(at) {
      const card = at.page.locator('.monaco-hover:visible', { hasText: 'US dollars' }).first();
      await card.waitFor();
      return card.innerText();
    },
    heard: /4\.2 million US dollars/,
    after: at => at.page.keyboard.press('Escape'),
  },
  'Export a folder of texts': {
    before: at => at.open('oslo.txt'),
    async byKeys(at) {
      await at.key('Control+Shift+E');
      await at.page.locator('.explorer-folders-view .monaco-list-row.focused').first().waitFor();
      // from the text that is open to its folder
      await at.key('ArrowLeft');
      await at.key('Shift+F10');
      const chosen = at.page.locator('.monaco-menu .action-item.focused, .monaco-menu .action-menu-item:focus');
      await at.menuItem('Export annotations of a folder').waitFor();
      for (let i = 0; i < 30; i++) {
        if ((await chosen.allInnerTexts()).join().includes('Export annotations of a folder')) break;
        await at.key('ArrowUp');
      }
      await at.key('Enter');
      await at.choose('Which format?', () => at.key('Enter'));
      await at.choose('Where to?', () => at.key('Enter'));
    },
    async byMouse(at) {
      const folder = at.page.locator('.explorer-folders-view .monaco-list-row[aria-label="corpus"]');
      if (!(await folder.isVisible())) await at.command('View: Show Explorer');
      await at.click(folder, { button: 'right' });
      await at.clickItem('Export annotations of a folder');
      const rows = at.page.locator('.quick-input-list .monaco-list-row');
      await at.choose('Which format?', () => at.click(rows.first()));
      await at.choose('Where to?', () => at.click(rows.first()));
    },
    async reached(at) {
      await at.wait('the export', () => existsSync(at.file('annotations/oslo.newsmark.json')));
      await at.wait('the other', () => existsSync(at.file('annotations/bergen.newsmark.json')));
      const items = await at.notifications();
      return items.first().innerText();
    },
    heard: /2 documents exported to annotations/,
  },
};

/** Goes each way, and compares what was counted with README. */
async function goWays(at, kind) {
  for (const [deed, way] of Object.entries(WAYS)) {
    await way.before(at);
    at.counted = 0;
    await way[kind === 'clicks' ? 'byMouse' : 'byKeys'](at);
    const { counted } = at;
    assert.match((await way.reached(at)) ?? '', way.heard, `${deed}: what is told`);
    await at.picture(deed.split(' ')[0].toLowerCase());
    await way.after?.(at);
    console.log(`     ${deed}: ${counted} ${kind}`);
    assert.equal(counted, toldInReadme(deed)[kind], `${kind} of "${deed}", against README`);
  }
}

/** The keys and clicks that README's table has for a deed. */
function toldInReadme(deed) {
  const cells = readFileSync(path.join(root, 'README.md'), 'utf8')
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .find(([, first]) => first === deed);
  assert.ok(cells, `README's table has no row for "${deed}"`);
  const [, , , keys, , clicks] = cells;
  return { keys: Number(keys), clicks: Number(clicks) };
}

const WAY_FILES = { 'notes/report.txt': ARTICLE, 'corpus/oslo.txt': ARTICLE, 'corpus/bergen.txt': ARTICLE };

/** A workbench with a folder open, and what a person does in it. */
class Workbench {
  constructor(page, { folder, home }, name) {
    Object.assign(this, { page, folder, home, name, shots: 0, counted: 0 });
  }

  file(name) {
    return path.join(this.folder, name);
  }

  read(name) {
    return readFileSync(this.file(name), 'utf8');
  }

  /** The settings of the person, as they are in the file now. */
  settings() {
    return readFileSync(path.join(this.home, 'user/User/settings.json'), 'utf8');
  }

  /** Has a key show the quick input, and writes into it. A key that comes while a page is drawn may be lost. */
  async ask(key, words) {
    const input = this.page.locator('.quick-input-widget:visible input').first();
    for (let left = 4; left > 0; left--) {
      await this.page.keyboard.press(key);
      try {
        await input.waitFor({ timeout: left > 1 ? 3000 : 30_000 });
        await input.fill(words, { timeout: 5000 });
        return;
      } catch (error) {
        if (left === 1) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Runs a command that the palette finds by its words. */
  async command(words) {
    await this.ask('F1', `>${words}`);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: words.replace(/^.*: /, '') })
      .first()
      .waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file by its name, and waits for its marks where it has some. */
  async open(name, { marked = true } = {}) {
    await this.ask('Control+P', path.basename(name));
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: path.basename(name) })
      .first()
      .waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.editor-instance .view-line').first().waitFor();
    if (marked) await this.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]').first().waitFor();
  }

  /** Presses a key, or keys together, and counts it. */
  async key(keys) {
    this.counted++;
    await this.page.keyboard.press(keys);
    await this.page.waitForTimeout(80);
  }

  /** Clicks, and counts it. */
  async click(what, options) {
    this.counted++;
    await what.click(options);
  }

  menuItem(words) {
    return this.page.locator('.monaco-menu .action-menu-item', { hasText: words }).first();
  }

  /** Clicks a row of the menu that is open, and counts it. The workbench passes over a click on a menu that just opened. */
  async clickItem(words) {
    const item = this.menuItem(words);
    await item.waitFor();
    await this.page.waitForTimeout(600);
    await this.click(item);
  }

  /** Takes the first choice of the list that is shown, which has these words in its title or its box. */
  async choose(words, take = () => this.page.keyboard.press('Enter')) {
    const box = this.page.locator('.quick-input-widget:visible');
    await box
      .filter({ hasText: words })
      .or(this.page.locator(`.quick-input-widget:visible input[placeholder*="${words}"]`))
      .first()
      .waitFor();
    await this.page.waitForTimeout(300);
    await take();
  }

  /** "Ln 3, Col 14" */
  async cursor() {
    const text = await this.page.locator('#status\\.editor\\.selection').first().innerText();
    return text.trim();
  }

  async picture(what) {
    await this.page.screenshot({ path: path.join(pictures, `${this.name}-${++this.shots}-${what}.png`) });
  }

  /** The messages in the notification centre, the newest first. */
  async notifications() {
    await this.command('Notifications: Show Notifications');
    const items = this.page.locator('.notifications-center .notification-list-item');
    await items.first().waitFor();
    await this.page.waitForTimeout(300);
    return items;
  }

  async wait(what, probe) {
    for (let i = 0; i < 200; i++) {
      const value = await probe();
      if (value) return value;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`waited in vain for ${what}`);
  }
}

/**
 * The scenes: files of the workspace, settings of the person, the name of the folder, the file of it that is opened as a
 * workspace, and what happens.
 */
const scenes = {
  'steps-with-screen-reader': {
    files: { 'corpus/oslo.txt': ARTICLE },
    settings: { 'editor.accessibilitySupport': 'on' },
    async act(at) {
      await at.open('oslo.txt');
      await at.page.locator('.editor-instance .view-line').first().click();
      await at.page.keyboard.press('Control+Home');
      const seen = [await at.cursor()];
      for (let i = 0; i < 4; i++) {
        await at.page.keyboard.press('Control+K');
        await at.page.keyboard.press('.');
        await at.page.waitForTimeout(900);
        seen.push(await at.cursor());
        if (i === 1) await at.picture('card');
      }
      assert.equal(
        new Set(seen).size,
        seen.length - (seen[0] === seen[1] ? 1 : 0),
        `the cursor went ${seen.join(' → ')}`,
      );
      await at.page.keyboard.press('Control+K');
      await at.page.keyboard.press(',');
      await at.page.waitForTimeout(900);
      assert.equal(await at.cursor(), seen.at(-2), 'back');
      const card = at.page.locator('.monaco-hover:visible');
      assert.ok((await card.count()) > 0, 'no card is shown, so nothing is read');
    },
  },
  'export-asks-before-it-replaces': {
    files: {
      'corpus/oslo.txt': ARTICLE,
      'corpus/bergen.txt': ARTICLE,
      'annotations/corpus/oslo.newsmark.json': '{"crawler": 1}\n',
    },
    settings: { 'newsmark.export.format': 'json' },
    async act(at) {
      await at.open('oslo.txt');
      const foreign = 'annotations/corpus/oslo.newsmark.json';
      await at.command('Newsmark: Export annotations of the corpus');
      await at.choose('Where to?');
      const dialog = at.page.locator('.monaco-dialog-box:visible');
      await dialog.waitFor();
      await at.picture('question');
      assert.match(await dialog.innerText(), /oslo\.newsmark\.json/);
      await at.page.keyboard.press('Escape');
      await at.page.waitForTimeout(500);
      assert.equal(at.read(foreign), '{"crawler": 1}\n');
      assert.ok(
        !existsSync(at.file('annotations/corpus/bergen.newsmark.json')),
        'something was written though it was dismissed',
      );
      await at.command('Newsmark: Export annotations of the corpus');
      await at.choose('Where to?');
      await dialog.getByRole('button', { name: 'Keep it' }).click();
      await at.wait('the other file', () => existsSync(at.file('annotations/corpus/bergen.newsmark.json')));
      assert.equal(at.read(foreign), '{"crawler": 1}\n');
      const items = await at.notifications();
      await at.picture('kept');
      assert.match(await items.first().innerText(), /1 document exported to annotations[\s\S]*not of Newsmark/);
      await at.page.keyboard.press('Escape');
      await at.command('Newsmark: Export annotations of the corpus');
      await at.choose('Where to?');
      await dialog.getByRole('button', { name: 'Replace' }).click();
      await at.wait('the file', () => at.read(foreign).includes('newsmark/1'));
    },
  },
  'a-name-runs-no-command': {
    files: {
      'corpus/[Click here](command:workbench.action.toggleSidebarVisibility).txt': Uint8Array.of(0x5a, 0xfc, 0x72),
      'corpus/oslo.txt': ARTICLE,
    },
    settings: { 'newsmark.export.format': 'json' },
    async act(at) {
      await at.open('oslo.txt');
      await at.command('Newsmark: Export annotations of the corpus');
      await at.choose('Where to?');
      await at.wait('the export', () => existsSync(at.file('annotations/corpus/oslo.newsmark.json')));
      const items = await at.notifications();
      const message = items.locator('.notification-list-item-message').first();
      await at.picture('message');
      assert.match(await message.innerText(), /Click here/);
      assert.equal(await message.locator('a').count(), 0, 'the name of a file became a link');
    },
  },
  'icons-and-turns-in-a-text': {
    files: {
      'corpus/odd.txt':
        'Ada \u202eLindqvist\u202c met Olof Berg, $(alert) Brun and Kari $(sync~spin) Holm in Oslo on Monday.\n\nOlof Berg paid $(zap) $5 million to Ada Lindqvist.\n',
    },
    settings: {},
    async act(at) {
      await at.open('odd.txt');
      await at.page.locator('.activitybar .action-label[aria-label*="Newsmark"]').first().click();
      const rows = at.page.locator('.pane-body .monaco-list-row');
      await rows.first().waitFor();
      await at.page.waitForTimeout(800);
      await at.picture('rows');
      const text = (await rows.allInnerTexts()).join('\n');
      assert.ok(!/[\u202a-\u202e]/.test(text), 'a turn of direction is in a row');
      assert.equal(await rows.locator('.monaco-icon-label .codicon-alert, .codicon-modifier-spin').count(), 0);
    },
  },
  'hidden-marks-leave-plain-text': {
    files: { 'corpus/oslo.txt': `By Kari Holm, Staff Writer\n\n${ARTICLE}\nPhoto by Nils Holm/Nordic Images\n` },
    settings: {},
    async act(at) {
      await at.open('oslo.txt');
      await at.command('Newsmark: Show or hide the marks');
      await at.page.waitForTimeout(800);
      await at.picture('hidden');
      const colours = await at.page
        .locator('.editor-instance .view-line span > span')
        .evaluateAll(spans => [...new Set(spans.map(span => getComputedStyle(span).color))]);
      assert.equal(colours.length, 1, `the text has the colours ${colours.join(' ')}`);
      assert.ok(!at.settings().includes('marks.enabled'), 'the view is written into the settings of the person');
    },
  },
  'rows-by-keyboard': {
    files: { 'corpus/oslo.txt': ARTICLE },
    settings: {},
    async act(at) {
      await at.open('oslo.txt');
      await at.page.locator('.activitybar .action-label[aria-label*="Newsmark"]').first().click();
      const row = at.page.locator('.pane-body .monaco-list-row', { hasText: 'Ada Lindqvist meets Olof Berg' }).first();
      await row.click();
      await at.page.waitForTimeout(400);
      await at.picture('flash');
      const flashed = await at.page
        .locator('.editor-instance .view-overlays .cdr')
        .evaluateAll(elements => elements.filter(element => getComputedStyle(element).outlineStyle === 'solid').length);
      assert.ok(flashed >= 3, `${flashed} parts of the event flash`);
      await at.page.keyboard.press('Control+C');
      const status = at.page.locator('.statusbar', { hasText: 'Copied “Ada Lindqvist meets Olof Berg”' });
      await status.waitFor();
      await row.click({ button: 'right' });
      const menu = at.page.locator('.context-view .monaco-menu:visible, .monaco-menu-container:visible').first();
      await menu.waitFor();
      await at.picture('menu');
      await menu.getByText('Copy as a citation').click();
      await at.page.locator('.statusbar', { hasText: '(corpus/oslo.txt, line' }).waitFor();
    },
  },
  walkthrough: {
    files: { 'corpus/oslo.txt': ARTICLE },
    settings: { 'newsmark.export.format': 'json' },
    size: { width: 1700, height: 950 },
    async act(at) {
      await at.command('Newsmark: Open the walkthrough');
      const steps = at.page.locator('.gettingStartedContainer .getting-started-step');
      await steps.first().waitFor();
      const done = () => at.page.locator('.gettingStartedContainer .getting-started-step .codicon.complete').count();
      const before = await done();
      const count = await steps.count();
      for (let i = 0; i < count; i++) {
        await steps.nth(i).click();
        await at.page.waitForTimeout(900);
        await at.picture(`step-${i + 1}`);
      }
      // looking at the view is not yet what the step is about; going to an event is
      assert.equal(await done(), before, 'a step ticks that was only looked at');
      await at.command('Newsmark: Focus on Events View');
      await at.page.waitForTimeout(500);
      assert.equal(await done(), before, 'the step of events ticks when the view opens');
      await at.open('oslo.txt');
      const event = at.page.locator('.pane-body .monaco-list-row', { hasText: 'Ada Lindqvist meets' }).first();
      await event.click();
      await at.command('Newsmark: Open the walkthrough');
      const ticked = at.page.locator('.getting-started-step', { hasText: 'See what happened' }).locator('.complete');
      await at.wait('the tick of the step of events', async () => (await ticked.count()) > 0);
      // a step that needs a text says so, and is not done
      await at.command('Newsmark: Choose what is marked');
      await at.page.keyboard.press('Escape');
      await at.page.waitForTimeout(500);
      // the text that was opened and the event: no more
      assert.ok((await done()) <= before + 2, 'steps tick that have done nothing');
    },
  },
  'high-contrast': {
    files: { 'corpus/oslo.txt': ARTICLE },
    settings: { 'workbench.colorTheme': 'Default High Contrast' },
    async act(at) {
      await at.open('oslo.txt');
      await at.page.locator('.activitybar .action-label[aria-label*="Newsmark"]').first().click();
      await at.page.locator('.pane-body .monaco-list-row').first().click();
      await at.page.waitForTimeout(500);
      await at.picture('row');
      await at.page.waitForTimeout(1800);
      await at.page.locator('.editor-instance .view-line', { hasText: 'The port paid' }).first().click();
      await at.page.waitForTimeout(500);
      await at.picture('line');
      // the border of the line of the cursor would hide the lines under its words
      const borders = at.page.locator('.editor-instance .view-overlays .current-line');
      assert.equal(await borders.count(), 0, 'the line of the cursor has a border');
    },
  },
  'ways-by-keyboard': { files: WAY_FILES, settings: {}, act: at => goWays(at, 'keys') },
  'ways-by-screen-reader': {
    files: WAY_FILES,
    settings: { 'editor.accessibilitySupport': 'on' },
    act: at => goWays(at, 'keys'),
  },
  'ways-by-mouse': { files: WAY_FILES, settings: {}, act: at => goWays(at, 'clicks') },
  'page-of-the-extension': {
    files: { 'corpus/oslo.txt': ARTICLE },
    settings: {},
    size: { width: 1400, height: 1000 },
    async act(at) {
      // the repository, where it is published, from the files here
      const { url } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).repository;
      const raw = `${url.replace(/\.git$/, '')}/raw/HEAD/`;
      await at.page.route(`${raw}**`, route => {
        route.fulfill({ path: path.join(root, route.request().url().slice(raw.length)) });
      });
      await at.page.keyboard.press('Control+Shift+X');
      const row = at.page.locator('.extensions-list .monaco-list-row', { hasText: 'Newsmark' }).first();
      await row.click();
      const page = at.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      const images = page.locator('img');
      await images.first().waitFor();
      await at.page.waitForTimeout(1000);
      const widths = await images.evaluateAll(all => all.map(image => image.naturalWidth));
      await at.picture('page');
      assert.ok(widths.length >= 3 && widths.every(width => width > 300), `the pictures have the widths ${widths}`);
    },
  },
  'export-of-a-root-named-corpus': {
    files: { 'oslo.txt': ARTICLE, 'late/bergen.txt': ARTICLE, 'notes.md': 'No news.\n' },
    settings: { 'newsmark.export.format': 'json' },
    root: 'corpus',
    async act(at) {
      await at.open('oslo.txt');
      await at.command('Newsmark: Export annotations of the corpus');
      await at.choose('Where to?');
      for (const name of ['oslo', 'late/bergen'])
        await at.wait(name, () => existsSync(at.file(`annotations/${name}.newsmark.json`)));
      assert.ok(!existsSync(at.file('annotations/notes.newsmark.json')), 'a file that is no text');
    },
  },
  'export-of-several-roots': {
    files: {
      'corpus/oslo.txt': ARTICLE,
      'wire/late/bergen.txt': ARTICLE,
      'wire/todo.txt': 'Buy milk.\n',
      'wire/.vscode/settings.json': '{ "newsmark.corpus.include": ["late/*.txt"] }\n',
      'all.code-workspace': '{ "folders": [{ "path": "corpus" }, { "path": "wire" }] }\n',
    },
    settings: { 'newsmark.export.format': 'json' },
    opens: 'all.code-workspace',
    async act(at) {
      await at.open('oslo.txt');
      await at.command('Newsmark: Export annotations of the corpus');
      await at.choose('Where to?');
      for (const name of ['oslo', 'late/bergen'])
        await at.wait(name, () => existsSync(at.file(`corpus/annotations/${name}.newsmark.json`)));
      assert.ok(
        !existsSync(at.file('corpus/annotations/todo.newsmark.json')),
        'a text that no pattern of its root takes',
      );
      const items = await at.notifications();
      assert.match(await items.first().innerText(), /2 documents exported/);
    },
  },
  'annotate-ones-own-text': {
    files: { 'notes/report.txt': ARTICLE },
    settings: {},
    async act(at) {
      await at.open('report.txt', { marked: false });
      await at.command('Newsmark: Annotate this text');
      await at.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]').first().waitFor();
      await at.picture('annotated');
      await at.page.locator('#status\\.editor\\.mode', { hasText: 'News text' }).waitFor();
    },
  },
};

async function play(
  name,
  { files, settings, root: rootName = 'workspace', opens = '', size, act },
  { server, browser },
) {
  const base = temporaryFolder();
  const home = path.join(base, 'home');
  const folder = path.join(base, rootName);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  writeSettings(home, {
    ...quietSettings('node'),
    'editor.minimap.enabled': false,
    'workbench.colorTheme': 'Default Light Modern',
    ...settings,
  });
  await installOurs(server, home);
  const { address, stop } = await startServer(server, home);
  const page = await browser.newPage({ viewport: size ?? { width: 1280, height: 800 } });
  page.setDefaultTimeout(20_000);
  const since = Date.now();
  try {
    await page.goto(workbenchUrl(address, path.join(folder, opens), [['skipWelcome', 'true']]));
    await page
      .locator('.monaco-workbench .explorer-folders-view .monaco-list-row')
      .first()
      .waitFor({ timeout: 60_000 });
    const workbench = new Workbench(page, { folder, home }, name);
    await act(workbench);
    await workbench.picture('end');
    console.log(`ok   ${name} (${((Date.now() - since) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    await page.screenshot({ path: path.join(pictures, `${name}-FAILED.png`) }).catch(() => undefined);
    console.log(`FAIL ${name}: ${error.message}`);
    return false;
  } finally {
    await page.close();
    await stop();
  }
}

async function main() {
  const [words = ''] = process.argv.slice(2);
  await demand(run(process.execPath, ['esbuild.mjs'], { show: 'nothing' }), 'the build');
  const [program, server] = await Promise.all([provideBrowser(), provideServer(releases.newest)]);
  mkdirSync(pictures, { recursive: true });
  const { browser } = await startBrowser(program);
  const played = Object.entries({ ...scenes, ...peopleScenes }).filter(([name]) => name.includes(words));
  let failed = 0;
  for (const [name, scene] of played) if (!(await play(name, scene, { server, browser }))) failed++;
  console.log(`${played.length - failed} passed, ${failed} failed`);
  return failed === 0 && played.length > 0;
}

try {
  await exit((await main()) ? 0 : 1);
} catch (error) {
  console.error(`newsmark: ${error.message}`);
  await exit(1);
}
