import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { type CorpusText, Passages } from '../../src/app/queries/claims/passages';
import { verifyClaimFigures } from '../../src/app/queries/claims/verifyClaimFigures';
import { verifyQuote } from '../../src/app/queries/claims/verifyQuote';
import { annotate, type Figure, type NewsmarkDocument, sentencesOf, toDocument } from '../../src/core';

// How well claims are checked: `node out/claims.js [COUNT] [SEED]`. Sentences with a figure are taken from the sample
// corpus and the development texts (../shared/data/dev); half of them get a number, a date, a name or a word changed.
// Flagged is a claim of which a figure is not supported, or a quotation that does not stand there exactly.

const count = Number(process.argv[2] ?? 1000);
let seed = Number(process.argv[3] ?? 1);

function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

const read = (text: string, id: string, date: string | null): CorpusText => ({
  text,
  document: toDocument(annotate(text, { id, date, uri: null })),
});

function corpus(): readonly CorpusText[] {
  const samples = readdirSync('media/corpus')
    .filter(name => name.endsWith('.txt'))
    .map(name => read(readFileSync(`media/corpus/${name}`, 'utf8'), name, null));
  const dev = ['times-events-aquaint', 'entities-worldwide'].flatMap(name => {
    const lines = readFileSync(`../shared/data/dev/${name}.jsonl`, 'utf8').trim().split('\n');
    return lines.map(line => {
      const { id, text, date } = JSON.parse(line) as { id: string; text: string; date?: string };
      return read(text, id, date ?? null);
    });
  });
  return [...samples, ...dev];
}

/** A sentence with figures, and what of its text can be changed. */
interface Sentence {
  readonly text: string;
  readonly date: string | null;
  readonly figures: readonly Figure[];
  readonly names: readonly { readonly start: number; readonly end: number }[];
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const NAMES = ['Halvorsen', 'Okonkwo', 'Brzezina', 'Tavares', 'Lindqvist', 'Marchetti'];
const WORDS = ['never', 'purple', 'twelvefold', 'seldom', 'harbour', 'gravely'];

type Change = 'number' | 'date' | 'name' | 'word';

/** The sentence with one thing changed, or undefined where it has no such thing. */
function changed({ text, figures, names }: Sentence, change: Change): string | undefined {
  const swap = (start: number, end: number, by: string): string => text.slice(0, start) + by + text.slice(end);
  if (change === 'name') {
    const name = names[random(names.length)];
    return name && swap(name.start, name.end, NAMES[random(NAMES.length)]);
  }
  if (change === 'word') {
    const words = [...text.matchAll(/(?<= )\p{Ll}{4,}(?= )/gu)].filter(
      // the unit of a figure, or what it counts, is the figure's own
      ({ index }) => !figures.some(({ start, end }) => index > start - 2 && index < end + 30),
    );
    const word = words[random(words.length)];
    return word && swap(word.index, word.index + word[0].length, WORDS[random(WORDS.length)]);
  }
  const ofTime = figures.filter(({ label }) => (change === 'date') === (label === 'DATE'));
  const figure = ofTime[random(ofTime.length)];
  if (figure === undefined) return undefined;
  const month = MONTHS.find(name => figure.text.includes(name));
  if (change === 'date' && month !== undefined) {
    const other = MONTHS[(MONTHS.indexOf(month) + 1 + random(11)) % 12];
    return swap(figure.start, figure.end, figure.text.replace(month, other));
  }
  const digits = /\d+/.exec(figure.text);
  if (digits === null) return undefined;
  const other = String(Number(digits[0]) + 1 + random(8)).padStart(digits[0].length, '0');
  const at = figure.start + digits.index;
  return swap(at, at + digits[0].length, other);
}

function sentences(texts: readonly CorpusText[]): readonly Sentence[] {
  return texts.flatMap(({ text, document }) => {
    const found: Sentence[] = [];
    for (const { start, end } of sentencesOf(text)) {
      const within = <T extends { readonly start: number; readonly end: number }>(spans: readonly T[]): readonly T[] =>
        spans
          .filter(span => span.start >= start && span.end <= end)
          .map(span => ({ ...span, start: span.start - start, end: span.end - start }));
      const figures = within(document.figures);
      if (figures.length === 0 || end - start < 60) continue;
      const names = within(document.entities);
      found.push({ text: text.slice(start, end), date: document.document.date, figures, names });
    }
    return found;
  });
}

interface Counts {
  right: number;
  flagged: number;
  changed: number;
}

const texts = corpus();
const passages = new Passages(texts);
const all = sentences(texts);
const CHANGES: readonly Change[] = ['number', 'date', 'name', 'word'];
const counts = { quote: { right: 0, flagged: 0, changed: 0 }, figures: { right: 0, flagged: 0, changed: 0 } };
const list = process.argv.includes('--list');

function take(kind: keyof typeof counts, isChanged: boolean, isFlagged: boolean, claim: string): void {
  const own: Counts = counts[kind];
  if (isChanged) own.changed++;
  if (isFlagged) own.flagged++;
  if (isChanged && isFlagged) own.right++;
  if (list && isChanged !== isFlagged) console.log(`${kind} ${isChanged ? 'missed' : 'wrongly flagged'}: ${claim}`);
}

const annotated = (text: string, date: string | null): NewsmarkDocument =>
  toDocument(annotate(text, { id: 'claim', date, uri: null }));

for (let n = 0; n < count; ) {
  const sentence = all[random(all.length)];
  const change = n % 2 === 0 ? undefined : CHANGES[random(CHANGES.length)];
  const claim = change === undefined ? sentence.text : changed(sentence, change);
  if (claim === undefined || (change !== undefined && claim === sentence.text)) continue;
  n++;
  take('quote', change !== undefined, verifyQuote(passages, claim).verdict !== 'exact', claim);
  const verdicts = verifyClaimFigures(passages, claim, annotated(claim, sentence.date));
  const isFigure = change === 'number' || change === 'date';
  take(
    'figures',
    isFigure,
    verdicts.some(({ verdict }) => verdict !== 'supported'),
    claim,
  );
}

for (const [kind, { right, flagged, changed: all }] of Object.entries(counts)) {
  const share = (of: number): string => ((100 * right) / Math.max(1, of)).toFixed(1);
  console.log(`${kind}: ${count} claims, ${all} changed; precision ${share(flagged)}, recall ${share(all)}`);
}
