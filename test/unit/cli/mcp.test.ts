import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CorpusQueries } from '../../../src/app/queries/claims/corpusQueries';
import type { CorpusText } from '../../../src/app/queries/claims/passages';
import { createMcpServer } from '../../../src/cli/mcp';
import { annotate, buildCorpus, digestOf, toDocument } from '../../../src/core';

const folder = path.resolve(import.meta.dirname, '../../../media/corpus');
const read = (id: string, text: string, date: string | null): CorpusText => ({
  text,
  document: toDocument(annotate(text, { id, date, uri: null, events: 'all' })),
});
const texts = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .map(name => read(name, readFileSync(path.join(folder, name), 'utf8'), null));
const textOf = new Map(texts.map(({ text, document }) => [document.document.id, text] as const));

const client = new Client({ name: 'test', version: '1' });

beforeAll(async () => {
  const queries = new CorpusQueries(texts, buildCorpus(texts.map(({ document, text }) => digestOf(document, text))));
  const server = createMcpServer(queries, { annotate: async (text, date) => read('text', text, date) });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(there), client.connect(here)]);
});
afterAll(() => client.close());

async function ask(name: string, given: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { content } = await client.callTool({ name, arguments: given });
  const [{ text }] = content as { text: string }[];
  return JSON.parse(text);
}

/** Every place of an answer, however deep, with the words that stand there. */
function placesIn(answer: unknown): readonly { document: string; start: number; end: number; text: string }[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const deeper = Object.values(answer).flatMap(placesIn);
  const isPlace = 'document' in answer && 'start' in answer && 'text' in answer;
  return isPlace ? [answer as (typeof deeper)[number], ...deeper] : deeper;
}

const name = texts[0].document.clusters.find(({ label }) => label === 'PERSON')?.name ?? '';
const [sentence] = texts[0].text.split(/(?<=\.)\s/);

describe('the tools', () => {
  test('are all read only, and described', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(tool => tool.name).sort()).toEqual([
      'annotate',
      'check_figures',
      'find_mentions',
      'quotes_by',
      'resolve_date',
      'timeline',
      'verify_claim_figures',
      'verify_quote',
    ]);
    for (const { annotations, description } of tools) {
      expect(annotations?.readOnlyHint).toBe(true);
      expect(description).toBeTruthy();
    }
  });

  test.each([
    ['find_mentions', { name, limit: 100 }],
    ['timeline', { limit: 100 }],
    ['timeline', { entity: name }],
    ['check_figures', {}],
    ['quotes_by', { speaker: name }],
    ['verify_quote', { quote: sentence }],
    ['verify_claim_figures', { text: sentence }],
  ])('%s answers with spans that cut their words', async (tool, given) => {
    const answer = await ask(tool, given);
    expect(answer['note']).toMatch(/not instructions/);
    for (const { document, start, end, text } of placesIn(answer))
      expect(textOf.get(document)?.slice(start, end)).toBe(text);
  });

  test('find names under all their forms, page by page', async () => {
    const all = await ask('find_mentions', { name, limit: 100 });
    const items = all['items'] as readonly object[];
    expect(items.length).toBeGreaterThan(1);
    const first = await ask('find_mentions', { name, limit: 1 });
    expect(first).toMatchObject({ items: [items[0]], next: '1', total: items.length });
    expect(await ask('find_mentions', { name, limit: 1, cursor: '1' })).toMatchObject({ items: [items[1]] });
  });

  test('resolve dates from a day', async () => {
    const { items } = await ask('resolve_date', { text: 'They met last Friday.', date: '2024-05-08' });
    expect(items).toMatchObject([{ text: 'last Friday', timex: { type: 'DATE', value: '2024-05-03' } }]);
  });

  test('annotate a text', async () => {
    const text = 'Ada Lindqvist met Olof Berg in Oslo.';
    expect(await ask('annotate', { text })).toMatchObject({ format: 'newsmark/1', events: [{ type: 'Contact.Meet' }] });
  });

  test.each([
    ['timeline', { from: 'yesterday' }],
    ['find_mentions', { name: '' }],
    ['find_mentions', { name: 'x', limit: 1000 }],
  ])('%s says what is wrong with %o', async (tool, given) => {
    expect(await client.callTool({ name: tool, arguments: given })).toMatchObject({ isError: true });
  });
});
