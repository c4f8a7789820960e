import { describe, expect, test } from 'vitest';
import { annotate, type EventChoice, toDocument } from '../../../src/core';
import { toOutline } from '../../../src/worker';

const told = (text: string, events: EventChoice = 'all') => toDocument(annotate(text, { events })).events;
const tierOf = (text: string, trigger: string) => told(text).find(e => e.trigger.text === trigger)?.tier;
const rowsOf = (text: string) => toOutline(annotate(text)).rows;

const STORY = [
  'Mine collapse kills six in Tarn',
  'A mine collapsed in Tarn on Tuesday, killing six workers, police said.',
  'Rescuers pulled two men from the shaft. The mine seemed old.',
  'The Tarn mine opened in 1972, after Olof Berg sold his farm to the state. People were sad.',
].join('\n\n');

describe('what is news', () => {
  test('is decided by how it is told, not by its kind alone', () => {
    expect(tierOf('The parliament of Tarn resumed from recess on Tuesday.', 'resumed')).toBe('lead');
    expect(tierOf('Ada Brun joined Konvoi in Tarn in 2012 as its chief.', 'joined')).toBe('lead');
  });

  test('is no verb that only says who says so, or a state', () => {
    expect(tierOf(STORY, 'said')).toBe('minor');
    expect(tierOf(STORY, 'seemed')).toBe('minor');
  });

  test('may be done by somebody without a name', () => {
    expect(rowsOf('The army shelled a hospital.').map(r => r.headline)).toEqual(['Army shells hospital']);
  });

  test('is background at the least where somebody was hurt, attacked or arrested, but no lone word is listed', () => {
    const text = `${STORY}\n\nOlof Berg, who sold hats in Lima, has read of attacks, of arrests and of hats since.`;
    expect(tierOf(text, 'attacks')).toBe('background');
    expect(tierOf(text, 'arrests')).toBe('background');
    expect(toOutline(annotate(text)).background.map(r => r.headline)).not.toContain('Attacks');
  });

  test('leads with what the headline tells, with the details of the first paragraph', () => {
    const lead = rowsOf(STORY).find(r => r.lead);
    expect(lead?.headline).toMatch(/^Mine collapse/);
  });

  test('is worth more in a main clause than by the way', () => {
    const { salience } = told('Ada Brun, who met Omar Diallo in Lima, was jailed in Tarn.').reduce((a, b) =>
      a.salience > b.salience ? a : b,
    );
    expect(
      told('Ada Brun, who met Omar Diallo in Lima, was jailed in Tarn.').find(e => e.trigger.text === 'met')?.salience,
    ).toBeLessThan(salience);
  });

  test('is at most some nine rows in a text of 500 words, whatever its topic', () => {
    const names = ['Ada', 'Olof', 'Nils', 'Eva', 'Jan', 'Mia', 'Rolf', 'Tove', 'Kari', 'Leif'];
    const text = names
      .flatMap(a =>
        names.slice(0, 4).map(b => `${a} Brun met ${b} Berg in Lima on Monday and paid ${a.length}0 dollars.`),
      )
      .join('\n\n');
    const { length } = rowsOf(text);
    expect(length).toBeGreaterThanOrEqual(4);
    expect(length).toBeLessThanOrEqual(10);
  });
});

describe('what frames a deed stays with it', () => {
  test.each([
    ['The masks prevented the nurses of Tarn from being infected.', 'infected'],
    ['The judges of Tarn did not find that Nordsol had broken the law.', 'broken'],
    ['If Nordsol attacks the camp, Tarn will fall.', 'attacks'],
    ['Did Nordsol attack the camp?', 'attack'],
  ])('%s', (text, trigger) => {
    expect(told(text).find(e => e.trigger.text === trigger)?.tier ?? 'minor').not.toMatch(/lead|news/);
  });

  test('and a verb whose subject nobody knows is no row', () => {
    const text = 'Omar Diallo wrote his aims in a book and top of the list, above work, was dying a hero.';
    expect(rowsOf(text).filter(r => /dies/.test(r.headline))).toEqual([]);
  });

  test('and what only a pronoun says is no row', () => {
    expect(rowsOf('They said the army had attacked the camp.')).toEqual([]);
  });

  test.each([
    ['Ada Brun was shot by a prisoner, suspected to be Omar Diallo.', 'suspects'],
    ['Omar Diallo was killed by a mob lynch after a quarrel.', 'lynches'],
    ['It was an event designed to help Tarn.', 'designs'],
  ])('and a participle is no verb of its own: %s', (text, verb) => {
    expect(rowsOf(text).filter(r => r.headline.includes(verb))).toEqual([]);
  });

  test('and twice the same deed of the same party is one row', () => {
    const text =
      'The network of Tarn signed off on Monday.\n\nAda Brun left Tarn.\n\nThe network of Tarn signed off that night.';
    expect(rowsOf(text).filter(r => /signs off/.test(r.headline))).toHaveLength(1);
  });

  test('and a gerund that another word governs is no row', () => {
    expect(
      rowsOf('Ada Brun said she was uninterested in taking up the post.').filter(r => /takes up/.test(r.headline)),
    ).toEqual([]);
  });

  test('and nobody is told of whom the text does not name', () => {
    expect(rowsOf('It jailed them. They left.')).toEqual([]);
  });

  test('and what somebody says is a row where nothing in it is', () => {
    const [row] = rowsOf('“It is a stunt,” Ada Brun said on Monday.');
    expect(row.headline).toBe('Ada Brun says “It is a stunt”');
    expect(rowsOf('Ada Brun said the army had left Tarn.').map(r => r.headline)).toEqual(['Army leaves Tarn']);
  });
});

describe('one event has one row', () => {
  test.each([
    ['A fire killed two people in Ghent on Monday.', 'fire, killed'],
    ['Fernandes refused to discuss the crash in Surabaya.', 'refused, discuss, crash'],
    ['A gunman opened fire in Perth on Sunday, injuring four people.', 'opened fire, injuring'],
  ])('%s', (text, trigger) => {
    expect(rowsOf(text).map(r => r.trigger)).toEqual([trigger]);
  });

  test('which tells what follows from it', () => {
    const [row] = rowsOf('A bus fell into a gorge near Nashik on Friday, killing nine people.');
    expect(row.headline).toBe('Bus falls into gorge, killing nine people');
    expect(row.where).toBe('Nashik');
    expect(row.arguments.map(a => a.text)).toContain('nine');
  });

  test('and not the one of a verb that only leads to it', () => {
    const [row] = rowsOf('Ford decided in May to close its plant in Tarn.');
    expect(row).toMatchObject({ trigger: 'decided, close', when: 'May' });
  });
});

describe('the events of a document', () => {
  test('are news and background, only news, or all', () => {
    const tiers = (choice?: EventChoice) =>
      [...new Set(toDocument(annotate(STORY, choice && { events: choice })).events.map(e => e.tier))].sort();
    expect(tiers()).toEqual(['background', 'lead', 'news']);
    expect(tiers('news')).toEqual(['lead', 'news']);
    expect(tiers('all')).toEqual(['background', 'lead', 'minor', 'news']);
  });

  test('never point at one that is left out', () => {
    for (const choice of ['news', 'background', 'all'] as const) {
      const events = told(`${STORY}\n\nBerg planned to sell the mine. He wanted to leave after the collapse.`, choice);
      const ids = new Set(events.map(e => e.id));
      for (const { sameAs, partOf } of events) {
        if (sameAs !== undefined) expect(ids).toContain(sameAs);
        if (partOf !== undefined) expect(ids).toContain(partOf);
      }
    }
  });
});

describe('headline and first sentence', () => {
  test('are one row, with the details of the sentence, where they say the same', () => {
    const rows = rowsOf('Floods hit Tarn\n\nFloods killed 95 people in Tarn on Tuesday night.');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ lead: true, where: 'Tarn' });
    expect(rows[0].trigger).toMatch(/hit, killed$/);
  });

  test('are one by the deed that the sentence tells by the way, not by its main clause', () => {
    const rows = rowsOf(
      'Police arrest mayor of Tarn\n\nOlof Berg called for calm on Thursday after police arrested the mayor in Lima.',
    );
    expect(rows.find(r => r.lead)?.trigger).toContain('arrest');
    expect(rows.find(r => /calm/.test(r.headline))?.lead).toBe(false);
  });

  test('are one where the verb of the headline only leads to its noun', () => {
    const rows = rowsOf('Holm ends bid for mayor of Tarn\n\nEva Holm ended her bid for mayor of Tarn on Wednesday.');
    expect(rows.map(r => r.lead)).toEqual([true]);
    expect(rows[0].when).toBe('Wednesday');
  });

  test('are two where they do not', () => {
    const rows = rowsOf('Floods hit Tarn\n\nMayor Eva Holm opened a school on Monday. She left at noon.');
    expect(rows.find(r => r.lead)?.headline).toBe('Floods hit Tarn');
    expect(rows.map(r => r.headline)).toContain('Eva Holm opens school');
  });
});
