import { readdirSync, readFileSync } from 'node:fs';
import { digestOf, newsmarkPipeline, toDocument } from '../core';

/** Most texts of a source, so that no source decides alone. */
const MOST = 500;
/** Fewest characters of a text; shorter ones are joined with those behind them: some sources give single sentences. */
const LONG = 1200;
/** Fewest texts of a thousand that a term is kept for. */
const LEAST = 4;

/**
 * How many of a thousand news texts have a term, for terms that at least 0.4 % have: the open texts of `data`/news, up
 * to 500 of each source, evenly taken.
 */
export function buildTermFrequencies(data: string): string {
  const pipeline = newsmarkPipeline();
  const having = new Map<string, number>();
  let all = 0;
  for (const file of readdirSync(`${data}/news`).filter(name => name.endsWith('.jsonl'))) {
    const texts = [...longTexts(readFileSync(`${data}/news/${file}`, 'utf8'))];
    const step = Math.max(1, Math.floor(texts.length / MOST));
    for (let i = 0; i < texts.length; i += step) {
      const { terms } = digestOf(toDocument(pipeline.annotate(texts[i])), texts[i]);
      all++;
      for (const term of terms.keys()) having.set(term, (having.get(term) ?? 0) + 1);
    }
  }
  const rows = new Map<number, string[]>();
  for (const [term, count] of having) {
    const permille = Math.round((1000 * count) / all);
    if (permille < LEAST || /^\d/.test(term)) continue;
    const row = rows.get(permille);
    const told = term.replaceAll(' ', '_');
    if (row === undefined) rows.set(permille, [told]);
    else row.push(told);
  }
  const lines = [...rows]
    .sort((a, b) => b[0] - a[0])
    .map(([permille, terms]) => `${permille}\t${terms.sort().join(' ')}`);
  return `# How many of a thousand open news texts have a stem, or a name ("="): npm run train -- frequencies\npermille\tterms\n${lines.join('\n')}\n`;
}

function* longTexts(lines: string): Generator<string> {
  let text = '';
  for (const line of lines.trim().split('\n')) {
    text += `${(JSON.parse(line) as { readonly text: string }).text}\n\n`;
    if (text.length < LONG) continue;
    yield text;
    text = '';
  }
}
