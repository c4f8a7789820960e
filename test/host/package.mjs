// npm run package: builds and packs the extension, the same bytes each time.
//   npm run package -- [--check]     --check packs twice, hours and time zones apart, compares, and leaves nothing
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exit, temporaryFolder } from './cleanup.mjs';
import { demand, run } from './command.mjs';
import { pack } from './pack.mjs';
import { manifest, root } from './project.mjs';

const build = () => demand(run(process.execPath, ['esbuild.mjs'], { show: 'nothing' }), 'the build');
const sha256 = file => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Builds and packs in a surrounding of its own. @returns {Promise<string>} the hash of the package */
async function packIn(name, surrounding, mask) {
  const before = process.umask(mask);
  try {
    await build();
    const file = path.join(temporaryFolder(), `${name}.vsix`);
    await pack(file, surrounding);
    return sha256(file);
  } finally {
    process.umask(before);
  }
}

if (process.argv.includes('--check')) {
  const one = await packIn('one', { TZ: 'Asia/Tokyo', LANG: 'sv_SE.UTF-8' }, 0o022);
  const two = await packIn('two', { TZ: 'America/Lima', LANG: 'C' }, 0o077);
  console.log(
    one === two ? `ok   the package is the same each time: sha256 ${one}` : `FAIL the package differs: ${one}, ${two}`,
  );
  await exit(one === two ? 0 : 1);
} else {
  await build();
  const file = path.join(root, `${manifest.name}-${manifest.version}.vsix`);
  await pack(file);
  console.log(`${path.relative(root, file)}  sha256 ${sha256(file)}`);
  await exit(0);
}
