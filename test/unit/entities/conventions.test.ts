import { describe, expect, it } from 'vitest';
import { personsCompatible } from '../../../src/core/entities/document/personNames';
import { fold, foldPieces } from '../../../src/core/entities/tables/hash';
import { annotateEntities, clusterOf, mentionsOf } from './annotateEntities';

describe('names', () => {
  it('are folded to plain small letters', () => {
    expect(fold('Łukasz Brønnøysund Şırnak')).toBe('lukasz bronnoysund sirnak');
    expect(foldPieces('U.S.-led al-Qaeda')).toEqual(['u', 's', 'led', 'al', 'qaeda']);
  });

  it('of persons agree when one holds the words of the other in order', () => {
    const agree = (long: string, short: string): boolean => personsCompatible(long.split(' '), short.split(' '));
    expect(agree('vladimir vladimirovich putin', 'vladimir putin')).toBe(true);
    expect(agree('john fitzgerald kennedy', 'j f kennedy')).toBe(true);
    expect(agree('kim jong un', 'kim')).toBe(true);
    expect(agree('kim jong un', 'kim jong il')).toBe(false);
    expect(agree('indira gandhi', 'rajiv gandhi')).toBe(false);
  });
});

describe('the borders of mentions', () => {
  it('hold the initials before a person, but no letter of a plan and no article', () => {
    expect(mentionsOf('B Shiva Parvathi drove the train.')).toEqual(['PERSON B Shiva Parvathi']);
    expect(mentionsOf('It was a V Ravi Shankar film.')).toEqual(['PERSON V Ravi Shankar']);
    expect(mentionsOf('A Ravi Shankar concert was held.')).toEqual(['PERSON Ravi Shankar']);
    expect(mentionsOf('Plan B Shiva Parvathi failed.')).toEqual(['PERSON Shiva Parvathi']);
  });

  it('leave titles of any length out', () => {
    expect(mentionsOf('US Secretary of State Antony Blinken spoke.')).toEqual(['GPE US', 'PERSON Antony Blinken']);
    expect(mentionsOf('A former advisor for U.S. President Donald Trump left.')).toEqual([
      'GPE U.S.',
      'PERSON Donald Trump',
    ]);
  });

  it('take the last syllable of a Korean name without its hyphen', () => {
    expect(mentionsOf('president moon jae in met kim jong un in pyongyang')).toEqual([
      'PERSON moon jae in',
      'PERSON kim jong un',
      'GPE pyongyang',
    ]);
    expect(mentionsOf('president emmanuel macron in paris')).toContain('PERSON emmanuel macron');
  });

  it('take the country behind a body and "of", and the town of a campus behind "at"', () => {
    expect(mentionsOf('The State Grid Corporation of China bought it.')).toEqual([
      'ORG State Grid Corporation of China',
    ]);
    expect(mentionsOf('The army of Sudan left.')).toEqual(['GPE Sudan']);
    expect(mentionsOf('The University of Texas at Austin hired him.')).toEqual(['ORG University of Texas at Austin']);
  });

  it('take all of a party and of a team', () => {
    expect(mentionsOf('They banned the Freedom and Justice Party.')).toEqual(['ORG Freedom and Justice Party']);
    expect(mentionsOf('Lagos FC beat Kano Pillars at home.')).toContain('ORG Kano Pillars');
  });

  it('keep a hyphenated name whole', () => {
    expect(mentionsOf('Ban Ki-moon met reporters in New York.')).toContain('PERSON Ban Ki-moon');
    expect(mentionsOf('Mugabe co-founded the party in 1963.')).toContain('PERSON Mugabe');
  });

  it('part two persons of the document that a hyphen joins', () => {
    const text =
      'Emmanuel Macron received Olaf Scholz. Macron praised Scholz. Scholz thanked Macron. The Macron-Scholz meeting lasted an hour.';
    expect(clusterOf(text, 'Emmanuel Macron')).toEqual(['Emmanuel Macron', 'Macron', 'Macron', 'Macron']);
    expect(clusterOf(text, 'Olaf Scholz')).toEqual(['Olaf Scholz', 'Scholz', 'Scholz', 'Scholz']);
  });

  it('part a people from the person after it', () => {
    expect(mentionsOf('Kenyan William Ruto won the vote.')).toEqual(['NORP Kenyan', 'PERSON William Ruto']);
  });

  it('take in the word that makes a feature of nature', () => {
    expect(mentionsOf('Ferries reached Lesbos island and a Greek island.')).toEqual([
      'LOC Lesbos island',
      'NORP Greek',
    ]);
    expect(mentionsOf('Ships left the Kola peninsula and Hunan province.')).toEqual([
      'LOC Kola peninsula',
      'GPE Hunan province',
    ]);
  });
});

describe('words that look like names', () => {
  it('are no mentions by themselves', () => {
    expect(mentionsOf('The CEO told the NGO that His Majesty would see it on TV.')).toEqual([]);
  });

  it('make an organisation of the place before them', () => {
    expect(mentionsOf('The Delhi Police said that the Mauritius Telecom mast had fallen.')).toEqual([
      'ORG Delhi Police',
      'ORG Mauritius Telecom',
    ]);
  });
});

describe('what a document says of its names', () => {
  it('an acronym in brackets is the name before it, and is found again', () => {
    const text = 'The World Food Programme (WFP) sent rice. The convoy of WFP arrived in Mombasa.';
    expect(clusterOf(text, 'World Food Programme')).toEqual(['World Food Programme', 'WFP', 'WFP']);
  });

  it('a capital may stand for its government, and the cluster says so', () => {
    const { clusters } = annotateEntities('Beijing rejected the claims of Tokyo.');
    expect(clusters.map(({ label, name, note }) => [label, name, note])).toEqual([
      ['GPE', 'Beijing', 'may stand for the government of China'],
      ['GPE', 'Tokyo', 'may stand for the government of Japan'],
    ]);
  });

  it('a name of two places keeps both in sight', () => {
    const { clusters } = annotateEntities('Police in Georgia arrested two men.');
    expect(clusters[0].place?.country).toBe('GE');
    expect(clusters[0].place?.others).toContain('Georgia, region in United States');
  });

  it('a town means the one in the state or country behind it, further on as well', () => {
    const { clusters } = annotateEntities(
      'Two men were arrested in Moscow, Idaho, on Monday. Police in Moscow said one was 28. A fire in London, Ontario, killed two.',
    );
    const placeOf = (name: string) => clusters.find(cluster => cluster.name === name);
    expect(placeOf('Moscow')?.mentions).toHaveLength(2);
    expect(placeOf('Moscow')?.place).toEqual({
      kind: 'settlement',
      country: 'US',
      others: ['Moscow, settlement in Russia'],
    });
    expect(placeOf('Moscow')?.reason).toBe('in Idaho, as the text says');
    expect(placeOf('London')?.place?.country).toBe('CA');
  });

  it('a state is told from a country of its name by the town before it, also by its short form', () => {
    const { clusters } = annotateEntities('Voters queued in Atlanta, Georgia, and in Macon, Ga., until late.');
    const georgia = clusters.find(cluster => cluster.name === 'Georgia');
    expect(georgia?.place?.country).toBe('US-GA');
    expect(georgia?.mentions).toHaveLength(2);
  });

  it('a list of places is no address', () => {
    const { clusters } = annotateEntities('The firm has offices in London, Texas and Florida.');
    expect(clusters.find(cluster => cluster.name === 'London')?.place?.country).toBe('GB');
  });
});
