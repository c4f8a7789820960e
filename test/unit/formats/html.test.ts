import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { FAMILY_COLORS, type FormatInput, type FormatOptions, lossesOf } from '../../../src/core';
import { html } from '../../../src/core/formats/html';
import { REPORT_STYLE } from '../../../src/core/formats/htmlStyle';
import { xmlCharacters } from '../../../src/core/formats/xml';
import { annotatedInput, bytesOf, corpusInputs, oddInput } from '../../support/formatInputs';
import { contrast as contrastOf, parseColor } from '../colors';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const [file] = html.whole ?? [];

function written(inputs: readonly FormatInput[], options: FormatOptions = {}): string {
  const gathering = file.open(options);
  return bytesOf([...inputs.flatMap(input => [...gathering.add(input)]), ...gathering.end()]).toString('utf8');
}

function* elements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  for (const child of 'childNodes' in node ? node.childNodes : []) yield* elements(child);
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find(each => each.name === name)?.value;

function page(inputs: readonly FormatInput[], options: FormatOptions = {}) {
  const all = [...elements(parse(written(inputs, options)))];
  return {
    all,
    of: (tag: string, name?: string) =>
      all.filter(
        e => e.tagName === tag && (name === undefined || (attribute(e, 'class') ?? '').split(' ').includes(name)),
      ),
  };
}

/** White space as a page shows it, and what no page can hold as it shows that. */
const shown = (text: string): string => xmlCharacters(text).replace(/\s+/g, ' ').trim();

const contrast = (a: string, b: string): number => contrastOf(parseColor(a), parseColor(b));
const odd = oddInput();
const many = [...corpusInputs(), odd];

describe('a report as HTML', () => {
  test('runs nothing, fetches nothing and holds no markup of a text', () => {
    const { all, of } = page(many);
    const tags = new Set(all.map(({ tagName }) => tagName));
    for (const tag of ['script', 'iframe', 'object', 'embed', 'link', 'img', 'form', 'i', 'audio', 'video', 'base'])
      expect(tags).not.toContain(tag);
    for (const element of all) {
      for (const { name, value } of element.attrs) {
        expect(name).not.toMatch(/^on|^src|^xlink/);
        if (name === 'href') expect(value).toMatch(/^#/);
        if (name === 'style') expect(value).toMatch(/^counter-reset: row \d+$/);
      }
    }
    expect(REPORT_STYLE).not.toMatch(/url\(|@import|expression/);
    expect(attribute(of('meta')[2], 'content')).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });

  test('shows each text as it is, with its marks around their words', () => {
    for (const input of many) {
      const { of } = page([input]);
      expect(shown(textOf(of('div', 'text')[0]))).toBe(shown(input.text));
      const marks = of('mark').map(mark => attribute(mark, 'id'));
      expect(marks.filter(id => id !== undefined)).toHaveLength(
        input.document.entities.length + input.document.figures.length,
      );
      const plain = of('mark').filter(mark => attribute(mark, 'id') === 'd1-T1');
      for (const mark of plain) expect(input.document.entities.find(({ id }) => id === 'T1')?.text).toBe(textOf(mark));
    }
  });

  test('leads from each row to a place that is there, each place once', () => {
    const { all } = page(many);
    const ids = all.flatMap(element => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = all.flatMap(element => attribute(element, 'href') ?? []);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter(link => !ids.includes(link.slice(1)))).toEqual([]);
    for (const element of all) {
      const name = attribute(element, 'aria-labelledby');
      if (name !== undefined) expect(ids).toContain(name);
    }
  });

  test('tells what happened, who, how much and who said what, in words', () => {
    const text = 'Port reopens\n\nAda Brun met Olof Berg in Oslo on 2 May 2019. “We paid 3 million euros,” Brun said.';
    const input = annotatedInput(text, 'a', '2019-05-03');
    const met = input.document.events.find(({ trigger }) => trigger.text === 'met');
    const row = { event: met?.id ?? '', headline: 'Ada Brun meets <Olof> Berg', lead: true, status: ['planned'] };
    const outline = { rows: [{ ...row, when: '2 May 2019', where: 'Oslo', source: 'Brun' }], background: [] };
    const { of } = page([{ ...input, outline }]);
    expect(textOf(of('li', 'lead')[0])).toBe('Ada Brun meets <Olof> Berg Oslo · 2 May 2019 · planned · says Brun');
    expect(of('ul', 'names').map(textOf).join()).toContain('Ada Brun 2 times');
    expect(of('tr').map(textOf).join()).toContain('3 million euros');
    expect(textOf(of('blockquote')[0])).toBe('“We paid 3 million euros,”Ada Brun');
    const plain = page([input]);
    expect(plain.of('ol', 'rows').map(textOf).join()).toContain('Ada Brun met Olof Berg in Oslo on 2 May 2019.');
  });

  test('can be heard and reached by keys: one title, headings in order, landmarks, names', () => {
    for (const inputs of [[odd], many]) {
      const { all, of } = page(inputs);
      expect(attribute(of('html')[0], 'lang')).toBe('en');
      expect(textOf(of('title')[0]).trim()).not.toBe('');
      const levels = all.flatMap(({ tagName }) => /^h(\d)$/.exec(tagName)?.[1] ?? []).map(Number);
      levels.forEach((level, i) => {
        expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
      });
      expect([of('main').length, of('footer').length, attribute(of('a')[0], 'href')]).toEqual([1, 1, '#main']);
      for (const element of [...of('section'), ...of('nav'), ...of('article'), ...of('svg')])
        expect(attribute(element, 'aria-label') ?? attribute(element, 'aria-labelledby')).toBeTruthy();
      for (const input of of('input')) expect(textOf(input.parentNode as Node).trim()).not.toBe('');
      for (const head of of('th')) expect(attribute(head, 'scope')).toMatch(/^(?:row|col|rowgroup)$/);
    }
  });

  test('has colours that can be told from the page, light and dark', () => {
    const value = (name: string, n: number) =>
      [...REPORT_STYLE.matchAll(new RegExp(`--${name}: (#\\w{6})`, 'g'))][n][1];
    for (const [theme, n] of [
      ['light', 0],
      ['dark', 1],
    ] as const) {
      const page = value('page', n);
      for (const name of ['ink', 'soft', 'accent']) expect(contrast(value(name, n), page)).toBeGreaterThan(4.5);
      expect(contrast(value('ink', n), value('lead', n))).toBeGreaterThan(7);
      expect(contrast(value('soft', n), value('lead', n))).toBeGreaterThan(4.5);
      expect(contrast(value('in-dot', n), value('dot', n))).toBeGreaterThan(4.5);
      for (const color of Object.values(FAMILY_COLORS)) expect(contrast(color[theme], page)).toBeGreaterThan(3);
    }
  });

  test('says of many documents what they share, before them', () => {
    const two = ['Ada Brun met Olof Berg on 2 May 2019.', 'Ada Brun left Oslo on 3 May 2019.'].map((text, i) =>
      annotatedInput(text, `d${i}`, '2019-05-04'),
    );
    const { all, of } = page(two);
    const overview = all.findIndex(element => attribute(element, 'id') === 'overview');
    expect(overview).toBeGreaterThan(0);
    expect(overview).toBeLessThan(all.findIndex(({ tagName }) => tagName === 'article'));
    expect(
      of('tr')
        .map(textOf)
        .filter(row => row.startsWith('Ada Brun')),
    ).toEqual(['Ada Brunperson1 2']);
    expect(of('rect')).toHaveLength(2);
    expect(all.some(element => attribute(element, 'id') === 'overview')).toBe(true);
    expect(page(two.slice(1)).all.some(element => attribute(element, 'id') === 'overview')).toBe(false);
  });

  test('lets go of what it holds where there is much, and says of all documents behind them', () => {
    const { document } = annotatedInput('Ada Brun waits.', 'long');
    const long = { document, text: `Ada Brun waits.\n${'and waits on '.repeat(60_000)}` };
    const gathering = file.open({});
    let early = 0;
    for (let i = 0; i < 12; i++) early += bytesOf(gathering.add(long)).length;
    expect(early).toBeGreaterThan(8_000_000);
    const end = bytesOf(gathering.end()).toString();
    expect(end).toContain('id="overview"');
    expect(end).toMatch(/<\/html>\n$/);
  });

  test('leaves the texts out where nobody wants them, and says so', () => {
    const { of } = page([odd], { text: 'none' });
    expect(of('div', 'text')).toEqual([]);
    for (const link of of('a')) expect(attribute(link, 'href')).not.toMatch(/-T\d|-E\d/);
    const lost = (options: FormatOptions) =>
      lossesOf(html, { ...odd, options }).some(({ aspect }) => aspect === 'text');
    expect([lost({}), lost({ text: 'none' })]).toEqual([false, true]);
  });
});
