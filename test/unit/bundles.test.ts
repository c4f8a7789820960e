import path from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The files of which a bundle holds something; those that it only looked through are not among them. */
function inputsOf({ outputs }: Metafile): readonly string[] {
  const inputs = Object.values(outputs).flatMap(output => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
}

interface Bundled {
  readonly code: string;
  readonly inputs: readonly string[];
  /** What is in it, but is not run before somebody asks for it. */
  readonly lazy: readonly string[];
}

/** Bundles an entry as the product does, without writing it. */
async function bundle(entry: string, options: BuildOptions): Promise<Bundled> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'cjs',
    external: ['vscode'],
    loader: { '.bin': 'base64', '.tsv': 'text' },
    outfile: 'out.js',
    logLevel: 'silent',
    ...options,
  });
  const { metafile, outputFiles } = result;
  const lazy = Object.values(metafile?.inputs ?? {}).flatMap(({ imports }) =>
    imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path: file }) => file),
  );
  return { code: outputFiles?.[0]?.text ?? '', inputs: metafile ? inputsOf(metafile) : [], lazy };
}

const node = bundle('src/extension.ts', { platform: 'node', target: 'node20' });
const web = bundle('src/extension.web.ts', { platform: 'browser', target: 'es2022' });
const formats = bundle('src/formats.ts', { platform: 'browser', target: 'es2022' });
const commands = bundle('src/commands.ts', { platform: 'browser', target: 'es2022' });
const worker = bundle('src/worker.ts', { platform: 'browser', target: 'es2022' });
const cli = bundle('src/cli.ts', { platform: 'node', target: 'node20', format: 'esm' });
const kilobytes = (code: string): number => new TextEncoder().encode(code).length / 1024;

describe.each([
  ['Node', node],
  ['browser', web],
])('what is loaded at activation in the %s host', (_, bundled) => {
  test('holds neither the annotators nor their data', async () => {
    const { inputs } = await bundled;
    expect(
      inputs.filter(file => /\.(bin|tsv)$|src\/core\/(pipeline|annotators|entities\/\w+Annotator|formats)/.test(file)),
    ).toEqual([]);
    expect(inputs.filter(file => /src\/vscode\/commands\/(?!registerCommands)/.test(file))).toEqual([]);
    expect(inputs).toContain('src/vscode/activate.ts');
  });

  test('is small', async () => {
    expect(kilobytes((await bundled).code)).toBeLessThan(120.5);
  });
});

describe('what is loaded in the browser', () => {
  test.each([
    ['at activation', web],
    ['in the worker', worker],
    ['for commands', commands],
    ['for exports', formats],
  ])('names no module of Node %s', async (_, bundled) => {
    const { code } = await bundled;
    expect(code.match(/["'`]node:[\w/]+/g)).toBeNull();
    expect(code.match(/\brequire\(["'](?!vscode["'])[^"')]*["']\)/g)).toBeNull();
    expect(code.length).toBeGreaterThan(1000);
  });

  test('asks for nothing that a worker does not have', async () => {
    for (const bundled of [web, worker, commands, formats]) {
      expect(
        (await bundled).code.match(/\b(?:document|window)\.(?:createElement|location|addEventListener)\b/g),
      ).toBeNull();
    }
  });
});

test.each([
  ['extension in the Node host', node],
  ['extension in the browser', web],
  ['command', cli],
  ['formats', formats],
])('the %s does not hold the library that runs patterns', async (_, bundled) => {
  const { inputs } = await bundled;
  expect(inputs.filter(file => /node_modules\/(?:compromise|wink-)/.test(file))).toEqual([]);
  expect(inputs.length).toBeGreaterThan(1);
});

test('the engine holds it, but runs it only for a schema with patterns', async () => {
  const { inputs, lazy } = await worker;
  expect(inputs.filter(file => /node_modules\/wink-/.test(file))).toEqual([]);
  expect(inputs.some(file => /node_modules\/compromise/.test(file))).toBe(true);
  expect(lazy.filter(file => file.includes('compromise'))).toHaveLength(1);
});

test('the engine stays below 12 MB', async () => {
  expect(kilobytes((await worker).code)).toBeLessThan(12 * 1024);
});

describe('the network', () => {
  const asks =
    /\bfetch\(|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon|importScripts/g;
  const modules = /["'`](?:node:)?(?:net|tls|https?|http2|dgram|dns|undici|inspector)(?:\/promises)?["'`]/g;

  test.each([
    ['extension in the Node host', node],
    ['extension in the browser', web],
    ['commands of the editor', commands],
    ['engine', worker],
    ['command', cli],
  ])('is out of reach for the %s: nothing in it could ask', async (_, bundled) => {
    const { code } = await bundled;
    expect([code.match(asks), code.match(modules)]).toEqual([null, null]);
    expect(`fetch("x");require("node:https")`.match(asks) && `require("node:https")`.match(modules)).not.toBeNull();
  });

  test.each([
    ['extension in the Node host', node],
    ['extension in the browser', web],
    ['commands of the editor', commands],
    ['engine', worker],
  ])('is not reached by another program: the %s starts none', async (_, bundled) => {
    expect((await bundled).code).not.toMatch(/["'`](?:node:)?child_process["'`]/);
  });
});
