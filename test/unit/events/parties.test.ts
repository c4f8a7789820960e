import { describe, expect, test } from 'vitest';
import { readMarked } from './markedText';

/** Who fills the roles of the event of a trigger, named or not. */
function partiesOf(marked: string, trigger: string): readonly string[] {
  const event = readMarked(marked).find(e => e.trigger === trigger);
  return event === undefined ? ['no event'] : [...event.arguments, ...event.unnamed].sort();
}

describe('the party is the head of its phrase', () => {
  test.each([
    ['A critic of [PERSON Omar Diallo] was jailed.', 'jailed', 'Person=A critic'],
    ['The wife of [PERSON Omar Diallo] was arrested.', 'arrested', 'Person=The wife'],
    ['Police arrested the brother of [PERSON Omar Diallo].', 'arrested', 'Person=the brother'],
    ['A [NORP Chadian] student was killed.', 'killed', 'Victim=A Chadian student'],
    ["[PERSON Ada Brun]'s lawyer was arrested.", 'arrested', "Person=Ada Brun's lawyer"],
    ['A man suspected to have sold the gun to [PERSON Omar Diallo] was arrested.', 'arrested', 'Person=A man'],
    ['A suspect in the killing of [PERSON Ada Brun] was indicted.', 'indicted', 'Defendant=A suspect'],
    ["The company's chief was fired.", 'fired', "Person=The company's chief"],
    ['[NORP Chadian] forces attacked a village.', 'attacked', 'Attacker=Chadian'],
  ])('%s', (marked, trigger, party) => {
    expect(partiesOf(marked, trigger)).toContain(party);
    expect(partiesOf(marked, trigger).filter(p => p.startsWith(party.split('=')[0]))).toEqual([party]);
  });
});

describe('the subject of a verb', () => {
  test.each([
    // what stands between commas is none
    ['[PERSON Ada Brun], founder of [ORG Agro] and [ORG Borea], resigned.', 'resigned', 'Person=Ada Brun'],
    ['[PERSON Ada Brun], 34, of [GPE Leeds], was arrested.', 'arrested', 'Person=Ada Brun'],
    ['[PERSON Ada Brun], a clerk wanted in [GPE Spain], was arrested.', 'arrested', 'Person=Ada Brun'],
    ['[PERSON Ada Brun], whose brother [PERSON Omar Diallo] fled, resigned.', 'resigned', 'Person=Ada Brun'],
    ['The son of [PERSON Omar Diallo], a clerk who sold stamps, fled.', 'fled', 'Person=The son'],
    // nor is the object of a relative clause
    ['The man who shot [PERSON Ada Brun] died.', 'died', 'Victim=The man'],
    ['Police said the man who shot [PERSON Ada Brun] died.', 'died', 'Victim=the man'],
    // nor of a gerund
    ['The man accused of killing [PERSON Ada Brun] was jailed.', 'jailed', 'Person=The man'],
    ['[PERSON Ada Brun] accused [PERSON Omar Diallo] of lying and was fired.', 'fired', 'Person=Ada Brun'],
    // "and" joins clauses
    ['[ORG Agro] beat estimates and its shares rose.', 'rose', 'Theme=its shares'],
    ['On [DATE Monday=2021-03-01], [PERSON Ada Brun] and [PERSON Omar Diallo] met.', 'met', 'Participant=Ada Brun'],
    ['[PERSON Ada Brun] was among three women who led a march.', 'led', 'Agent=Ada Brun'],
    // a full stop that ends no sentence
    ['[ORG Agro Inc]. sued [ORG Borea Corp]. in [GPE Paris].', 'sued', 'Plaintiff=Agro Inc'],
    // verbs whose object acts
    ['[PERSON Ada Brun] paid an agent in [GPE Lima] to help the boys.', 'help', 'Giver=an agent'],
  ])('%s', (marked, trigger, party) => {
    const [role] = party.split('=');
    const parties = partiesOf(marked, trigger);
    expect(parties).toContain(party);
    if (role !== 'Participant') expect(parties.filter(p => p.startsWith(`${role}=`))).toEqual([party]);
  });

  test('is the one that accuses in a relative clause, which tells whom', () => {
    const parties = partiesOf('Police held the man that [PERSON Ada Brun] accused of theft.', 'accused');
    expect(parties).toEqual(['Accused=the man', 'Accuser=Ada Brun', 'Offence=theft']);
  });

  test('of a participle is what it describes, not the verb before', () => {
    const marked = '[PERSON Kip Roe] has been linked to a hair found near the house.';
    expect(partiesOf(marked, 'found')).toEqual(['Place=the house', 'Theme=a hair']);
  });
});

describe('a list and what counts it', () => {
  test.each([
    ['The psychiatrist and politician [PERSON Ada Brun] was jailed.', 'jailed', ['Person=Ada Brun']],
    [
      'The psychiatrist and President [PERSON Ada Brun] were jailed.',
      'jailed',
      ['Person=Ada Brun', 'Person=The psychiatrist'],
    ],
    [
      'Norway met the psychiatrist and politician [PERSON Ada Brun].',
      'met',
      ['Participant=Ada Brun', 'Participant=Norway'],
    ],
    ['The ministry asked police to find and arrest a man.', 'arrest', ['Agent=police', 'Person=a man']],
    ['Chad sought nine people believed to have fled.', 'fled', ['Person=nine people']],
    [
      '[PERSON Ada Brun], [PERSON Bo Lee] and [PERSON Eva Paz] were all indicted.',
      'indicted',
      ['Defendant=Ada Brun', 'Defendant=Bo Lee', 'Defendant=Eva Paz'],
    ],
    [
      'Five clerks, including [PERSON Ada Brun], [PERSON Bo Lee] and [PERSON Eva Paz], were indicted.',
      'indicted',
      ['Defendant=Ada Brun', 'Defendant=Bo Lee', 'Defendant=Eva Paz', 'Defendant=Five clerks'],
    ],
    [
      'The slaughter of men, women and children was condemned.',
      'slaughter',
      ['Victim=children', 'Victim=men', 'Victim=women'],
    ],
    ['[CARDINAL Two] bombs went off near the station.', 'went off', ['Instrument=Two', 'Place=the station']],
    ['The council called on [NORP Muslims] to vote.', 'called on', ['Recipient=Muslims', 'Requester=The council']],
    ['A rebel attack killed nine.', 'attack', ['Attacker=rebel']],
    ['The blast targeted a bakery.', 'targeted', ['Attacker=The blast', 'Target=a bakery']],
  ])('%s', (marked, trigger, parties) => {
    expect(partiesOf(marked, trigger)).toEqual(parties);
  });
});

describe('a participle without an auxiliary', () => {
  test.each([
    // the verb of the clause comes behind it
    ['The prisoner, shot in the leg on [DATE Monday=2021-03-01], is stable.', 'shot', ['Target=The prisoner']],
    ['[PERSON Ada Brun], shot in the leg, is stable.', 'shot', ['Target=Ada Brun']],
    ['A tanker seized in [DATE May=2021-05] was released.', 'seized', ['Target=A tanker']],
    ['The airliner, hijacked over [GPE Greece], landed.', 'hijacked', ['Target=The airliner']],
    ['The drug, approved in [DATE March=2021-03], treats a fever.', 'approved', ['Beneficiary=The drug']],
    ['The man shot by guards died.', 'shot', ['Attacker=guards', 'Target=The man']],
    ['The man shot by guards died.', 'died', ['Victim=The man']],
    [
      'The firm, founded in [DATE 1990=1990] by [PERSON Ada Brun], makes pumps.',
      'founded',
      ['Agent=Ada Brun', 'Org=The firm'],
    ],
    ['A helicopter shot down near [GPE Kassala] burned.', 'shot down', ['Target=A helicopter']],
    // no other verb does, or what follows is its own
    ['Rebels shot down a helicopter.', 'shot down', ['Attacker=Rebels', 'Target=a helicopter']],
    ['Three men tried to seize a boat.', 'seize', ['Agent=Three men', 'Target=a boat']],
    ['Guards arrested [PERSON Ada Brun] and said she lied.', 'arrested', ['Agent=Guards', 'Person=Ada Brun']],
  ])('%s: %s', (marked, trigger, parties) => {
    expect(partiesOf(marked, trigger)).toEqual(parties);
  });

  test('takes the sense of what it is done to', () => {
    const typeOf = (marked: string, trigger: string) => readMarked(marked).find(e => e.trigger === trigger)?.type;
    expect(typeOf('The rule, passed on [DATE Friday=2021-03-05], bans trawling.', 'passed')).toBe(
      'Government.Legislate',
    );
    expect(typeOf('The law struck down by the court barred marches.', 'struck down')).toBe('Justice.Verdict');
    expect(typeOf('The ship hit by a missile sank.', 'hit')).toBe('Conflict.Attack');
  });
});

describe('what is told without a name', () => {
  test.each([
    ['The bomb exploded in a crowded market.', 'exploded', ['Instrument=The bomb', 'Place=a crowded market']],
    ['[PERSON Ada Brun] came to the shop.', 'came', ['Destination=the shop', 'Person=Ada Brun']],
    ['[PERSON Ada Brun] went to war.', 'went', ['Person=Ada Brun']],
    ['A major general was killed.', 'killed', ['Victim=A major general']],
    ['The men were flown to [GPE Rome].', 'flown', ['Destination=Rome', 'Person=The men']],
  ])('%s', (marked, trigger, parties) => {
    expect(partiesOf(marked, trigger)).toEqual(parties);
  });

  test('takes in those whom a list names, and nobody who stands beside them', () => {
    const marked =
      'Clerks were arrested in [GPE Lima], including [PERSON Ada Brun], wife of [PERSON Omar Diallo], and [PERSON Lena Voss].';
    expect(partiesOf(marked, 'arrested')).toEqual(['Person=Ada Brun', 'Person=Clerks', 'Person=Lena Voss']);
  });
});
