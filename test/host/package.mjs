// npm run package: builds and packs the extension, the same bytes each time.
//   npm run package -- [--check]
// --check   packs twice, hours and time zones apart, compares, looks at where README leads, and leaves nothing
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { exit, temporaryFolder } from './cleanup.mjs';
import { demand, run } from './command.mjs';
import { pack } from './pack.mjs';
import { manifest, root } from './project.mjs';

const build = () => demand(run(process.execPath, ['esbuild.mjs'], { show: 'nothing' }), 'the build');
const sha256 = file => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Builds and packs in a surrounding of its own. @returns {Promise<string>} the package */
async function packIn(name, surrounding, mask) {
  const before = process.umask(mask);
  try {
    await build();
    const file = path.join(temporaryFolder(), `${name}.vsix`);
    await pack(file, surrounding);
    return file;
  } finally {
    process.umask(before);
  }
}

/** Links and pictures of a package's README that lead nowhere from the page that the editor shows of it. */
function wrongLinks(file) {
  const text = new TextDecoder().decode(unzipSync(readFileSync(file))['extension/readme.md']);
  const found = [...text.matchAll(/(!?)\[(?:[^\]\\]|\\.)*\]\(([^)]*)\)/g)].map(([, mark, target]) => ({
    mark,
    target,
  }));
  const wrong = found.filter(({ target }) => !target.startsWith('#') && !isThere(target)).map(({ target }) => target);
  return found.some(({ mark }) => mark === '!') ? wrong : [...wrong, 'no picture'];
}

/** Whether a link leads by https to a file that the repository has; of other places nothing is known. */
function isThere(target) {
  const repository = `${manifest.repository.url.replace(/\.git$/, '')}/`;
  if (!target.startsWith(repository)) return target.startsWith('https://');
  const name = target.slice(repository.length).replace(/^(?:blob|raw)\/HEAD\/|#.*$/g, '');
  return existsSync(path.join(root, name));
}

if (process.argv.includes('--check')) {
  const one = await packIn('one', { TZ: 'Asia/Tokyo', LANG: 'sv_SE.UTF-8' }, 0o022);
  const two = await packIn('two', { TZ: 'America/Lima', LANG: 'C' }, 0o077);
  const [first, second] = [sha256(one), sha256(two)];
  const same = first === second;
  console.log(
    same ? `ok   the package is the same each time: sha256 ${first}` : `FAIL the package differs: ${first}, ${second}`,
  );
  const wrong = wrongLinks(one);
  console.log(
    wrong.length === 0
      ? 'ok   the pictures and links of its README lead to files of the repository'
      : `FAIL of its README: ${wrong.join(', ')}`,
  );
  await exit(same && wrong.length === 0 ? 0 : 1);
} else {
  await build();
  const file = path.join(root, `${manifest.name}-${manifest.version}.vsix`);
  await pack(file);
  console.log(`${path.relative(root, file)}  sha256 ${sha256(file)}`);
  await exit(0);
}
