// A Chromium for the workbench, without a download from outside npm.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atEnd } from './cleanup.mjs';
import { demand, npm, run } from './command.mjs';
import { cache, findCommand } from './project.mjs';

const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const programs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** @returns {string | undefined} the browser of this machine */
function installedBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
  if (named) return named;
  for (const command of commands) {
    const found = findCommand(command);
    if (found) return found;
  }
  return programs.find(file => existsSync(file));
}

/**
 * Chromium crashes when an editor opens and no font is found, and the package's own list of fonts names one fixed
 * folder.
 */
const fontList = folder => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/cache</cachedir>
</fontconfig>
`;

/**
 * Unpacks the Chromium of npm's @sparticuz/chromium, made for machines that have no browser and none of its libraries.
 */
async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('no Chromium, Chrome or Edge found: install one, or name its program in CHROMIUM_PATH');
  const folder = path.join(cache, 'chromium');
  const unpacked = path.join(folder, 'unpacked');
  const fonts = path.join(unpacked, 'fonts');
  if (!existsSync(folder)) {
    const since = Date.now();
    const partial = `${folder}.${process.pid}`;
    atEnd(() => rmSync(partial, { recursive: true, force: true }));
    mkdirSync(path.join(partial, 'unpacked'), { recursive: true });
    writeFileSync(path.join(partial, 'package.json'), '{ "private": true, "type": "module" }');
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await demand(
      npm(['install', '@sparticuz/chromium@147', ...flags], { cwd: partial, show: 'nothing' }),
      'npm install',
    );
    // It unpacks into TMPDIR, and the libraries of its browser only where it takes the machine for a bare one.
    const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
    const env = {
      ...process.env,
      TMPDIR: path.join(partial, 'unpacked'),
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    };
    const unpacking = run(process.execPath, ['--input-type=module', '-e', unpack], {
      cwd: partial,
      env,
      show: 'nothing',
    });
    await demand(unpacking, 'unpacking Chromium');
    writeFileSync(path.join(partial, 'unpacked/fonts/fonts.conf'), fontList(fonts));
    rmSync(path.join(partial, 'node_modules'), { recursive: true });
    if (!existsSync(folder)) renameSync(partial, folder);
    console.log(`Fetched Chromium in ${((Date.now() - since) / 1000).toFixed(1)} s`);
  }
  return {
    program: path.join(unpacked, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib'), FONTCONFIG_PATH: fonts },
  };
}

/**
 * Finds a browser, or fetches one.
 * @returns {Promise<{ program: string, env: Record<string, string> }>}
 */
export async function provideBrowser() {
  const program = process.env.NEWSMARK_BROWSER === 'npm' ? undefined : installedBrowser();
  return program === undefined ? packagedBrowser() : { program, env: {} };
}

/** Starts a browser that can reach nothing but this machine. */
export async function startBrowser({ program, env }) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: program,
    env: { ...process.env, ...env },
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [
      ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
      '--no-first-run',
    ],
  });
  const stop = atEnd(() => browser.close());
  return { browser, stop };
}
