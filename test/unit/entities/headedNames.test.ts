import { describe, expect, it } from 'vitest';
import { expansionStart, hasLettersOf, isAcronymOf } from '../../../src/core/entities/block/acronyms';
import { listedName, namesAfterHeads, namesBeforeHeads } from '../../../src/core/entities/block/headedNames';
import { strippedLinks } from '../../../src/core/entities/block/strippedLinks';
import { NameTable } from '../../../src/core/entities/tables/nameTable';
import { tokenize } from '../../../src/core/tokens/tokenize';
import { clusterOf, mentionsOf } from './annotateEntities';

const names = new NameTable();
const COMMON = new Set(['trade', 'energy', 'women', 'science', 'health', 'group', 'fisheries', 'culture', 'police']);

/** The names of a sentence by their heads, where only the words above are known as common ones. */
function headed(text: string): string[] {
  const tokens = tokenize(text);
  const knowledge = {
    names,
    capitalOf: (token: number) => (COMMON.has(tokens[token].text.toLowerCase()) ? 2 : 0),
    isPlace: (token: number) => tokens[token].text === 'Norway',
  };
  return [
    ...namesBeforeHeads(tokens, 0, tokens.length, knowledge),
    ...namesAfterHeads(tokens, 0, tokens.length, knowledge),
  ].map(({ span }) => `${span.type} ${text.slice(tokens[span.first].start, tokens[span.last - 1].end)}`);
}

describe('a name with capitals', () => {
  it('reaches from its first capital to the word that heads it', () => {
    expect(headed('They work for the Ustrel Valley Hospital, she said.')).toEqual(['LOC Ustrel Valley Hospital']);
    expect(headed('It breaks the Coastal Fisheries Act of last year.')).toEqual(['MISC Coastal Fisheries Act']);
  });

  it('is that of a service, a fund or a newspaper when such a word heads it', () => {
    expect(headed('She owes the Inland Levy Service a fortune.')).toEqual(['ORG Inland Levy Service']);
    expect(headed('He wrote for the Ustrel Evening Post, too.')).toEqual(['ORG Ustrel Evening Post']);
  });

  it('holds "and" between common words, and a possessive that is no owner', () => {
    expect(headed('She leads the Science and Energy Council now.')).toEqual(['ORG Science and Energy Council']);
    expect(headed('He gave to the Women’s Health Foundation again.')).toEqual(['ORG Women’s Health Foundation']);
    expect(headed('He commands Norway’s Army since May.')).toEqual([]);
  });

  it('goes on after "of", with the common words that "and" adds', () => {
    expect(headed('The Ministry of Trade and Energy declined.')).toEqual(['ORG Ministry of Trade and Energy']);
    expect(headed('The Ministry of Trade and Norway agreed.')).toEqual(['ORG Ministry of Trade']);
  });

  it('is none before a longer one', () => {
    expect(headed('We met the Ustrel University Hospital Trust there.')).toEqual([
      'ORG Ustrel University Hospital Trust',
    ]);
  });

  it('may stand after another of its kind and "and"', () => {
    const tokens = tokenize('roads to Sambava and Vohemar are cut');
    expect(listedName({ first: 2, last: 3, type: 'LOC' }, tokens, tokens.length)).toEqual({
      first: 4,
      last: 5,
      type: 'LOC',
    });
    expect(listedName({ first: 2, last: 3, type: 'ORG' }, tokens, tokens.length)).toBeNull();
  });
});

describe('an acronym', () => {
  const start = (text: string, acronym: string): number => {
    const tokens = tokenize(text);
    return expansionStart(tokens, acronym, tokens.length, 0);
  };

  it('has the initials of the words before it, small words in or out', () => {
    expect(start('the Council of Ports and Ferries', 'CPF')).toBe(1);
    expect(start('the council of ports', 'cop')).toBe(1);
    expect(start('the Council of Ports', 'AP')).toBe(-1);
    expect(isAcronymOf('cpf', ['council', 'of', 'ports', 'and', 'ferries'])).toBe(true);
    expect(isAcronymOf('cp', ['council', 'of', 'ports'])).toBe(false);
  });

  it('in brackets is no other name of a place whose letters it does not have', () => {
    expect(hasLettersOf('uae', 'united arab emirates')).toBe(true);
    expect(hasLettersOf('ap', 'georgia')).toBe(false);
    expect(mentionsOf('TBILISI, Georgia (AP) — A court freed two men.')).toContain('ORG AP');
  });

  it('stands right after its name in text without punctuation', () => {
    const text = 'the national union of road workers nurw called a strike and nurw said it would last';
    expect(clusterOf(text, 'national union of road workers')).toEqual([
      'national union of road workers',
      'nurw',
      'nurw',
    ]);
  });
});

describe('a web address without punctuation', () => {
  const links = (text: string): string[] => {
    const tokens = tokenize(text);
    return strippedLinks(tokens).map(({ first, last }) => text.slice(tokens[first].start, tokens[last - 1].end));
  };

  it('reaches to what ends its path, or to where the headline repeats it', () => {
    expect(links('https www example com news ferry sinks off norway 20240512 a ferry sank')).toEqual([
      'https www example com news ferry sinks off norway 20240512',
    ]);
    expect(links('https example co uk ferry sinks off norway ferry sinks off norway coast')).toEqual([
      'https example co uk ferry sinks off norway',
    ]);
    expect(links('the www was young then')).toEqual([]);
  });

  it('holds no mentions', () => {
    expect(mentionsOf('https www example com news norway ferry 20240512 police in oslo found the ferry')).toEqual([
      'GPE oslo',
    ]);
  });
});

describe('a state in letters without points', () => {
  it('is a place, but not within other letters or after a number', () => {
    expect(mentionsOf('the n y governor flew home and a vase of 300 n c was sold')).toEqual(['GPE n y']);
    expect(mentionsOf('a course in d n d c writing for everyone')).toEqual([]);
  });
});

describe('names in furniture', () => {
  it('are not what the maker is', () => {
    expect(mentionsOf('Harbour fire out\n\nBy Salome Wanjala, Staff Writer\n\nThe fire is out.')).toEqual([
      'PERSON Salome Wanjala',
    ]);
  });
});

describe('the clusters', () => {
  it('join a people and its members, and a place with and without what it is', () => {
    const text =
      'A Kurdish town was shelled in the Gaza Strip. Gaza was quiet. The US Senate voted. The U.S. Senate rose.';
    expect(clusterOf(text, 'Gaza Strip')).toEqual(['Gaza Strip', 'Gaza']);
    expect(clusterOf(text, 'US Senate')).toEqual(['US Senate', 'U.S. Senate']);
  });
});
