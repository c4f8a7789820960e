import { describe, expect, test } from 'vitest';
import type { DocumentOutline } from '../../../src/app/queries/documentOutline';
import { outlineText } from '../../../src/app/queries/outlineText';
import { main } from '../../../src/cli/main';
import { createNodeFiles } from '../../../src/cli/nodeFiles';
import { annotateText, createFakeTerminal, engineOf, type FakeTerminal } from './fakeTerminal';

const TEXT =
  'Ada Lindqvist met Olof Berg in Oslo on 3 May 2024. Berg will fly to Lima, the Aftenblad said. Ada Lindqvist thanked him.';
const GERMAN =
  'Der Rat der Stadt hat am Abend nach langer Debatte beschlossen, eine zweite Fähre für die Inseln zu kaufen, und das ist auch der Wunsch von Bürgermeister Berg, der sich nicht äußern wollte.';
const run = (terminal: FakeTerminal, ...argv: string[]): Promise<number> =>
  main(argv, engineOf(annotateText), terminal, createNodeFiles());

describe('newsmark outline', () => {
  test('writes a line of JSON for each text, in order', async () => {
    const stdin = [TEXT, '', '\u0007x'].map((text, i) => `${JSON.stringify({ id: `d${i}`, text })}\n`).join('');
    const terminal = createFakeTerminal({ stdin });
    expect(await run(terminal, 'outline', '-', '--input', 'jsonl', '--format', 'jsonl')).toBe(0);
    expect(terminal.errors()).toBe('');
    const outlines: DocumentOutline[] = terminal
      .out()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(outlines.map(o => o.id)).toEqual(['d0', 'd1', 'd2']);
    expect(outlines[1]).toEqual({ id: 'd1', language: 'en', rows: [], background: [] });
    const [met, fly] = outlines[0].rows;
    expect(met).toEqual({
      event: expect.stringMatching(/^E\d+$/),
      headline: 'Ada Lindqvist meets Olof Berg',
      type: 'Contact.Meet',
      trigger: 'met',
      lead: true,
      status: [],
      when: '3 May 2024',
      where: 'Oslo',
      source: null,
      arguments: [
        { role: 'Participant', text: 'Ada Lindqvist' },
        { role: 'Participant', text: 'Olof Berg' },
      ],
    });
    expect(fly).toMatchObject({ trigger: 'fly', lead: false, status: ['planned'], source: 'Aftenblad', when: null });
  });

  test('prints text to read without a format', async () => {
    const terminal = createFakeTerminal({ stdin: TEXT });
    expect(await run(terminal, 'outline', '-')).toBe(0);
    expect(terminal.out()).toContain('stdin\n  ★ Ada Lindqvist meets Olof Berg · Oslo · 3 May 2024\n');
    expect(terminal.out()).toMatch(/^ {2}• Olof Berg to fly to Lima · planned · says Aftenblad$/m);
  });

  test('says once on standard error that a text is not English, and in place of its events', async () => {
    const stdin = [GERMAN, TEXT].map((text, i) => `${JSON.stringify({ id: `d${i}`, text })}\n`).join('');
    const terminal = createFakeTerminal({ stdin });
    expect(await run(terminal, 'outline', '-', '--input', 'jsonl')).toBe(0);
    expect(terminal.errors()).toBe('newsmark: d0: this does not read as English; events are left out.\n');
    expect(terminal.out()).toContain('d0\n  (not English: no events)\n\nd1\n  ★ Ada');
    const quiet = createFakeTerminal({ stdin });
    expect(await run(quiet, 'annotate', '-', '--input', 'jsonl', '--format', 'jsonl', '-q')).toBe(0);
    expect(quiet.errors()).toBe('');
    expect(JSON.parse(quiet.out().split('\n')[0])).toMatchObject({ document: { language: null }, events: [] });
  });

  test('refuses to read standard input twice, and an unknown format', async () => {
    const twice = createFakeTerminal({ stdin: TEXT });
    expect(await run(twice, 'outline', '-', '-')).toBe(2);
    expect(twice.errors()).toContain('can be read only once');
    const terminal = createFakeTerminal();
    expect(await run(terminal, 'outline', '-', '--format', 'xml')).toBe(2);
    expect(terminal.out()).toBe('');
  });
});

describe('the text of an outline', () => {
  const row = {
    event: 'E1',
    headline: 'Ada \u001b[31mfalls\u202e',
    type: 'Life.Injure',
    trigger: 'fell',
    lead: false,
    status: ['possible'],
    when: null,
    where: null,
    source: 'Berg',
    arguments: [],
  };

  test('has no control characters of the text, and background where it is asked for', () => {
    const outline: DocumentOutline = {
      id: 'a\nb',
      language: 'en',
      rows: [row],
      background: [{ ...row, headline: 'Ada thanks Berg', source: null }],
    };
    expect(outlineText(outline, 'text', false)).toBe('a b\n  • Ada [31mfalls · possible · says Berg\n\n');
    expect(outlineText(outline, 'text', true)).toContain('\n  · Ada thanks Berg · possible\n');
    const empty: DocumentOutline = { id: 'c', language: 'en', rows: [], background: [row] };
    expect(outlineText(empty, 'text', false)).toBe('c\n  (no events)\n\n');
  });
});
