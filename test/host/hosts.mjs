// Chooses where the suite runs: what the person asks for, else a desktop VS Code, else the VS Code server.
import { provideBrowser } from './chromium.mjs';
import { provideDesktop, runOnDesktop, whyNoDesktop } from './desktopHost.mjs';
import { manifest, releases } from './project.mjs';
import { runInServer } from './serverHost.mjs';
import { provideServer } from './vscodeServer.mjs';

/**
 * A release of VS Code that is ready to run the suite.
 * @typedef {{ title: string, run: (kind: 'node' | 'web', options: object) => Promise<object> }} Host
 */

function desktop(title, program, vscode) {
  return { title, run: (kind, options) => runOnDesktop({ program, vscode }, kind, options) };
}

async function desktops(names) {
  const hosts = [];
  for (const name of names) {
    const version = name === 'newest' ? 'stable' : releases[name].vscode;
    const program = await provideDesktop(version);
    hosts.push(desktop(`desktop VS Code ${version}`, program, name === 'newest' ? undefined : version));
  }
  return hosts;
}

async function servers(names) {
  const [browser, ...found] = await Promise.all([
    provideBrowser(),
    ...names.map(name => provideServer(releases[name])),
  ]);
  return found.map(server => ({
    title: `VS Code ${server.vscode} server`,
    run: (kind, options) => runInServer({ server, browser }, kind, options),
  }));
}

/**
 * Provides the hosts to test on. Rejects when there is none.
 * @param {readonly ('floor' | 'newest')[]} names of releases
 * @param {(line: string) => void} say told which hosts are taken, and why
 * @returns {Promise<Host[]>}
 */
export async function provideHosts(names, say) {
  if (manifest.engines.vscode !== `^${releases.floor.vscode.replace(/\d+$/, '0')}`)
    throw new Error(
      `engines.vscode is ${manifest.engines.vscode}, but the oldest release tested is ${releases.floor.vscode}`,
    );
  const { VSCODE_EXECUTABLE: program, NEWSMARK_HOST: asked = 'auto' } = process.env;
  if (!['auto', 'desktop', 'server'].includes(asked))
    throw new Error(`NEWSMARK_HOST is "${asked}": it can be desktop, server or auto`);
  if (program && asked !== 'server') {
    say('Host: the desktop VS Code that VSCODE_EXECUTABLE names, in this one version only');
    return [desktop('VSCODE_EXECUTABLE', program)];
  }
  let why = asked === 'server' ? 'asked for by NEWSMARK_HOST' : whyNoDesktop();
  if (asked === 'desktop' && why) throw new Error(why);
  if (why === undefined) {
    try {
      const hosts = await desktops(names);
      say('Host: desktop VS Code');
      return hosts;
    } catch (error) {
      if (asked === 'desktop') throw error;
      why = `no desktop VS Code: ${error.message}`;
    }
  }
  const hosts = await servers(names);
  say(`Host: VS Code server with Chromium (${why})`);
  return hosts;
}
