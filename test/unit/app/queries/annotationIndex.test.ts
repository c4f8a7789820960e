import { describe, expect, test } from 'vitest';
import { AnnotationIndex, markText } from '../../../../src/app/queries/annotationIndex';
import { related } from '../../../../src/app/queries/related';
import { ANNOTATIONS, INDEX, spanOf, TEXT } from '../../vscode/sample';

describe('the index', () => {
  test('finds what lies at an offset, also right behind it', () => {
    const { start, end } = spanOf('Oslo');
    for (const at of [start, start + 2, end]) expect(INDEX.at(at).map(markText)).toEqual(['Oslo']);
    expect(INDEX.at(start - 1)).toEqual([]);
  });

  test('finds the mentions and the events of a cluster', () => {
    const cluster = INDEX.cluster('C1');
    expect(cluster && INDEX.mentions(cluster).map(m => m.text)).toEqual(['Ada Lindqvist', 'Lindqvist']);
    expect(cluster && INDEX.eventsOf(cluster).map(e => e.id)).toEqual(['E1', 'E2', 'E3']);
  });

  test('of nothing finds nothing', () => {
    const index = new AnnotationIndex({
      ...ANNOTATIONS,
      entities: [],
      figures: [],
      events: [],
      clusters: [],
      zones: [],
    });
    expect(index.at(0)).toEqual([]);
    expect(index.mark('T1')).toBeUndefined();
  });
});

describe('what belongs together', () => {
  const relatedTo = (id: string): readonly string[] => {
    const mark = INDEX.mark(id);
    return mark ? related(INDEX, mark).map(s => TEXT.slice(s.start, s.end)) : [];
  };

  test('with a mention are the mentions of the same thing', () => {
    expect(relatedTo('T2')).toEqual(['Ada Lindqvist', 'Lindqvist']);
  });

  test('with a figure are the figures of the same value', () => {
    expect(relatedTo('T91')).toEqual(['2025']);
  });

  test('with an event are its trigger and all that fills its roles, each once', () => {
    expect(relatedTo('E2')).toEqual(['met', 'Lindqvist', 'Berg', '3 May 2024', 'Aftenblad']);
    expect(relatedTo('E1')).toEqual(['meets', 'Ada Lindqvist', 'Olof Berg', 'Oslo']);
  });
});
