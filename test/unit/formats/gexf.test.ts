import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { EventAnnotation, FormatInput } from '../../../src/core';
import { gexf } from '../../../src/core/formats/gexf';
import { annotatedInput, bytesOf, corpusInputs, oddInput } from '../../support/formatInputs';

/** The edges of a graph as "A > B label weight", and the names of its nodes. */
function drawn(name: string, inputs: readonly FormatInput[]) {
  const file = gexf.whole?.find(each => each.name === name);
  const gathering = file?.open({});
  const xml = bytesOf([
    ...inputs.flatMap(each => [...(gathering?.add(each) ?? [])]),
    ...(gathering?.end() ?? []),
  ]).toString();
  expect(file?.isOurs?.(xml.slice(0, 4096))).toBe(true);
  const nodes = new Map<string, { label: string; mentions: string }>();
  const edges: string[] = [];
  const visit = (node: DefaultTreeAdapterMap['node']): void => {
    if ('attrs' in node) {
      const of = Object.fromEntries(node.attrs.map(each => [each.name, each.value]));
      if (node.tagName === 'node') nodes.set(of.id, { label: of.label, mentions: '' });
      if (node.tagName === 'edge')
        edges.push(`${nodes.get(of.source)?.label} > ${nodes.get(of.target)?.label} ${of.label ?? ''} ${of.weight}`);
    }
    for (const child of 'childNodes' in node ? node.childNodes : []) visit(child);
  };
  const plain = xml.slice(xml.indexOf('<gexf')).replace(/<(\w+)\b([^>]*)\/>/g, '<$1$2></$1>');
  for (const node of parseFragment(plain).childNodes) visit(node);
  return { nodes: [...nodes.values()].map(({ label }) => label), edges };
}

const met = annotatedInput('Ada Brun met Olof Berg in Oslo. Ada Brun left Oslo.', 'a');

describe('graphs for Gephi', () => {
  test('join who is named in one sentence, as often as that is so, over all documents', () => {
    const { nodes, edges } = drawn('together.gexf', [met, met, annotatedInput('Olof Berg waits.', 'b')]);
    expect(nodes.sort()).toEqual(['Ada Brun', 'Olof Berg', 'Oslo']);
    expect(edges.map(edge => edge.replace(/ {2}/, ' ')).sort()).toEqual([
      'Ada Brun > Olof Berg 2',
      'Ada Brun > Oslo 4',
      'Olof Berg > Oslo 2',
    ]);
  });

  test('draw who did what to whom, and only what the text says plainly happened', () => {
    expect(drawn('deeds.gexf', [met]).edges).toEqual(['Ada Brun > Olof Berg Contact.Meet 1']);
    const changed = (change: Partial<EventAnnotation>) =>
      drawn('deeds.gexf', [
        { ...met, document: { ...met.document, events: met.document.events.map(event => ({ ...event, ...change })) } },
      ]).edges;
    expect(changed({})).toHaveLength(1);
    for (const change of [
      { polarity: 'negative' },
      { modality: 'hypothetical' },
      { modality: 'future' },
      { source: 'T1' },
      { sourceText: { start: 0, end: 3, text: 'Ada' } },
      { tier: 'minor' },
      { type: 'Nobody.Knows' },
    ] as const)
      expect(changed(change)).toEqual([]);
    const unsure = met.document.events.map(event => ({
      ...event,
      arguments: event.arguments.map(argument => ({ ...argument, confidence: 0.6 })),
    })) as readonly EventAnnotation[];
    expect(drawn('deeds.gexf', [{ ...met, document: { ...met.document, events: unsure } }]).edges).toEqual([]);
  });

  test('have each thing once, whatever its name, with capitals where a text has them', () => {
    const inputs = [...corpusInputs(), oddInput(), annotatedInput('ada brun met olof berg in oslo', 'c'), met];
    for (const name of ['together.gexf', 'deeds.gexf']) {
      const { nodes, edges } = drawn(name, inputs);
      expect(nodes).toContain('North & South Co. <i>');
      expect(nodes.filter(label => label.toLowerCase() === 'olof berg')).toEqual(['Olof Berg']);
      expect(edges.filter(edge => edge.includes('undefined'))).toEqual([]);
      expect(edges.length).toBeGreaterThan(5);
    }
  });
});
