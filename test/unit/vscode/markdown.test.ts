import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../../src/core';
import { STATUS_ICONS } from '../../../src/vscode/present/eventWords';
import {
  commandLink,
  escapeMarkdown,
  inContext,
  quotedInContext,
  shorten,
  shortenMiddle,
} from '../../../src/vscode/present/markdown';

describe('text from a document, in a card', () => {
  test.each([
    '[click](command:workbench.action.quit)',
    '![x](https://example.org/p.png)',
    '<a href="command:x">x</a>',
    '<https://example.org>',
    '$(alert) **bold** _it_ `code`',
    '# heading',
    '- item',
    '| a | b |',
    '&lt;b&gt;',
  ])('is only shown: %s', text => {
    const escaped = escapeMarkdown(text);
    // Every mark that means something in Markdown has a backslash before it or is an entity.
    expect(escaped.replace(/\\[\\`*_{}[\]()#+\-.!|~<>$&@:/]|&lt;|&amp;/g, '')).not.toMatch(/[`*_[\]()#!|~<>$&@:/]/);
  });

  test('is one line, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const breaks = [...escapeMarkdown(text)].filter(c => c < ' ' || c === '\u2028');
        expect(breaks).toEqual([]);
      }),
    );
  });
});

test('a link keeps its arguments, whatever they hold', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (text, n) => {
      const link = commandLink('label', 'newsmark.x', [text, n], text);
      const match = /^\[label\]\(command:newsmark\.x\?([^ ()"']*) "([^"]*)"\)$/.exec(link);
      expect(match).not.toBeNull();
      expect(JSON.parse(decodeURIComponent(match?.[1] ?? ''))).toEqual([text, n]);
    }),
  );
});

describe('text that is cut', () => {
  test('ends at a word', () => {
    expect(shorten('The harbour of Rotterdam', 15)).toBe('The harbour of…');
    expect(shorten('short', 15)).toBe('short');
  });

  test('is never longer than asked, nor cut inside a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, most) => {
        const short = shorten(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  test('shows the words around a span', () => {
    const text = 'one two three four five six seven';
    const at = { start: 14, end: 18 };
    expect(text.slice(at.start, at.end)).toBe('four');
    expect(inContext(text, at, 8)).toBe('… three four five …');
    expect(inContext(text, at, 100)).toBe(text);
  });
});

test('a long row is shortened in its middle, so that who and what both show', () => {
  const row = 'Prosecutors in the northern city of Tarn charge former mayor Eva Holm with fraud';
  const short = shortenMiddle(row, 52);
  expect(short.length).toBeLessThanOrEqual(52);
  expect(short).toMatch(/^Prosecutors .*… .*fraud$/);
  expect(shortenMiddle('Ada meets Bo', 52)).toBe('Ada meets Bo');
  expect(shortenMiddle('x'.repeat(80), 20)).toHaveLength(20);
});

test('the icons of a status are those of no type of events', () => {
  const icons = new Set<string>(Object.values(STATUS_ICONS).filter(icon => icon !== STATUS_ICONS.happened));
  expect([...eventTypes().values()].filter(type => icons.has(type.icon)).map(type => type.name)).toEqual([]);
});

test('a span in its line stands between marks, with whole words around it', () => {
  const line = 'The tram of Porto was full again, and the people of the hill of Porto cheered it for two hours on end.';
  const last = line.lastIndexOf('Porto');
  expect(quotedInContext(line, 12, 17)).toBe('The tram of ‹Porto› was full again, and the people of the hill …');
  expect(quotedInContext(line, last, last + 5, 20)).toBe('… of the hill of ‹Porto› cheered it for two …');
  expect(quotedInContext('Porto', 0, 5)).toBe('‹Porto›');
});
