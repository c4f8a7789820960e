import { describe, expect, test } from 'vitest';
import type { EventAnnotation, NewsmarkDocument } from '../../../src/core/annotations/model';
import { eventHeadline } from '../../../src/core/events/headline';

const quoted = (text: string) => ({ start: 0, end: text.length, text });
const entity = (id: string, text: string, cluster: string) =>
  ({ id, ...quoted(text), label: 'PERSON', cluster, confidence: 1, origin: 'machine' }) as const;

const document: NewsmarkDocument = {
  format: 'newsmark/1',
  generator: { name: 'newsmark', version: '0' },
  document: { id: 'd', uri: null, sha256: '', length: 0, offsetUnit: 'utf16', register: 'standard', date: null },
  entities: [entity('T1', 'Brun', 'C1'), entity('T2', 'Diallo', 'C2'), entity('T3', 'Oslo', 'C3')],
  figures: [
    {
      id: 'F1',
      ...quoted('3 May'),
      label: 'DATE',
      origin: 'machine',
      value: { modifier: null, unit: null, counted: null, timex: { type: 'DATE', value: '2021-05-03' } },
    },
    {
      id: 'F2',
      ...quoted('900'),
      label: 'CARDINAL',
      origin: 'machine',
      value: { number: 900, modifier: null, unit: null, counted: 'workers' },
    },
  ],
  events: [],
  clusters: [
    { id: 'C1', label: 'PERSON', name: 'Ada Brun', mentions: ['T1'] },
    { id: 'C2', label: 'PERSON', name: 'Omar Diallo', mentions: ['T2'] },
    { id: 'C3', label: 'GPE', name: 'Oslo', mentions: ['T3'] },
  ],
  zones: [],
};

const event = (type: string, trigger: string, args: Record<string, string>, more: Partial<EventAnnotation> = {}) =>
  ({
    id: 'E1',
    type,
    plover: null,
    trigger: quoted(trigger),
    arguments: Object.entries(args).map(([target, role]) => ({ role, target })),
    time: null,
    place: null,
    polarity: 'positive',
    modality: 'asserted',
    source: null,
    ...more,
  }) satisfies EventAnnotation;

describe('the headline of an event', () => {
  test('names who, whom, where and when', () => {
    const met = event('Contact.Meet', 'met', { T1: 'Participant', T2: 'Participant' }, { place: 'T3', time: 'F1' });
    expect(eventHeadline(met, document)).toBe('Ada Brun meets Omar Diallo · Oslo · 3 May 2021');
  });

  test('names the kind where nobody acts, or only one party of a mutual act is known', () => {
    expect(eventHeadline(event('Contact.Meet', 'talks', { T1: 'Participant' }), document)).toBe('Meeting: Ada Brun');
    expect(eventHeadline(event('Disaster.Natural', 'quake', {}, { place: 'T3' }), document)).toBe('Quake · Oslo');
  });

  test('counts things, and puts the verb in the plural for them', () => {
    expect(eventHeadline(event('Movement.Transport', 'leave', { F2: 'Person', T3: 'Destination' }), document)).toBe(
      '900 workers travel to Oslo',
    );
  });

  test('takes from later mentions what the first one lacks', () => {
    const first = event('Contact.Meet', 'summit', {});
    const second = {
      ...event('Contact.Meet', 'met', { T1: 'Participant', T2: 'Participant' }, { place: 'T3' }),
      id: 'E2',
      sameAs: 'E1',
    };
    expect(eventHeadline(first, { ...document, events: [first, second] })).toBe('Ada Brun meets Omar Diallo · Oslo');
  });

  test('says when it did not happen', () => {
    const denied = event('Contact.Meet', 'met', { T1: 'Participant', T2: 'Participant' }, { polarity: 'negative' });
    expect(eventHeadline(denied, document)).toBe('Ada Brun: no “met”');
  });
});
