import { describe, expect, test } from 'vitest';
import { CLASS, tagWords } from '../../../src/core/english/classes/wordClasses';
import { eventTables } from '../../../src/core/events/lexicon/eventTables';
import { readTriggers } from '../../../src/core/events/lexicon/readTriggers';
import { tokenize } from '../../../src/core/tokens/tokenize';

describe('the trigger table', () => {
  test('names only types of the ontology', () => {
    const { verbs, nouns, adjectives } = eventTables().lexicon;
    const names = new Set<string>();
    for (const index of [verbs, nouns, adjectives]) {
      for (const entries of index.values()) for (const e of entries) for (const s of e.senses) names.add(s.type);
    }
    names.delete('Skip');
    expect([...names].filter(name => !eventTables().types.has(name))).toEqual([]);
  });

  test('has a trigger for every type', () => {
    const { verbs, nouns, adjectives } = eventTables().lexicon;
    const used = new Set(
      [verbs, nouns, adjectives].flatMap(index => [...index.values()].flat().flatMap(e => e.senses.map(s => s.type))),
    );
    expect([...eventTables().types.keys()].filter(name => !used.has(name))).toEqual([]);
  });

  test('reads a table that a user wrote, and leaves out rows that lack a column', () => {
    const own = readTriggers(
      'type\tpos\tcondition\troles\tlemmas\nSport.Compete\tv\t–\t–\ttable-tennis, play off\nbroken\tv\nSport.Compete\tx\t–\t–\tfoo\n',
    );
    expect(own.verbs.get('plays')?.map(e => e.rest)).toEqual([['off']]);
    expect(own.verbs.has('foo')).toBe(false);
  });
});

test('word classes hold without capitals and punctuation', () => {
  const classes = (text: string) => [...tagWords(tokenize(text)).classes];
  const expected = [CLASS.PRON, CLASS.AUX, CLASS.VERB, CLASS.DET, CLASS.NOUN, CLASS.ADP, CLASS.DET, CLASS.NOUN];
  expect(classes('they have launched a strike against the town')).toEqual(expected);
  expect(classes('They have launched a strike against the town')).toEqual(expected);
});
