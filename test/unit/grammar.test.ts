import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const root = join(import.meta.dirname, '../..');
const wasm = join(createRequire(import.meta.url).resolve('vscode-oniguruma'), '../onig.wasm');
const path = join(root, 'syntaxes/newsmark.tmLanguage.json');

let grammar: IGrammar;

beforeAll(async () => {
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: sources => new oniguruma.OnigScanner(sources),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, 'utf8'), path),
  });
  const loaded = await registry.loadGrammar('text.newsmark');
  if (loaded === null) throw new Error('no grammar');
  grammar = loaded;
});

/**
 * The coloured stretches of a line, as "kind: words", where kind is byline, dateline, credit, promo, quote or numeric.
 */
function colours(line: string): string[] {
  const found: string[] = [];
  let kind = '';
  for (const { startIndex, endIndex, scopes } of grammar.tokenizeLine(line, textmate.INITIAL).tokens) {
    const scope = scopes.find(s => /^meta\.(?!numeric)/.test(s)) ?? scopes.find(s => s.startsWith('meta.numeric'));
    const here = /(?:byline|dateline|credit|promo|quote|numeric)/.exec(scope ?? '')?.[0] ?? '';
    const words = line.slice(startIndex, endIndex);
    if (here !== '' && here === kind) found.push(`${found.pop()}${words}`);
    else if (here !== '') found.push(`${here}: ${words}`);
    kind = here;
  }
  return found;
}

describe('the grammar colours whole lines of furniture', () => {
  test.each([
    ['byline', 'By Marta Quintela, Staff Writer'],
    ['byline', 'Marta Quintela | Dinis Falcão | June 12, 2024, 08:15 AM'],
    ['byline', '(Reporting by Daniel Kesho in Mombasa; Editing by Ruth Amadi)'],
    ['dateline', 'Published: 8 February 2024'],
    ['dateline', 'Thursday, April 25, 2019, 06:59 PM'],
    ['dateline', '2024-02-08 10:22 GMT'],
    ['credit', 'Photo by Inês Vilar/Lumen Pictures'],
    ['credit', '(Image: Inês Vilar/Lumen)'],
    ['credit', 'Photo (left) via City Archive of Porto'],
    ['credit', 'File photo'],
    ['credit', '© 2024 Indian Ocean News Desk'],
    ['credit', 'https://www.example.org/news/1'],
    ['promo', 'Read more about the hill and its people here:'],
    ['promo', 'Follow Thracian Courier on Google News'],
    ['promo', 'Sign up for our newsletter.'],
    ['promo', 'ADVERTISEMENT'],
  ])('%s: %s', (kind, line) => {
    expect(colours(line)).toEqual([`${kind}: ${line}`]);
  });
});

describe('the grammar colours parts of lines', () => {
  test.each([
    ['MOMBASA, Feb. 7 (EAWS) — A fire', 'dateline: MOMBASA, Feb. 7 (EAWS) —'],
    ['TOAMASINA, Madagascar, Jan. 19 (IOND) -- A cyclone', 'dateline: TOAMASINA, Madagascar, Jan. 19 (IOND) --'],
    ['Tokyo (AP) — When', 'dateline: Tokyo (AP) —'],
    ['NAIROBI — When', 'dateline: NAIROBI —'],
    ['“We stay,” she said, “all of us.”', 'quote: “We stay,”', 'quote: “all of us.”'],
    ['He called it "late, but not too late" and left.', 'quote: "late, but not too late"'],
    ['The ‘few tears’ of O’Neill’s', 'quote: ‘few tears’'],
    ['A paragraph that ends “inside a quotation', 'quote: “inside a quotation'],
    [
      'It cost €6.3 million or 17.5% of 10,000 by 06:59',
      'numeric: €6.3',
      'numeric: 17.5%',
      'numeric: 10,000',
      'numeric: 06:59',
    ],
    ['4.2bn in G7 states on the 3rd', 'numeric: 4.2bn', 'numeric: 3rd'],
  ])('%s', (line, ...expected) => {
    expect(colours(line)).toEqual(expected);
  });

  test.each([
    'By Monday the water had risen to the second step.',
    'Photo agencies left the harbour before the vote.',
    'The board — which met on Monday — voted.',
    'Watch the water, the mayor said.',
    'It was the boys’ pride and O’Neill’s joy.',
  ])('and leaves running text alone: %s', line => {
    expect(colours(line)).toEqual([]);
  });

  test('an open quotation ends with its line', () => {
    const { ruleStack } = grammar.tokenizeLine('“open', textmate.INITIAL);
    expect(grammar.tokenizeLine('plain', ruleStack).tokens[0].scopes).toEqual(['text.newsmark']);
  });
});

test('a hostile line is tokenised in time that grows with its length, not faster', () => {
  for (const unit of ['“', '"', '‘a ', 'A ', 'By A ', '1,', '1', 'A-', '(A ', '| ', 'Photo by ', '\ud800', 'A.']) {
    const time = (length: number): number => {
      const line = unit.repeat(length / unit.length);
      const start = performance.now();
      grammar.tokenizeLine(line, textmate.INITIAL, 5000);
      return performance.now() - start;
    };
    time(500);
    expect(time(16_000), unit).toBeLessThan(1500);
  }
});

test('no theme colours what the grammar tells: marks that are hidden leave plain text', () => {
  const scopes = readFileSync(path, 'utf8').match(/"(?:name|contentName)": "[^"]*\.newsmark"/g) ?? [];
  expect(scopes.length).toBeGreaterThan(10);
  expect(scopes.filter(scope => !/: "meta\./.test(scope))).toEqual([]);
});

describe('the language configuration', () => {
  const { wordPattern } = JSON.parse(readFileSync(join(root, 'syntaxes/language-configuration.json'), 'utf8'));
  const wordsOf = (text: string): string[] =>
    [...text.matchAll(new RegExp(wordPattern.pattern, `${wordPattern.flags}g`))].map(m => m[0]);

  test('keeps names with apostrophes, abbreviations and figures whole', () => {
    expect(wordsOf("O’Neill’s U.S. bank paid 4.2bn (10,000) at 06:59, Sana'a rose 7% in Kim-Putin’s 2nd")).toEqual([
      'O’Neill’s',
      'U.S.',
      'bank',
      'paid',
      '4.2bn',
      '10,000',
      'at',
      '06:59',
      "Sana'a",
      'rose',
      '7%',
      'in',
      'Kim',
      'Putin’s',
      '2nd',
    ]);
  });

  test('never matches nothing', () => {
    expect(new RegExp(`^(?:${wordPattern.pattern})$`, wordPattern.flags).test('')).toBe(false);
  });
});
