import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { type Format, type FormatInput, lossesOf } from '../../../src/core';
import { cas } from '../../../src/core/formats/cas';
import { ftm } from '../../../src/core/formats/ftm';
import { timeml } from '../../../src/core/formats/timeml';
import { wane } from '../../../src/core/formats/wane';
import { xmlCharacters } from '../../../src/core/formats/xml';
import { annotatedInput, bytesOf, corpusInputs, oddInput } from '../../support/formatInputs';

const odd = oddInput();
const inputs = [...corpusInputs(), odd];
const inFile = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

function written({ files }: Format, input: FormatInput): string {
  const text = bytesOf(files[0].write(input)).toString('utf8');
  expect(files[0].isOurs?.(text.slice(0, 4096))).toBe(true);
  return text;
}

function lost(format: Format, input: FormatInput): Readonly<Record<string, number>> {
  return Object.fromEntries(lossesOf(format, input).map(({ aspect, count }) => [aspect, count]));
}

describe('UIMA CAS JSON', () => {
  interface Structure {
    readonly '%ID': number;
    readonly '%TYPE': string;
    readonly begin: number;
    readonly end: number;
    readonly value?: string;
    readonly label?: string;
    readonly '@Governor'?: number;
    readonly '@Dependent'?: number;
  }
  const read = (input: FormatInput) => JSON.parse(written(cas, input));

  test('has every entity, figure and event at its words, in UTF-16, and tokens that they fit', () => {
    for (const input of inputs) {
      const json = read(input);
      const [sofa, ...all] = json['%FEATURE_STRUCTURES'] as [{ sofaString: string }, ...Structure[]];
      expect(sofa.sofaString).toBe(inFile(input.text));
      const told = (type: string) =>
        all
          .filter(each => each['%TYPE'].endsWith(type))
          .map(each => [sofa.sofaString.slice(each.begin, each.end), each.value ?? each.label]);
      const { entities, figures, events } = input.document;
      const marks = [...entities, ...figures].map(({ text, label }) => [inFile(text), label]);
      expect(told('NamedEntity').sort()).toEqual(marks.sort());
      for (const { trigger, type } of events) expect(told('custom.Span')).toContainEqual([trigger.text, type]);
      const ends = new Set(
        all.filter(each => each['%TYPE'].endsWith('.Token')).flatMap(({ begin, end }) => [begin, end]),
      );
      for (const { start, end } of input === odd ? [] : [...entities, ...figures])
        expect([ends.has(start), ends.has(end)]).toEqual([true, true]);
    }
  });

  test('joins events and what fills their roles by relations between spans that are there', () => {
    for (const input of inputs) {
      const json = read(input);
      const all = json['%FEATURE_STRUCTURES'] as Structure[];
      expect(all.map(each => each['%ID'])).toEqual(all.map((_, i) => i + 1));
      expect(json['%VIEWS']._InitialView['%MEMBERS']).toEqual(all.slice(1).map(each => each['%ID']));
      const relations = all.filter(each => each['%TYPE'] === 'custom.Relation');
      for (const each of relations)
        for (const end of [each['@Governor'], each['@Dependent']])
          expect(all[(end ?? 0) - 1]['%TYPE']).toBe('custom.Span');
      for (const { '%TYPE': type } of all.slice(2)) expect(Object.keys(json['%TYPES'])).toContain(type);
      const targets = new Set([...input.document.entities, ...input.document.figures].map(({ id }) => id));
      const roles = input.document.events.flatMap(event => event.arguments);
      expect(relations).toHaveLength(roles.filter(({ target }) => target === undefined || targets.has(target)).length);
    }
  });

  test('tells what it cannot hold', () => {
    expect(lost(cas, odd)).toMatchObject({ values: 4, clusters: 6, zones: 6, surrogates: 1 });
    expect(lost(cas, odd)).not.toHaveProperty('overlaps');
  });
});

describe('TimeML', () => {
  /** The elements of a file, read by a parser that is not ours, and the text between its tags. */
  const read = (xml: string) => {
    const body = xml.slice(xml.indexOf('<TimeML>')).replace(/<(TIMEX3|MAKEINSTANCE|TLINK)\b([^>]*)\/>/g, '<$1$2></$1>');
    const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
    // a carriage return stands as a reference, which this parser knows as well
    const [root] = parseFragment(body).childNodes;
    let text = '';
    for (const node of 'childNodes' in root ? root.childNodes : []) {
      const words =
        'childNodes' in node ? node.childNodes.map(each => ('value' in each ? each.value : '')).join('') : '';
      text += 'value' in node ? node.value : words;
      if (!('attrs' in node)) continue;
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      elements.push({ name: node.tagName, attributes, text: words });
    }
    return { text, elements };
  };

  test('has the very text between its tags, in UTF-16 code units that stay', () => {
    for (const input of inputs) expect(read(written(timeml, input)).text).toBe(xmlCharacters(input.text));
  });

  test('has an instance of each event that it writes, and links only between what is there', () => {
    for (const input of inputs) {
      const { elements } = read(written(timeml, input));
      const of = (name: string) => elements.filter(each => each.name === name);
      const ids = elements.flatMap(({ attributes: { eid, eiid, tid, lid } }) => eid ?? eiid ?? tid ?? lid);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { attributes } of of('makeinstance')) expect(ids).toContain(attributes.eventid);
      for (const { attributes } of of('tlink')) {
        const { eventinstanceid, relatedtotime, relatedtoeventinstance } = attributes;
        expect(ids).toContain(eventinstanceid);
        expect(ids).toContain(relatedtotime ?? relatedtoeventinstance);
      }
      const { nesting = 0, overlaps = 0 } = lost(timeml, input);
      const times = input.document.figures.filter(({ value }) => value.timex !== undefined).length;
      const named = of('timex3').filter(({ text }) => text !== '').length;
      const places = new Set(input.document.events.map(({ trigger }) => `${trigger.start} ${trigger.end}`)).size;
      expect(named + of('event').length).toBe(times + places - nesting - overlaps);
      if (nesting + overlaps === 0) expect(of('makeinstance')).toHaveLength(input.document.events.length);
    }
  });

  test('says when, whether and how sure', () => {
    const input = annotatedInput('Ada Brun will not visit Oslo on 3 May 2019. She said it rained.', 'a', '2019-05-02');
    const { elements } = read(written(timeml, input));
    const time = elements.find(({ text }) => text === '3 May 2019');
    expect(time?.attributes).toMatchObject({ type: 'DATE', value: '2019-05-03' });
    const visit = elements.find(({ text }) => text === 'visit');
    expect(visit?.attributes.class).toBe('OCCURRENCE');
    const instance = elements.find(({ attributes }) => attributes.eventid === visit?.attributes.eid);
    expect(instance?.attributes).toMatchObject({ tense: 'FUTURE', polarity: 'NEG' });
    const link = elements.find(({ attributes }) => attributes.eventinstanceid === instance?.attributes.eiid);
    expect(link?.attributes).toMatchObject({ reltype: 'IS_INCLUDED', relatedtotime: time?.attributes.tid });
    expect(elements.find(({ attributes }) => attributes.tid === 't0')?.attributes.value).toBe('2019-05-02');
  });

  test('follows the DTD in its names and values', () => {
    const dtd = readFileSync(path.join(import.meta.dirname, '../../fixtures/timeml-1.2.1.dtd'), 'utf8').toLowerCase();
    for (const { name, attributes } of inputs.flatMap(input => read(written(timeml, input)).elements)) {
      const declared = new RegExp(`<!attlist ${name}\\s([^>]*)>`).exec(dtd)?.[1] ?? '';
      for (const [attribute, value] of Object.entries(attributes)) {
        const rule = new RegExp(`\\b${attribute} (\\([^)]*\\)|cdata|idref|id) #`).exec(declared)?.[1] ?? '';
        expect(rule, `${name} ${attribute}`).not.toBe('');
        if (rule.startsWith('(')) expect(rule.slice(1, -1).split(' | ')).toContain(value.toLowerCase());
      }
      for (const [, needed] of declared.matchAll(/(\w+) (?:\([^)]*\)|\w+) #required/g))
        expect(attributes).toHaveProperty(needed);
    }
  });

  test('tells what it cannot hold', () => {
    expect(lost(timeml, odd)).toMatchObject({
      entities: 11,
      figures: 3,
      controls: 4,
      settings: 5,
      parts: 1,
      arguments: 4,
    });
  });
});

describe('FollowTheMoney', () => {
  const read = (input: FormatInput) =>
    written(ftm, input)
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> });

  test('has the document, its people and organisations, and their mentions, which lead to both', () => {
    for (const input of inputs) {
      const all = read(input);
      const ids = new Set(all.map(({ id }) => id));
      expect(ids.size).toBe(all.length);
      const { clusters } = input.document;
      const named = clusters.filter(({ label }) => label === 'PERSON' || label === 'ORG');
      const things = all.filter(({ schema }) => schema === 'Person' || schema === 'Organization');
      expect(things.length).toBe(named.length + (input === odd ? 1 : 0));
      for (const { schema, properties } of all) {
        expect(Object.values(properties).flat()).not.toContain('');
        if (schema !== 'Mention') continue;
        for (const to of [...properties.document, ...properties.resolved]) expect(ids).toContain(to);
      }
      expect(all[0].properties.bodyText).toEqual(input.text.trim() === '' ? undefined : [inFile(input.text)]);
    }
  });

  test('has the same ids each time, and others for another text', () => {
    const [a, b] = ['Ada Brun spoke.', 'Ada Brun spoke!'].map(text => read(annotatedInput(text, 'a')));
    expect(read(annotatedInput('Ada Brun spoke.', 'a'))).toEqual(a);
    expect(a.map(({ id }) => id).filter(id => b.some(other => other.id === id))).toEqual([]);
    expect(a[1]).toMatchObject({ schema: 'Person', properties: { name: ['Ada Brun'] } });
    expect(a[2]).toMatchObject({ schema: 'Mention', properties: { name: ['Ada Brun'], resolved: [a[1].id] } });
  });
});

test('WANE has a line a document, with each name once', () => {
  const line = written(wane, annotatedInput('Ada Brun met Olof Berg in Oslo. Ada Brun left Oslo.', 'a', '2019-05-02'));
  expect(line.match(/\n/g)).toHaveLength(1);
  expect(JSON.parse(line)).toMatchObject({
    ...{ url: 'a.txt', timestamp: '20190502000000' },
    named_entities: { persons: ['Ada Brun', 'Olof Berg'], organizations: [], locations: ['Oslo'] },
  });
  expect(lost(wane, odd)).toMatchObject({ text: 1, figures: 4, events: 3, entities: 3 });
  for (const input of inputs) expect(() => JSON.parse(written(wane, input))).not.toThrow();
});
