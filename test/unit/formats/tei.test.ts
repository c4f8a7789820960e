import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { type FormatInput, lossesOf } from '../../../src/core';
import { tei } from '../../../src/core/formats/tei';
import { xmlCharacters } from '../../../src/core/formats/xml';
import { annotatedInput, bytesOf, corpusInputs, oddInput } from '../../support/formatInputs';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const odd = oddInput();
const inputs = [...corpusInputs(), odd];

function written(input: FormatInput): string {
  const text = bytesOf(tei.files[0].write(input)).toString('utf8');
  expect(tei.files[0].isOurs?.(text.slice(0, 4096))).toBe(true);
  return text;
}

/** The elements of a file, read by a parser that is not ours, which knows names as lower case and no empty elements. */
function read(xml: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']): string => {
    if ('value' in node) return node.value;
    if (!('childNodes' in node)) return '';
    const text = node.childNodes.map(visit).join('');
    if ('attrs' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ name: node.tagName, attributes, text });
    }
    return text;
  };
  // named as no element of HTML is, whose rules this parser would keep
  const own = xml.slice(xml.indexOf('<TEI')).replace(/<(relation)\b([^>]*)\/>/g, '<$1$2></$1>');
  for (const node of parseFragment(own.replace(/<(\/?)(\w)/g, '<$1x-$2')).childNodes) visit(node);
  return found;
}

describe('TEI', () => {
  test('has in its paragraphs the very text, with the white space between them', () => {
    for (const input of inputs) {
      const body = read(written(input)).filter(({ name, attributes }) => name === 'x-p' && 'xml:space' in attributes);
      expect(body.map(({ text }) => text).join('')).toBe(xmlCharacters(input.text));
    }
    const empty = read(written(annotatedInput('', 'a'))).filter(({ name }) => name === 'x-p');
    expect(empty.at(-1)?.text).toBe('');
  });

  test('marks every entity and figure, in pieces where it crosses another', () => {
    for (const input of inputs) {
      const all = read(written(input));
      const pieces = new Map<string, string>();
      for (const { attributes, text } of all) {
        const id = attributes['xml:id'] ?? attributes.prev?.slice(1);
        if (id !== undefined) pieces.set(id, (pieces.get(id) ?? '') + text);
      }
      for (const { id, text } of [...input.document.entities, ...input.document.figures])
        if (/^\w+$/.test(id)) expect(pieces.get(id)).toBe(xmlCharacters(text));
    }
  });

  test('refers only to what is there, each once', () => {
    for (const input of inputs) {
      const all = read(written(input));
      const ids = all.flatMap(({ attributes }) => attributes['xml:id'] ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
      for (const { attributes } of all)
        for (const name of ['ref', 'active', 'passive', 'where', 'prev'])
          if (name in attributes) expect(ids).toContain(attributes[name].slice(1));
    }
  });

  test('says who and what it is, how much, when and where', () => {
    const text = 'Ada Brun paid $3 million to Olof Berg in Oslo on 3 May 2019. Ten workers saw it.';
    const input = annotatedInput(text, 'a', '2019-05-04');
    const all = read(written(input));
    const of = (words: string) => all.filter(each => each.text === words && 'xml:id' in each.attributes).at(-1);
    expect(of('Ada Brun')?.name).toBe('x-persname');
    expect(of('Oslo')?.name).toBe('x-placename');
    expect(of('$3 million')).toMatchObject({ name: 'x-measure', attributes: { quantity: '3000000', unit: 'USD' } });
    expect(of('3 May 2019')).toMatchObject({ name: 'x-date', attributes: { when: '2019-05-03', n: '2019-05-03' } });
    expect(of('Ten')).toMatchObject({ name: 'x-num', attributes: { value: '10', type: 'cardinal' } });
    const event = all.find(({ name, text: words }) => name === 'x-event' && words === 'paid');
    expect(event?.attributes).toMatchObject({ when: '2019-05-03' });
    const roles = all.filter(
      ({ name, attributes }) => name === 'x-relation' && attributes.active === `#${event?.attributes['xml:id']}`,
    );
    expect(roles.length).toBe(input.document.events.find(({ trigger }) => trigger.text === 'paid')?.arguments.length);
    expect(roles.length).toBeGreaterThan(1);
  });

  test('gives no date that the calendar has not', () => {
    const values = [
      '2019-02-30',
      '2019-13',
      '2019-W17',
      'PAST_REF',
      '0000',
      '2019-05-01T10:00',
      '2019-05',
      '2019-05-01/2019-05-03',
    ];
    const [figure] = odd.document.figures.filter(({ id }) => id === 'T22');
    const days = values.map(value => {
      const timed = { ...figure, value: { ...figure.value, timex: { type: 'DATE' as const, value } } };
      const all = read(written({ ...odd, document: { ...odd.document, figures: [timed] } }));
      const { when, from, to, n } = all.find(({ attributes }) => attributes['xml:id'] === 'T22')?.attributes ?? {};
      expect(n).toBe(value);
      return when ?? (from === undefined ? '' : `${from} ${to}`);
    });
    expect(days).toEqual(['', '', '', '', '', '', '2019-05', '2019-05-01 2019-05-03']);
  });

  test('tells what it cannot hold', () => {
    const lost = Object.fromEntries(lossesOf(tei, odd).map(({ aspect, count }) => [aspect, count]));
    expect(lost).toMatchObject({ controls: 4, values: 1, zones: 6 });
    expect(lost).not.toHaveProperty('overlaps');
  });
});
