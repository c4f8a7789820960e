import fc from 'fast-check';
import type { Span, TextEdit } from '../../src/core';

/** Words of invented news. */
const words = (list: string) => fc.constantFrom(...list.split(','));
const FIRST = words('Ana,Karl,Paul,Ines,Tomas,Ada,Olof,Ruth,Jorge,Mei,Amadou,Elif,Zoë,Björn,Nadia,Ivo');
const LAST = words(
  'Lund,Reke,Mirel,Okoro,Berg,Amadi,Lindqvist,Tran,Ferreira,Çelik,Novak,O’Hara,Sato,Diallo,Weiss,Marsh',
);
const PLACE = words('Port Selby,Oslo,Norland,Tarn,Zürich,Kesholm,Mombasa,Vardø,Lake Orrin,New Dalby,Gdansk,Valdane');
const VERB = words('met,visited,left,sued,praised,fined,warned,joined,hired,named,told,questioned,backed,succeeded');
const THING = words(
  'the ferry,a new bridge,the “second” deal,its workers,a court’s ruling,the old harbour,the budget,a strike,its own report,the fishing fleet,two schools,a ban on nets,the night train,the museum’s roof,an inquiry,the water board',
);
const AMOUNT = fc
  .nat(9999)
  .map(n => ['$' + (n / 10).toFixed(1) + ' million', `${n} people`, `${n % 100} %`, `${n},000 tons`][n % 4]);
const TIME = fc
  .nat(365)
  .map(n => [`on ${(n % 28) + 1} May ${1990 + (n % 35)}`, 'on Friday', `in ${2000 + (n % 25)}`, 'last week'][n % 4]);

const sentence = fc
  .tuple(
    FIRST,
    LAST,
    VERB,
    FIRST,
    LAST,
    fc.constantFrom('over', 'about', 'after', 'despite'),
    THING,
    fc.constantFrom('in', 'near'),
    PLACE,
    TIME,
    AMOUNT,
    fc.nat(3),
  )
  .map(
    ([first, last, verb, other, name, over, thing, near, place, time, amount, shape]) =>
      [
        `${first} ${last} ${verb} ${other} ${name} ${over} ${thing} ${near} ${place} ${time}.`,
        `${last} said that ${amount} went to ${place} ${time}.`,
        `“It is ${thing},” ${last} said ${near} ${place}, ${over} ${amount}.`,
        `${place}: ${amount} for ${thing}, ${first} ${last} ${verb} nobody ${time}.`,
      ][shape],
  );
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map(s => s.join(' '));

/** A text of invented news: paragraphs of sentences that are all alike. */
export const newsText = fc.array(paragraph, { minLength: 3, maxLength: 10 }).map(p => p.join('\n\n'));

/** One change that somebody makes to a text; the numbers choose where. */
export interface Step {
  readonly kind:
    | 'insert'
    | 'remove'
    | 'lookalike'
    | 'word'
    | 'letter'
    | 'sentence'
    | 'wrap'
    | 'crlf'
    | 'quotes'
    | 'spaces';
  readonly at: number;
  readonly to: number;
  readonly words: string;
  readonly changes: number;
}

export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>(
    ...([
      'insert',
      'insert',
      'remove',
      'lookalike',
      'lookalike',
      'lookalike',
      'word',
      'word',
      'letter',
      'letter',
      'sentence',
      'wrap',
      'crlf',
      'quotes',
      'spaces',
    ] as const),
  ),
  at: fc.nat(),
  to: fc.nat(),
  words: paragraph,
  changes: fc.nat(3),
});

/** A text with spans in it that edits move: undefined where an edit took a span's words away. */
export interface Tracked {
  readonly text: string;
  readonly spans: readonly (Span | undefined)[];
}

/** The edits that a step makes of a text, from its end to its beginning. */
export function editsOf(text: string, { kind, at, to, words, changes }: Step): readonly TextEdit[] {
  const breaks = [0, ...[...text.matchAll(/(?:\r?\n){2,}/g)].map(m => m.index + m[0].length)];
  const here = breaks[at % breaks.length];
  const there = breaks[to % breaks.length];
  const end = breaks.find(b => b > here) ?? text.length;
  const tokens = [...text.matchAll(/\S+/g)];
  const token = tokens[at % Math.max(1, tokens.length)];
  const all = (pattern: RegExp, put: string): readonly TextEdit[] =>
    [...text.matchAll(pattern)].map(m => ({ start: m.index, end: m.index + m[0].length, text: put })).reverse();
  switch (kind) {
    case 'insert':
      return [{ start: here, end: here, text: `${words}\n\n` }];
    case 'remove':
      return breaks.length > 2 ? [{ start: here, end, text: '' }] : [];
    case 'lookalike': {
      let copy = text.slice(here, end).trim();
      const others = words.split(' ');
      for (let c = 0; c < changes; c++) {
        const own = copy.split(' ');
        own[(at + c * 7) % own.length] = others[c % others.length];
        copy = own.join(' ');
      }
      return [{ start: there, end: there, text: `${copy}\n\n` }];
    }
    case 'word':
      return token ? [{ start: token.index, end: token.index + token[0].length, text: words.split(' ')[0] }] : [];
    case 'letter':
      return token
        ? [
            {
              start: token.index + (to % token[0].length),
              end: token.index + (to % token[0].length) + 1,
              text: changes > 1 ? 'x' : '',
            },
          ]
        : [];
    case 'sentence':
      return [
        { start: end, end, text: '' },
        { start: here, end: here, text: `${words.split('. ')[0]}. ` },
      ];
    case 'wrap':
      return all(/(?<=\S) (?=\S{5})/g, '\n');
    case 'crlf':
      return all(/(?<!\r)\n/g, '\r\n');
    case 'quotes':
      return [...all(/[“”]/g, '"')];
    case 'spaces':
      return all(/ (?=\p{Lu})/gu, '\u00a0');
  }
}

/** The text and its spans after an edit. A span that an edit changes in part stays where that is. */
export function track({ text, spans }: Tracked, edit: TextEdit): Tracked {
  const by = edit.text.length - (edit.end - edit.start);
  return {
    text: text.slice(0, edit.start) + edit.text + text.slice(edit.end),
    spans: spans.map(span => {
      if (span === undefined || span.end <= edit.start) return span;
      if (span.start >= edit.end) return { start: span.start + by, end: span.end + by };
      const isWhole = edit.start <= span.start && span.end <= edit.end;
      return isWhole ? undefined : { start: Math.min(span.start, edit.start), end: Math.max(span.end, edit.end) + by };
    }),
  };
}

/** Spans of whole words of a text, as a person marks them: one to four words; `seeds` choose which. */
export function wordSpans(text: string, seeds: readonly number[]): readonly Span[] {
  const words = [...text.matchAll(/[\p{L}\p{N}$’]+(?:[.,]\d+)*/gu)];
  return seeds.map(seed => {
    const first = seed % words.length;
    const last = Math.min(words.length - 1, first + ((seed >> 8) % 4));
    const end = words[last].index + words[last][0].length;
    return /\n\n/.test(text.slice(words[first].index, end))
      ? { start: words[first].index, end: words[first].index + words[first][0].length }
      : { start: words[first].index, end };
  });
}
