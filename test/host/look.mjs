// npm run look [-- FOLDER] [options]: pictures of the extension at work, for the README and for checks by eye. Every
// document of the folder (the sample corpus, where none is named) in every theme: its editor with the sidebar filled
// and a hover open.
//   --out DIR           where the pictures go (out/look)
//   --themes LIST       of light, dark, hc, hclight (light,dark,hc)
//   --files LIST        only these documents
//   --hover WORDS       the annotation to hover over (the first one that has room for its card)
//   --palette WORDS     one more picture, of the command palette with these words
//   --run WORDS         more pictures, of the command that the palette finds by these words, and of what the first of
// its choices does
//   --size WxH          of the window (1440x900)
//   --web               in the web worker extension host
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { provideBrowser, startBrowser } from './chromium.mjs';
import { exit, temporaryFolder } from './cleanup.mjs';
import { demand, run } from './command.mjs';
import { installOurs } from './pack.mjs';
import { manifest, releases, root } from './project.mjs';
import { provideServer, startServer, workbenchUrl, writeSettings } from './vscodeServer.mjs';
import { quietSettings } from './workspace.mjs';

/** The themes to look at, and how the workbench marks itself when one of their kind is on. */
const themes = {
  light: { name: 'Default Light Modern', mark: 'vs' },
  dark: { name: 'Default Dark Modern', mark: 'vs-dark' },
  hc: { name: 'Default High Contrast', mark: 'hc-black' },
  hclight: { name: 'Default High Contrast Light', mark: 'hc-light' },
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: path.join(root, 'out/look') },
    themes: { type: 'string', default: 'light,dark,hc' },
    files: { type: 'string' },
    hover: { type: 'string' },
    palette: { type: 'string' },
    run: { type: 'string' },
    size: { type: 'string', default: '1440x900' },
    web: { type: 'boolean', default: false },
  },
});

const decorated = '.editor-instance .view-line span[class*="ced-"]';

/** Waits until the annotations are drawn: there are some, and their number has stayed the same for a second. */
async function settle(page) {
  let before = -1;
  for (let i = 0; i < 30; i++) {
    const now = await page.locator(decorated).count();
    if (now > 0 && now === before) return now;
    before = now;
    await page.waitForTimeout(1000);
  }
  return Math.max(before, 0);
}

/**
 * Where to hover: over the words asked for, else over the first underlined annotation that has room for its card above.
 * @returns {Promise<{ x: number, y: number } | undefined>}
 */
function pointAt(page) {
  const words = options.hover;
  const marks = words ? decorated : '.editor-instance .view-overlays .cdr[class*="ced-"]';
  return page.locator(marks).evaluateAll((elements, wanted) => {
    for (const element of elements) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const fits = wanted
        ? (element.textContent ?? '').includes(wanted)
        : top > innerHeight * 0.3 && width > 40 && getComputedStyle(element).borderBottomWidth !== '0px';
      if (fits) return { x: left + width / 2, y: top + height / 2 };
    }
    return undefined;
  }, words);
}

async function takePictures(page, name) {
  const picture = async kind => {
    const file = path.join(options.out, `${name}${kind}.png`);
    await page.screenshot({ path: file });
    console.log(`     ${path.relative(root, file)}`);
  };
  await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
  await page.locator(`.activitybar .action-label[aria-label*="${manifest.displayName}"]`).first().click();
  const pieces = await settle(page);
  const point = await pointAt(page);
  if (point) {
    await page.mouse.move(point.x, point.y);
    const card = page.locator('.monaco-hover:visible .hover-contents').first();
    await card.waitFor({ timeout: 5000 }).catch(() => console.log('     no hover card appeared'));
    await page.waitForTimeout(500);
  }
  await picture('');
  if (options.palette) {
    await page.keyboard.press('F1');
    await page.keyboard.type(options.palette);
    await page.waitForTimeout(1000);
    await picture('-palette');
    await page.keyboard.press('Escape');
  }
  if (options.run) {
    await page.keyboard.press('F1');
    await page.keyboard.type(options.run);
    await page.waitForTimeout(1000);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1500);
    await picture('-run');
    for (const key of ['ArrowDown', 'Space', 'Enter']) await page.keyboard.press(key);
    await page.waitForTimeout(1000);
    await picture('-done');
  }
  return pieces;
}

/** Takes the pictures of every file in one theme. @returns {Promise<number>} how many files had nothing marked */
async function lookAt(theme, { corpus, files, server, browser }) {
  const { name, mark } = themes[theme] ?? {};
  if (!name) throw new Error(`there is no theme "${theme}": ${Object.keys(themes).join(', ')}`);
  const [width, height] = options.size.split('x').map(Number);
  // A server of its own, with the extension installed: one that is loaded for development keeps some themes away.
  const home = path.join(temporaryFolder(), 'home');
  writeSettings(home, {
    ...quietSettings(options.web ? 'web' : 'node'),
    'editor.minimap.enabled': false,
    'workbench.colorTheme': name,
  });
  await installOurs(server, home);
  const { address, stop } = await startServer(server, home);
  const remote = file => `vscode-remote://${address}${file}`;
  let bare = 0;
  for (const file of files) {
    const page = await browser.newPage({ viewport: { width, height } });
    const payload = [
      ['openFile', remote(path.join(corpus, file))],
      ['skipWelcome', 'true'],
    ];
    await page.goto(workbenchUrl(address, corpus, payload));
    await page.locator(`.monaco-workbench.${mark}`).waitFor({ timeout: 60_000 });
    const pieces = await takePictures(page, `${path.basename(file, '.txt')}-${theme}`);
    console.log(`${pieces > 0 ? 'ok  ' : 'FAIL'} ${file}, ${theme}: ${pieces} marked pieces in sight`);
    if (pieces === 0) bare++;
    await page.close();
  }
  await stop();
  return bare;
}

async function main() {
  const folder = path.resolve(positionals[0] ?? path.join(root, 'media/corpus'));
  await demand(run(process.execPath, ['esbuild.mjs'], { show: 'nothing' }), 'the build');
  const [program, server] = await Promise.all([provideBrowser(), provideServer(releases.newest)]);
  const corpus = path.join(temporaryFolder(), 'corpus');
  cpSync(folder, corpus, { recursive: true });
  mkdirSync(options.out, { recursive: true });
  const texts = readdirSync(corpus).filter(name => name.endsWith('.txt'));
  const files = options.files?.split(',') ?? texts.sort();
  const { browser } = await startBrowser(program);
  let bare = 0;
  for (const theme of options.themes.split(',')) bare += await lookAt(theme, { corpus, files, server, browser });
  return bare;
}

try {
  await exit((await main()) === 0 ? 0 : 1);
} catch (error) {
  console.error(`newsmark: ${error.message}`);
  await exit(1);
}
