import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBlock } from '../../src/core/blocks/blocks';
import { cutPieces, splitParagraphs } from '../../src/core/blocks/paragraphs';
import { registerOf } from '../../src/core/text/register';
import { documentZones } from '../../src/core/zones/zones';

const folder = join(import.meta.dirname, '../../media/corpus');
const names = readdirSync(folder).filter(name => name.endsWith('.txt'));
const texts = new Map(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]));

function kindsOf(text: string): Set<string> {
  const placed = cutPieces(text, splitParagraphs(text)).map(p => ({
    ...p,
    block: createBlock(text.slice(p.start, p.end), p.opens, p.closes),
  }));
  return new Set(documentZones(placed).map(z => z.kind));
}

describe('the sample corpus', () => {
  test('has files of both kinds of name, each a short article in UTF-8 with LF', () => {
    expect(names.filter(name => /^\d{3}_[0-9a-f]{16}\.txt$/.test(name)).length).toBeGreaterThanOrEqual(5);
    expect(names.filter(name => name.endsWith('.news.txt')).length).toBeGreaterThanOrEqual(4);
    for (const [name, text] of texts) {
      const words = text.split(/\s+/).length;
      expect(words, name).toBeGreaterThan(150);
      expect(words, name).toBeLessThan(600);
      expect(text, name).not.toMatch(/[\r\ufeff\ufffd\0]/);
      expect(text.endsWith('\n'), name).toBe(true);
    }
  });

  test('has one text without capitals, marks and line breaks', () => {
    const caseless = [...texts.values()].filter(text => registerOf(text) === 'caseless');
    expect(caseless).toHaveLength(1);
    expect(caseless[0].trim()).not.toMatch(/[.,;:!?"“”\n]/);
  });

  test('shows every kind of zone', () => {
    const kinds = new Set([...texts.values()].flatMap(text => [...kindsOf(text)]));
    expect([...kinds].sort()).toEqual([
      'byline',
      'credit',
      'dateline',
      'headline',
      'promo',
      'quotation',
      'repeated',
      'subheading',
    ]);
  });
});
