import type { RawDocument } from './corpus';

export type Variant = 'cased' | 'lower' | 'depunct';
export const VARIANTS: readonly Variant[] = ['cased', 'lower', 'depunct'];

export interface ScoredSpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** A gold document in one of the three registers: as it is, in lower case, or stripped of capitals and punctuation. */
export function variantOf(document: RawDocument, variant: Variant): { text: string; spans: ScoredSpan[] } {
  const gold = [...(document.spans ?? [])];
  if (variant === 'cased') return { text: document.text, spans: gold };
  const lower = Array.from({ length: document.text.length }, (_, i) => {
    const unit = document.text.charAt(i);
    const small = unit.toLowerCase();
    return small.length === 1 ? small : unit;
  }).join('');
  if (variant === 'lower') return { text: lower, spans: gold };
  return strippedOf(lower, gold);
}

/** A text in lower case without its punctuation, and the spans where their words are then. */
function strippedOf(lower: string, gold: readonly ScoredSpan[]): { text: string; spans: ScoredSpan[] } {
  let text = '';
  const to = new Int32Array(lower.length + 1);
  let i = 0;
  for (const run of lower.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []) {
    const word = /^[\p{L}\p{N}]/u.test(run);
    for (let k = 0; k < run.length; k++) to[i + k] = word ? text.length + k : text.length + (text ? 1 : 0);
    if (word) text += run;
    else if (text) text += ' ';
    i += run.length;
  }
  to[lower.length] = text.length;
  const spans: ScoredSpan[] = [];
  for (const { start, end, label } of gold) {
    let a = to[start];
    let z = to[end];
    while (z > a && text[z - 1] === ' ') z--;
    while (a < z && text[a] === ' ') a++;
    if (z > a) spans.push({ start: a, end: z, label });
  }
  return { text: text.trimEnd(), spans };
}

const COARSE: Readonly<Record<string, string>> = { PERSON: 'PER', GPE: 'LOC', FAC: 'LOC' };

/** A label as the scores have it: persons as PER, all places as LOC. */
export function coarseLabel(label: string): string {
  return COARSE[label] ?? label;
}

/** Counts of hits, system and gold spans by label and over PER, LOC and ORG; boundaries and labels exact. */
export class SpanScore {
  private readonly counts = new Map<string, { hits: number; system: number; gold: number }>();

  add(text: string, gold: readonly ScoredSpan[], system: readonly ScoredSpan[]): void {
    const keys = (spans: readonly ScoredSpan[]): Set<string> =>
      new Set(spans.map(span => trimmed(text, span)).filter(key => key !== ''));
    const wanted = keys(gold);
    const given = keys(system);
    for (const key of given) this.count(key, 'system');
    for (const key of wanted) {
      this.count(key, 'gold');
      if (given.has(key)) this.count(key, 'hits');
    }
  }

  f1(label: string): number {
    const { hits, system, gold } = this.counts.get(label) ?? { hits: 0, system: 0, gold: 0 };
    return Math.round((2000 * hits) / Math.max(1, system + gold)) / 10;
  }

  row(): string {
    return ['all', 'PER', 'LOC', 'ORG', 'NORP']
      .map(label => {
        const { hits, system, gold } = this.counts.get(label) ?? { hits: 0, system: 0, gold: 0 };
        const percent = (part: number, whole: number): string => ((100 * part) / Math.max(1, whole)).toFixed(0);
        return `${label} ${this.f1(label).toFixed(1)} (${percent(hits, system)}/${percent(hits, gold)})`;
      })
      .join('  ');
  }

  private count(key: string, what: 'hits' | 'system' | 'gold'): void {
    const label = key.slice(key.lastIndexOf(':') + 1);
    for (const name of ['PER', 'LOC', 'ORG'].includes(label) ? ['all', label] : [label]) {
      const entry = this.counts.get(name) ?? { hits: 0, system: 0, gold: 0 };
      entry[what]++;
      this.counts.set(name, entry);
    }
  }
}

function trimmed(text: string, { start, end, label }: ScoredSpan): string {
  let a = start;
  let z = end;
  while (a < z && !/[\p{L}\p{N}$£€¥]/u.test(text.charAt(a))) a++;
  while (z > a && !/[\p{L}\p{N}%]/u.test(text.charAt(z - 1))) z--;
  return z > a ? `${a}:${z}:${coarseLabel(label)}` : '';
}
