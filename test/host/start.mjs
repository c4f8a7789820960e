// npm start [-- PATH] [--no-open]: annotates a folder of news text (the sample corpus, where none is named), prints
// what was found, and opens the folder in VS Code with the extension. Without a terminal, or with --no-open, it ends
// after the table.
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { exit, temporaryFolder } from './cleanup.mjs';
import { demand, run } from './command.mjs';
import { hasDisplay, provideDesktop } from './desktopHost.mjs';
import { installPackages } from './install.mjs';
import { installOurs } from './pack.mjs';
import { findCommand, isWindows, releases, root } from './project.mjs';
import { provideServer, startServer, workbenchUrl, writeSettings } from './vscodeServer.mjs';
import { quietSettings } from './workspace.mjs';

const fromRoot = file => path.relative(root, file) || '.';

/** Every file with this ending in a folder and the folders within it. @returns {string[]} sorted */
function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith(ending))
    .map(name => path.join(folder, name))
    .sort();
}

/**
 * Annotates with the command line that the build has made.
 * @returns {Promise<{ documents: object[], seconds: number }>}
 */
async function annotate(source, target) {
  mkdirSync(target, { recursive: true });
  const since = Date.now();
  const args = [path.join(root, 'dist/cli.js'), 'annotate', source, '--format', 'json', '--out', target];
  await demand(run(process.execPath, args, { show: 'errors' }), 'newsmark annotate');
  const seconds = (Date.now() - since) / 1000;
  // An earlier run may have left files of documents that are gone: only what was written now counts.
  const written = filesIn(target, '.json')
    .filter(file => statSync(file).mtimeMs >= since - 1000)
    .map(file => JSON.parse(readFileSync(file, 'utf8')));
  return { documents: written, seconds };
}

/** Prints rows under one another, the first column to the left and the numbers to the right. */
function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => String(row[column]).length)));
  for (const row of rows) {
    const cells = row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i])));
    console.log(cells.join('  ').trimEnd());
  }
}

function printFindings({ documents, seconds }) {
  const kinds = ['entities', 'figures', 'events'];
  const total = kinds.map(kind => documents.reduce((sum, document) => sum + document[kind].length, 0));
  console.log();
  printTable([
    ['Document', 'Entities', 'Figures', 'Events'],
    ...documents.map(each => [each.document.id, ...kinds.map(kind => each[kind].length)]),
    [documents.length === 1 ? '1 document' : `${documents.length} documents`, ...total],
  ]);
  console.log(`\n${seconds.toFixed(1)} s, most of it to load the engine`);
}

/** Opens a folder and a text of it in a desktop VS Code, in a window of its own with the extension loaded from here. */
async function openInProgram(program, folder, text) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder, text];
  const { code, output } = await run(program, args, { show: 'nothing', shell: isWindows });
  if (code !== 0) throw new Error(output.trim() || `it ended with code ${code}`);
}

/** Packs the extension and serves a VS Code that has it installed, until the person stops it. */
async function openInBrowser(folder, text) {
  const server = await provideServer(releases.newest);
  const home = path.join(temporaryFolder(), 'home');
  await installOurs(server, home);
  writeSettings(home, {
    ...quietSettings('node'),
    'newsmark.corrections.learn': true,
    'window.autoDetectColorScheme': true,
  });
  const { address, ended } = await startServer(server, home, { drive: false });
  const url = workbenchUrl(address, folder, [['openFile', `vscode-remote://${address}${text}`]]);
  console.log(`\nVS Code with Newsmark: ${url}`);
  console.log('Open this address in a browser on this machine. Ctrl+C stops it.');
  await ended;
}

/**
 * The ways to open a folder and a text of it, the best first. @returns {{ name: string, open: () => Promise<void> }[]}
 */
function waysToOpen(folder, text) {
  const code = findCommand('code');
  const desktop = hasDisplay();
  return [
    ...(code && desktop ? [{ name: 'the installed VS Code', open: () => openInProgram(code, folder, text) }] : []),
    ...(desktop
      ? [
          {
            name: 'a downloaded VS Code',
            open: async () => openInProgram(await provideDesktop('stable'), folder, text),
          },
        ]
      : []),
    { name: 'the VS Code server', open: () => openInBrowser(folder, text) },
  ];
}

async function main() {
  const words = process.argv.slice(2);
  const show = !words.includes('--no-open') && Boolean(process.stdout.isTTY);
  const source = path.resolve(words.find(word => !word.startsWith('--')) ?? path.join(root, 'media/corpus'));
  if (!statSync(source, { throwIfNoEntry: false })) throw new Error(`there is no file or folder ${source}`);

  await installPackages();
  await demand(run(process.execPath, ['esbuild.mjs'], { show: 'nothing' }), 'the build');
  const target = path.join(root, 'out', path.basename(source));
  const found = await annotate(source, target);
  printFindings(found);
  console.log(`The annotations are in ${fromRoot(target)}`);
  if (!show) return;

  const folder = statSync(source).isDirectory() ? source : path.dirname(source);
  const texts = found.documents.map(each => each.document);
  const first = texts.find(({ register }) => register === 'standard') ?? texts[0];
  for (const { name, open } of waysToOpen(folder, path.join(folder, first?.uri ?? ''))) {
    try {
      console.log(`Opening ${name}`);
      return await open();
    } catch (error) {
      console.log(`${name} does not open: ${error.message}`);
    }
  }
  throw new Error('no VS Code could be opened');
}

try {
  await main();
  await exit(0);
} catch (error) {
  console.error(`newsmark: ${error.message}`);
  await exit(1);
}
