import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nestedSpans } from '../../../src/core/formats/nestedSpans';
import {
  countForbidden,
  element,
  emptyTag,
  XmlIds,
  xmlCharacters,
  xmlText,
  xmlValue,
} from '../../../src/core/formats/xml';

describe('XML by hand', () => {
  test('escapes what is a sign, and keeps what a parser would change', () => {
    expect(xmlText('a<b> & "c"\r\n\td ]]>')).toBe('a&lt;b&gt; &amp; "c"&#13;\n\td ]]&gt;');
    expect(xmlValue('a<b> & "c"\r\n\td')).toBe('a&lt;b&gt; &amp; &quot;c&quot;&#13;&#10;&#9;d');
    expect(element('p', { n: 1, of: null, is: true, q: '"' }, '<')).toBe('<p n="1" is="true" q="&quot;">&lt;</p>');
    expect(emptyTag('br')).toBe('<br/>');
  });

  test('puts a character of the same length for one that XML has not', () => {
    const text = 'a\0b\u0008c\ud800d\udc00\ud83d\ude00\ufffee\uffff\u0085\u007f';
    expect(xmlCharacters(text)).toBe('a\ufffdb\ufffdc\ufffdd\ufffd\ud83d\ude00\ufffde\ufffd\u0085\u007f');
    expect(countForbidden(text)).toBe(6);
    expect(xmlCharacters(text)).toHaveLength(text.length);
  });

  test('gives each thing a name of its own, whatever its id', () => {
    const ids = new XmlIds();
    const names = ['T1', 'T 1', 'T_1', '1', '', 'a:b', 'é', '-', 'T1'].map(id => ids.of(id));
    expect(names[8]).toBe(names[0]);
    expect(new Set(names).size).toBe(8);
    for (const name of names) expect(name).toMatch(/^[A-Za-z_][\w.-]*$/);
    expect(new XmlIds('d1-').of('T1')).toBe('d1-T1');
  });
});

describe('spans as elements', () => {
  const spanIn = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

  test('nest, cover their words and leave out no text', () => {
    fc.assert(
      fc.property(fc.array(spanIn, { maxLength: 8 }), spanIn, (spans, within) => {
        const open: object[] = [];
        const covered = new Map<object, number[]>(spans.map(span => [span, []]));
        let at = within.start;
        for (const step of nestedSpans(spans, within)) {
          if (step.kind === 'open') open.push(step.span);
          else if (step.kind === 'close') expect(open.pop()).toBe(step.span);
          else {
            expect(step.start).toBe(at);
            at = step.end;
            for (const span of open) for (let i = step.start; i < step.end; i++) covered.get(span)?.push(i);
          }
        }
        expect([at, open]).toEqual([within.end, []]);
        for (const span of spans) {
          const inside = Array.from({ length: 31 }, (_, i) => i).filter(
            i => i >= Math.max(span.start, within.start) && i < Math.min(span.end, within.end),
          );
          expect(covered.get(span)).toEqual(inside);
        }
      }),
    );
  });

  test('open once with their name, and their pieces without', () => {
    const spans = [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ];
    const steps = [...nestedSpans(spans, { start: 0, end: 8 })];
    const pieces = steps.flatMap(step => (step.kind === 'open' && step.span === spans[1] ? [step.first] : []));
    expect(pieces).toEqual([true, false]);
    expect(
      [...nestedSpans(spans, { start: 3, end: 8 })].flatMap(s => (s.kind === 'open' ? [s.first] : [])),
    ).not.toContain(true);
  });
});
