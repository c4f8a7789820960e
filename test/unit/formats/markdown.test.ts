import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { FormatInput, FormatOptions } from '../../../src/core';
import { markdown } from '../../../src/core/formats/markdown';
import { markdownMarked, markdownText } from '../../../src/core/formats/markdownText';
import { xmlCharacters } from '../../../src/core/formats/xml';
import { annotatedInput, bytesOf, corpusInputs, oddInput } from '../../support/formatInputs';

const render = new MarkdownIt({ html: true, linkify: true });
// a name with a full stop in it is a link to this reader, and to few others
render.linkify.set({ fuzzyLink: false });

function written(inputs: readonly FormatInput[], options: FormatOptions = {}): string {
  const gathering = markdown.whole?.[0].open(options);
  return bytesOf([
    ...inputs.flatMap(each => [...(gathering?.add(each) ?? [])]),
    ...(gathering?.end() ?? []),
  ]).toString();
}

/** What a page of rendered Markdown says, without its tags, and the tags. */
function page(source: string): { readonly text: string; readonly tags: readonly string[] } {
  const tags: string[] = [];
  const say = (node: DefaultTreeAdapterMap['node']): string => {
    if ('tagName' in node) tags.push(node.tagName);
    if ('value' in node) return node.value;
    return 'childNodes' in node ? node.childNodes.map(say).join('') : '';
  };
  const text = parseFragment(render.render(source)).childNodes.map(say).join('');
  return { text, tags };
}

const plain = (text: string): string =>
  text
    .replace(/\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const kept = (text: string): string =>
  plain(xmlCharacters(text).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0080-\u009f\u007f]/g, ' '));

describe('a report as Markdown', () => {
  test('shows each text as it is, with its names bold', () => {
    for (const input of [...corpusInputs(), oddInput()]) {
      const source = written([input]);
      const { text, tags } = page(source.slice(source.indexOf('\n## The text\n')));
      expect(plain(text)).toBe(`The text ${kept(input.text)}`);
      expect(new Set(tags)).toEqual(
        new Set(['h2', 'p', ...(tags.includes('strong') ? ['strong'] : []), ...(tags.includes('b') ? ['b'] : [])]),
      );
      expect(tags.filter(tag => tag === 'strong' || tag === 'b').length).toBeGreaterThan(3);
    }
  });

  test('is of no other signs than its own', () => {
    const { tags } = page(written([...corpusInputs(), oddInput()]));
    const own = 'h1 h2 p ul li strong b table thead tbody tr th td blockquote hr'.split(' ');
    expect([...new Set(tags)].filter(tag => !own.includes(tag))).toEqual([]);
    expect(tags.filter(tag => tag === 'h1')).toHaveLength(corpusInputs().length + 1);
  });

  test('shows any text, at the beginning of a line and in it, and makes nothing of it', () => {
    const signs = fc.constantFrom(
      ...'\\`*_[]<>|~$&!#-+=:.@1) a\r\n\t'.split(''),
      'http://',
      'www.a.b',
      'a@b.co',
      'mailto:',
      '&amp;',
      '<b>',
      '**',
      '    ',
      '```',
      '€',
    );
    fc.assert(
      fc.property(
        fc.array(signs, { maxLength: 14 }).map(parts => parts.join('')),
        fc.nat(12),
        fc.nat(12),
        (text, a, b) => {
          const first = page(markdownText(text, true));
          expect(plain(first.text)).toBe(plain(text));
          expect(first.tags.filter(tag => tag !== 'p')).toEqual([]);
          const span = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) };
          const inside = page(`x ${markdownMarked(text, [span], { start: 0, end: text.length })}`);
          expect(plain(inside.text)).toBe(plain(`x ${text}`));
          expect(inside.tags.filter(tag => !['p', 'b', 'strong'].includes(tag))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('tells what happened, when, who, how much and who said what', () => {
    const text = 'Ada Brun met Olof Berg in Oslo on 2 May 2019. “We paid 3 million euros,” Brun said on 3 May 2019.';
    const source = written([annotatedInput(text, 'a', '2019-05-03')], { text: 'none' });
    expect(source).toContain('## What happened\n\n- **Ada Brun met Olof Berg in Oslo on 2 May 2019.**');
    expect(source).toContain('- People: Ada Brun (2), Olof Berg\n');
    expect(source).toContain('| 3 million euros | 3 million euros | Amounts of money |');
    expect(source).toContain('> “We paid 3 million euros,”\n>\n> — Ada Brun\n');
    expect(source).not.toContain('## The text');
  });
});
