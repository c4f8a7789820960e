import { describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main';
import { createNodeFiles } from '../../../src/cli/nodeFiles';
import { annotateText, createFakeTerminal, engineOf, type FakeTerminal } from './fakeTerminal';

const run = (terminal: FakeTerminal, ...argv: string[]): Promise<number> =>
  main(argv, engineOf(annotateText), terminal, createNodeFiles());

const A = 'The Solveig sank off Lunde.\r\n\r\nIt carried 310 Danish passengers, Jonas Krog said.';
const B = 'The Solveig sank off Lunde, and 240 Danish passengers were aboard, Jonas Krog said.';
const linesOf = (...texts: readonly string[]): string =>
  texts.map((text, i) => `${JSON.stringify({ id: `d${i}`, text })}\n`).join('');

describe('newsmark corpus', () => {
  test('writes one newsmark-corpus/1 document', async () => {
    const terminal = createFakeTerminal({ stdin: linesOf(A, B) });
    expect(await run(terminal, 'corpus', '-', '--input', 'jsonl', '--format', 'json')).toBe(0);
    const corpus = JSON.parse(terminal.out());
    expect(corpus).toMatchObject({
      format: 'newsmark-corpus/1',
      documents: [
        { id: 'd0', date: null },
        { id: 'd1', date: null },
      ],
      conflicts: [{ kind: 'counts', figures: [{ document: 'd0' }, { document: 'd1' }] }],
    });
  });

  test('prints what texts share without a format', async () => {
    const terminal = createFakeTerminal({ stdin: linesOf(A, B) });
    expect(await run(terminal, 'corpus', '-', '--input', 'jsonl')).toBe(0);
    expect(terminal.out()).toContain('Jonas Krog · PERSON · 2 documents');
    expect(terminal.out()).toContain('Danish passengers: 310 (d0), 240 (d1). These cannot all hold.');
  });

  test('tells documents of one id apart', async () => {
    const terminal = createFakeTerminal({ stdin: linesOf(A) + linesOf(B) });
    expect(await run(terminal, 'corpus', '-', '--input', 'jsonl', '--format', 'json')).toBe(0);
    expect(JSON.parse(terminal.out()).documents.map(({ id }: { id: string }) => id)).toEqual(['d0', 'd0 (2)']);
  });
});

describe('newsmark check', () => {
  test('names each conflict by line and column and exits with 1', async () => {
    const terminal = createFakeTerminal({ stdin: linesOf(A, B) });
    expect(await run(terminal, 'check', '-', '--input', 'jsonl')).toBe(1);
    expect(terminal.out()).toBe(
      'd0:3:12: warning: Danish passengers: 310 (d0), 240 (d1). These cannot all hold. [counts]\nd1:1:33: note: the other figure\n',
    );
  });

  test('says nothing and exits with 0 where all agrees', async () => {
    const terminal = createFakeTerminal({ stdin: linesOf(A, A) });
    expect(await run(terminal, 'check', '-', '--input', 'jsonl')).toBe(0);
    expect(terminal.out()).toBe('');
  });

  test('writes SARIF', async () => {
    const terminal = createFakeTerminal({ stdin: linesOf(A, B) });
    expect(await run(terminal, 'check', '-', '--input', 'jsonl', '--format', 'sarif')).toBe(1);
    const [{ results, columnKind }] = JSON.parse(terminal.out()).runs;
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ ruleId: 'counts', relatedLocations: [{ id: 0 }] });
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'd0' },
      region: { startLine: 3, startColumn: 12, endLine: 3, endColumn: 15 },
    });
  });
});
