import { describe, expect, test } from 'vitest';
import { newsmarkPipeline } from '../../../src/core/annotators';

/** The names of who takes part in the event of a trigger. */
function partiesOf(text: string, trigger: string): readonly (string | undefined)[] {
  const { events, entities, clusters } = newsmarkPipeline().annotate(text);
  const clusterOf = new Map(entities.map(e => [e.id, e.cluster]));
  const event = events.find(e => e.trigger.text === trigger);
  return event?.arguments.map(a => clusters.find(c => c.id === clusterOf.get(a.target ?? ''))?.name) ?? [];
}

test('two countries are countries, not the persons near by', () => {
  const text =
    'Norway sent an envoy to Ghana. Ada Brun said that Omar Diallo had hoped the two countries would meet in May.';
  expect(partiesOf(text, 'meet')).toEqual(['Norway', 'Ghana']);
});

test('two leaders are persons of the story, not of a photo credit', () => {
  const text =
    'Ada Brun flew to Accra to see Omar Diallo.\n\nPhoto by Lena Voss/Getty Images\n\nThe two leaders met for an hour.';
  expect(partiesOf(text, 'met')).toEqual(expect.arrayContaining(['Ada Brun', 'Omar Diallo']));
  expect(partiesOf(text, 'met')).not.toContain('Lena Voss');
});

test('"they" are not who speaks', () => {
  const text = `Secretary Ada Brun took questions in Tarn on Friday.

QUESTION: The first round of sanctions has not deterred President Diallo, has it?

BRUN: No, it has not. Yesterday when they began this invasion of Ghana, we hit them hard.`;
  expect(partiesOf(text, 'began')).not.toContain('Ada Brun');
});

/** "Role=name" for who is named in an event, "Role=“words”" for who is not. */
function rolesOf(text: string, trigger: string): readonly string[] {
  const { events, entities, clusters } = newsmarkPipeline().annotate(text);
  const event = events.find(e => e.trigger.text === trigger);
  return (event?.arguments ?? []).map(({ role, target, span }) => {
    if (target === undefined) return `${role}=“${span.text}”`;
    const cluster = entities.find(e => e.id === target)?.cluster;
    return `${role}=${clusters.find(c => c.id === cluster)?.name}`;
  });
}

describe('a pronoun for one person', () => {
  test.each([
    // by the sex that a given name or a title tells
    ['Jane Roe met John Poe. He was arrested.', 'arrested', 'Person=John Poe'],
    ['Omar Haddad wed Lena Voss in Bath. She sued him in May.', 'sued', 'Plaintiff=Lena Voss'],
    ['Omar Haddad wed Lena Voss in Bath. She sued him in May.', 'sued', 'Defendant=Omar Haddad'],
    // the only one near
    ['John Poe spoke in Leeds. He was arrested on Monday.', 'arrested', 'Person=John Poe'],
    ['John Poe spoke in Leeds.\n\nHe was jailed for two years.', 'jailed', 'Defendant=John Poe'],
    // who was the subject, where a wrong name does no harm
    ['John Poe met Omar Diallo in Leeds. He praised the talks.', 'praised', 'Supporter=John Poe'],
    // between two, neither is named where a wrong name accuses
    ['Jane Roe met Ann Poe. She was arrested.', 'arrested', 'Person=“She”'],
    ['Sasse told Hawk Sawyer that she should resign.', 'resign', 'Person=“she”'],
    ['John Poe spoke about the suspect. He was arrested.', 'arrested', 'Person=“He”'],
    ['Epstein fell ill. Michael Thomas was on duty. He died on Friday.', 'died', 'Victim=“He”'],
  ])('%s', (text, trigger, party) => {
    expect(rolesOf(text, trigger)).toContain(party);
  });

  test('says how sure it is, and which words stand for whom', () => {
    const { events } = newsmarkPipeline().annotate('Jane Roe met John Poe. He was arrested.');
    const [argument] = events.find(e => e.trigger.text === 'arrested')?.arguments ?? [];
    expect(argument).toMatchObject({ via: { text: 'He' }, confidence: 0.95 });
  });

  test('is not the one who does to him what the verb says', () => {
    expect(rolesOf('Ben Poe left. John Poe sued him.', 'sued')).toEqual(['Plaintiff=John Poe', 'Defendant=Ben Poe']);
  });
});

test('the company is the only organisation near', () => {
  expect(rolesOf('Agro Inc. moved to Oslo. The company fired 30 workers.', 'fired')).toContain('Agent=Agro Inc');
});
