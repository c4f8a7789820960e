// Codes the PLOVER gold sentences of ../shared/data/tables/events and compares each with its code. An event counts when
// its trigger overlaps words that the record marks as the event: the first such event has to have the code; "any"
// counts the others, too. The records are the examples of the CAMEO manual, under the names of 2016: those are read as
// the names of the table of 2021.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { annotate, toDocument } from '../../src/core';
import { hasShared, SHARED } from '../support/sharedData';

/** Names of 2016 → names of 2021. */
const RENAMED: Readonly<Record<string, string>> = {
  DEMAND: 'REQUEST',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
  FIGHT: 'ASSAULT',
};

interface Coded {
  readonly gold: string;
  readonly first: string | null;
  readonly codes: readonly (string | null)[];
  readonly told: string;
}

/** The text of a marked sentence and the spans of its event words: "(SRC: Oslo) (EVT: agreed) to help". */
function readMarkup(markup: string): { readonly text: string; readonly marks: readonly (readonly [number, number])[] } {
  let text = '';
  const marks: (readonly [number, number])[] = [];
  let at = 0;
  for (const match of markup.matchAll(/\((SRC|TAR|EVT|SRC\/TAR|[A-Z/]{3,12}): ?([^()]*)\)/g)) {
    text += markup.slice(at, match.index);
    if (match[1] === 'EVT') marks.push([text.length, text.length + match[2].length]);
    text += match[2];
    at = match.index + match[0].length;
  }
  return { text: text + markup.slice(at), marks };
}

function code(markup: string, gold: string): Coded {
  const { text, marks } = readMarkup(markup);
  const { events } = toDocument(annotate(text, { id: 'record' }));
  const marked = events.filter(e => marks.some(([start, end]) => e.trigger.start < end && start < e.trigger.end));
  const [first] = marked.filter(e => e.plover !== null);
  const told = marked.map(e => `${e.trigger.text} ${e.type}`).join(', ');
  return {
    gold: RENAMED[gold] ?? gold,
    first: first?.plover ?? null,
    codes: marked.map(e => e.plover),
    told: `${told} | ${markup}`,
  };
}

function isRecord(value: unknown): value is { event: string; textInfo: { markup: string } } {
  if (typeof value !== 'object' || value === null || !('event' in value) || !('textInfo' in value)) return false;
  const { textInfo } = value;
  return (
    typeof textInfo === 'object' && textInfo !== null && 'markup' in textInfo && typeof textInfo.markup === 'string'
  );
}

if (!hasShared) {
  process.stdout.write('skipped: there is no ../shared/data on this machine\n');
} else {
  const records = readFileSync(join(SHARED, 'data', 'tables', 'events', 'plover_gsr.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter(isRecord);
  const coded = records.map(r => code(r.textInfo.markup, r.event));
  const share = (right: readonly Coded[]): string =>
    `${right.length} (${((100 * right.length) / coded.length).toFixed(1)} %)`;
  const first = coded.filter(c => c.first === c.gold);
  const wrong = new Map<string, Coded[]>();
  for (const c of coded) {
    if (c.first === c.gold) continue;
    const pair = `${c.gold} as ${c.first ?? 'nothing'}`;
    wrong.set(pair, [...(wrong.get(pair) ?? []), c]);
  }
  const examples = Number(process.argv[2] ?? 0);
  for (const [pair, list] of [...wrong].sort((a, b) => b[1].length - a[1].length)) {
    process.stdout.write(`${list.length} ${pair}\n`);
    for (const { told } of list.slice(0, examples)) process.stdout.write(`    ${told}\n`);
  }
  process.stdout.write(`${coded.length} records: first code right ${share(first)}, `);
  process.stdout.write(`some code right ${share(coded.filter(c => c.codes.includes(c.gold)))}, `);
  process.stdout.write(`an event found ${share(coded.filter(c => c.codes.length > 0))}\n`);
}
