import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

/** Gives a test the same imports of data files that the bundles have: `.bin` as base64, `.tsv` as text (see esbuild.mjs). */
const dataFiles: Plugin = {
  name: 'data-files',
  enforce: 'pre',
  load(id) {
    if (id.endsWith('.bin')) return `export default ${JSON.stringify(readFileSync(id).toString('base64'))};`;
    if (id.endsWith('.tsv')) return `export default ${JSON.stringify(readFileSync(id, 'utf8'))};`;
    return undefined;
  },
};

export default defineConfig({
  plugins: [dataFiles],
  resolve: { alias: { vscode: path.resolve(import.meta.dirname, 'test/support/vscode.ts') } },
  // one engine for all files of a thread: nothing in it depends on what was asked before, and loading it takes longer than most tests
  test: { include: ['test/unit/**/*.test.ts'], pool: 'threads', isolate: false, testTimeout: 20_000 },
});
