import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EventAnnotation } from '../../../src/core/annotations/model';
import { newsmarkPipeline } from '../../../src/core/annotators';
import { eventHeadlines } from '../../../src/core/events/headline/headline';
import { eventTables } from '../../../src/core/events/lexicon/eventTables';

const FOLDER = '../shared/corpus';
const present = existsSync(FOLDER);

interface Told {
  readonly trigger: string;
  readonly type: string;
  /** Names of the clusters that take part, in lower case, and the words of the figures. */
  readonly who: readonly string[];
  readonly place: string | undefined;
  /** The TIMEX3 value, or the words. */
  readonly time: string | undefined;
  readonly modality: string;
  readonly source: string | undefined;
  /** Its line in the outline. */
  readonly headline: string;
  readonly event: EventAnnotation;
}

function readDocument(prefix: string): { told: Told[]; text: string } {
  const name = readdirSync(FOLDER).find(file => file.startsWith(prefix));
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
  const annotated = newsmarkPipeline().annotate(text);
  const { events, entities, figures, clusters } = annotated;
  const headlineOf = eventHeadlines(annotated);
  const nameOf = (id: string | null): string | undefined =>
    (clusters.find(c => c.mentions.includes(id ?? ''))?.name ?? figures.find(f => f.id === id)?.text)?.toLowerCase();
  const told = events.map(event => {
    const time = figures.find(f => f.id === event.time);
    return {
      trigger: event.trigger.text,
      type: event.type,
      who: event.arguments.flatMap(a => (a.target === undefined ? [] : (nameOf(a.target) ?? ''))),
      place: entities.find(e => e.id === event.place)?.text.toLowerCase(),
      time: time === undefined ? undefined : (time.value.timex?.value ?? time.text),
      modality: event.modality,
      source: nameOf(event.source),
      headline: headlineOf(event),
      event,
    };
  });
  return { told, text };
}

const hasAll = (who: readonly string[], names: readonly string[]): boolean =>
  names.every(name => who.some(w => w.replace(/-/g, ' ').includes(name)));
const meetings = (told: readonly Told[], ...names: string[]): Told[] =>
  told.filter(t => t.type === 'Contact.Meet' && hasAll(t.who, names));

describe.skipIf(!present)('document 002 (needs ../shared/corpus)', () => {
  const { told, text } = present ? readDocument('002') : { told: [], text: '' };
  const lead = told.find(t => t.event.lead === true);
  const chain = told.filter(t => t === lead || t.event.sameAs === lead?.event.id);

  test('leads with the meeting of Kim Jong-un and Vladimir Putin, its place, its day and how long it took', () => {
    expect(lead?.type).toBe('Contact.Meet');
    expect(hasAll(lead?.who ?? [], ['kim jong un', 'putin'])).toBe(true);
    expect(lead?.place).toMatch(/^russky/);
    expect(lead?.time).toBe('2019-04-25');
    expect(lead?.who).toContain('nearly two hours');
    expect(lead?.event.evidence).toMatch(/time, place, Duration from later mentions/);
    expect(lead?.headline).toBe('Kim Jong-un meets Vladimir Putin for first time');
  });

  test('makes the later mentions of the meeting one event with it', () => {
    expect(chain.length).toBeGreaterThanOrEqual(6);
    for (const mention of chain) expect(mention.type).toBe('Contact.Meet');
  });

  test('keeps the visit of 2011 and the summit of February 2019 apart', () => {
    const [visit] = meetings(told, 'kim jong il', 'medvedev');
    expect(visit?.time).toBe('2011');
    expect(chain).not.toContain(visit);
    const summit = told.find(t => t.type === 'Contact.Meet' && t.time === '2019-02');
    expect(hasAll(summit?.who ?? [], ['trump'])).toBe(true);
    expect(chain).not.toContain(summit);
  });

  test('tells that the labourers are to leave, and that AFP says so', () => {
    const leave = told.find(t => t.trigger === 'leave');
    expect(leave).toMatchObject({ type: 'Movement.Transport', modality: 'future', source: 'afp' });
    expect(leave?.time).toContain('2019');
  });

  test('takes no event from a credit or a promo', () => {
    for (const { event } of told) {
      const line = text.slice(text.lastIndexOf('\n', event.trigger.start) + 1, event.trigger.end);
      expect(line).not.toMatch(/^(?:Top )?[Pp]hoto|^Read more/);
    }
  });
});

describe.skipIf(!present)('document 000, without one capital or full stop (needs ../shared/corpus)', () => {
  const { told, text } = present ? readDocument('000') : { told: [], text: '' };

  test('leads with the coming meeting, on Thursday in Vladivostok', () => {
    const lead = told.find(t => t.event.lead === true);
    expect(lead).toMatchObject({ type: 'Contact.Meet', modality: 'future' });
    expect(hasAll(lead?.who ?? [], ['kim jong un', 'putin'])).toBe(true);
    const chain = told.filter(t => t.event.sameAs === lead?.event.id);
    expect(chain.some(t => t.place === 'vladivostok' && t.modality === 'future')).toBe(true);
    expect(lead).toMatchObject({ place: 'vladivostok', time: 'XXXX-WXX-4' });
  });

  test('tells the earlier summits apart by their partners', () => {
    expect(meetings(told, 'kim', 'xi jinping').map(t => t.trigger)).toContain('summits');
    expect(told.filter(t => t.type === 'Contact.Meet').map(t => t.trigger)).toContain('three');
  });

  test('gives the summit with Trump its place and month, and nothing to the two that are only counted', () => {
    const [hanoi, counted] = meetings(told, 'kim', 'trump');
    expect(hanoi).toMatchObject({ trigger: 'summit', place: 'hanoi', time: 'XXXX-02' });
    expect(counted).toMatchObject({ trigger: 'two', place: undefined, time: undefined });
    expect(told.filter(t => t.event.sameAs === counted?.event.id)).toEqual([]);
  });

  test('reads the shipment of wheat with its goal and its source', () => {
    const shipped = told.find(t => t.trigger === 'shipped');
    expect(shipped).toMatchObject({ type: 'Movement.TransportArtifact', source: 'russia' });
    expect(hasAll(shipped?.who ?? [], ['2 000 tons', 'chongjin'])).toBe(true);
  });

  test('dates the visit of 2000 and the meetings of 2001, 2002 and 2011', () => {
    const visit = told.find(t => t.trigger === 'visited');
    expect(visit).toMatchObject({ time: '2000' });
    expect(hasAll(visit?.who ?? [], ['putin', 'pyongyang'])).toBe(true);
    const occasions = meetings(told, 'putin', 'kim jong il').map(t => [t.time, t.place]);
    expect(occasions).toEqual(
      expect.arrayContaining([
        ['2001', 'moscow'],
        ['2002', 'vladivostok'],
      ]),
    );
    expect(meetings(told, 'medvedev', 'kim jong il')[0]).toMatchObject({ time: '2011', place: 'vladivostok' });
    const separate = meetings(told, 'kim jong il').filter(t => t.event.sameAs === undefined);
    expect(separate.length).toBeGreaterThanOrEqual(3);
  });

  test('joins nothing of the boilerplate to the article', () => {
    const start = text.indexOf('top stories');
    const end = text.indexOf('a look at what kim');
    const inside = told.filter(t => t.event.trigger.start >= start && t.event.trigger.start < end);
    expect(inside).toEqual([]);
    const names = ['cuomo', 'oregon', 'planned parenthood'];
    expect(told.filter(t => t.who.some(w => names.some(name => w.includes(name))))).toEqual([]);
  });
});

test('every type has an icon, plain words, a guideline and an example that holds one of its triggers', () => {
  const annotate = newsmarkPipeline();
  const wrong: string[] = [];
  for (const type of eventTables().types.values()) {
    expect(type.icon).toMatch(/^[a-z-]+$/);
    expect(type.guideline).toMatch(/\.$/);
    const found = annotate.annotate(type.example).events.map(e => e.type);
    if (!found.includes(type.name)) wrong.push(`${type.name}: ${type.example} gives ${found.join(', ')}`);
  }
  expect(wrong).toEqual([]);
});
