// npm test: installs, builds, checks types and style, runs the unit tests, then one suite inside a real VS Code.
//   npm test                                    everything
//   npm run test:host -- [newest|floor] [node|web] [words of a test's name]     only the suite, where asked for
// Environment: VSCODE_EXECUTABLE, NEWSMARK_HOST=desktop|server, CHROMIUM_PATH, NEWSMARK_BROWSER=npm, NEWSMARK_VERBOSE=1
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exit, temporaryFolder } from './cleanup.mjs';
import { npm, run } from './command.mjs';
import { provideHosts } from './hosts.mjs';
import { installPackages } from './install.mjs';
import { releases, root } from './project.mjs';

const atOnce = 2;
const total = { passed: 0, failed: 0 };
const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const messageOf = error => (error instanceof Error ? error.message : String(error));

function count(title, passed, failed, time) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${title}: ${passed} passed, ${failed} failed (${time})`);
}

/** A step that counts as one failed test when it fails, and as none when it passes. */
async function step(title, act) {
  const since = Date.now();
  try {
    const { code, output } = await act();
    if (code !== 0) throw new Error(output.trim());
    console.log(`ok   ${title} (${seconds(since)})`);
    return true;
  } catch (error) {
    total.failed++;
    console.log(`FAIL ${title} (${seconds(since)})\n${messageOf(error)}`);
    return false;
  }
}

const script = name => npm(['run', '--silent', name], { show: 'nothing' });
const build = (...targets) => run(process.execPath, ['esbuild.mjs', ...targets], { show: 'nothing' });

async function unitTests() {
  const since = Date.now();
  const report = path.join(temporaryFolder(), 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { code, output } = await run(process.execPath, [vitest, 'run', ...reporters], { show: 'nothing' });
  if (code !== 0) console.log(output);
  try {
    const { numPassedTests, numFailedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
    // A test file that cannot even be loaded fails the run without a failed test.
    const failed = code === 0 && numTotalTests > 0 ? numFailedTests : Math.max(1, numFailedTests);
    count('unit tests', numPassedTests, failed, seconds(since));
  } catch (error) {
    count(`unit tests (${messageOf(error)})`, 0, 1, seconds(since));
  }
}

/**
 * Runs the suite in one extension host of one release. @returns {Promise<number | undefined>} the time of its
 * activation
 */
async function suite(host, kind, { verbose, ...options }) {
  const since = Date.now();
  const title = `${host.title}, ${kind === 'web' ? 'web worker' : 'node'} extension host`;
  try {
    const { tests, activationMs } = await host.run(kind, options);
    const failed = tests.filter(test => test.error !== undefined);
    count(title, tests.length - failed.length, failed.length, seconds(since));
    for (const { name, ms, error } of failed)
      console.log(`     FAIL ${name} (${ms} ms)\n${error.replace(/^/gm, '          ')}`);
    for (const { notes = [] } of tests) for (const line of notes) console.log(`     ${line}`);
    if (verbose)
      for (const { name, ms, error } of tests) console.log(`     ${error ? 'FAIL' : 'ok  '} ${name} (${ms} ms)`);
    return activationMs;
  } catch (error) {
    count(title, 0, 1, seconds(since));
    console.log(messageOf(error));
    return undefined;
  }
}

async function suites(hosts, kinds, options) {
  const waiting = hosts.flatMap(host => kinds.map(kind => () => suite(host, kind, options)));
  const activations = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) activations.push(await next());
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const times = activations.filter(ms => ms !== undefined).map(ms => `${ms.toFixed(1)} ms`);
  // Times on a busy machine judge nothing: the suite looks at what is loaded, and npm run bench at what that costs.
  console.log(`     activation: ${times.join(', ') || 'not measured'}`);
}

/** Takes the words that are among `known` out of `words`. @returns {string[]} those found, or all that are known */
function pick(words, known) {
  const found = known.filter(word => words.includes(word));
  for (const word of found) words.splice(words.indexOf(word), 1);
  return found.length > 0 ? found : known;
}

async function main() {
  const words = process.argv.slice(2);
  const only = words[0] === '--host';
  if (only) words.shift();
  const names = pick(words, Object.keys(releases));
  const kinds = pick(words, ['node', 'web']);
  const filter = words.length > 0 ? words.join(' ') : undefined;
  const verbose = Boolean(process.env.NEWSMARK_VERBOSE);

  await installPackages();
  const said = [];
  // Fetching a host takes a while, the first time: that goes on beside the checks.
  const providing = provideHosts(names, line => said.push(line)).catch(error => messageOf(error));
  const built = await step('build', async () => {
    const product = await build();
    return product.code === 0 ? build('suite', 'suiteWeb') : product;
  });
  if (!only) {
    await step('type check', () => script('typecheck'));
    await step('lint', () => script('lint'));
    await unitTests();
  }
  const hosts = await providing;
  for (const line of said) console.log(line);
  if (typeof hosts === 'string') count(`no VS Code to test in (${hosts})`, 0, 1, '0 s');
  else if (built) await suites(hosts, kinds, { filter, verbose });
}

try {
  await main();
} catch (error) {
  total.failed++;
  console.error(messageOf(error));
}
if (total.passed === 0) total.failed = Math.max(1, total.failed);
console.log(`${total.passed} passed, ${total.failed} failed`);
await exit(total.failed === 0 ? 0 : 1);
