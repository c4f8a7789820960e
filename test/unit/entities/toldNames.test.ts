import { describe, expect, it, test } from 'vitest';
import { clusterOf, mentionsOf } from './annotateEntities';

describe('the words beside a name tell what it is', () => {
  test.each([
    ['Engineers at the battery company Ustrelvolt went home early.', 'ORG Ustrelvolt'],
    ['The research group Vonsis said so on the phone.', 'ORG Vonsis'],
    ['They once sold their first start-up, Zabway, to a rival.', 'ORG Zabway'],
    ['Prosecutors searched Mirvolex, a state-owned company based in the north.', 'ORG Mirvolex'],
    ['Lundovia shares fell by a tenth at noon.', 'ORG Lundovia'],
    ['Nobody at Quarvex signed a contract with anyone; Quarvex signed a deal with a mill.', 'ORG Quarvex'],
    ['Quarvel’s Ana Torres was acquitted after a day.', 'ORG Quarvel'],
    ['She grew up in the town of Varnholt, she said.', 'GPE Varnholt'],
    ['The navy ship KD Ustrel found a raft in the night.', 'PRODUCT KD Ustrel'],
    ['She came with her lawyer, Grace Chance, and left at noon.', 'PERSON Grace Chance'],
    ['Then Sen. Hope Ustrel met them and told them all.', 'PERSON Hope Ustrel'],
  ])('%s', (text, mention) => {
    expect(mentionsOf(text)).toContain(mention);
  });

  it('spreads over the document, against what the tagger makes of other mentions', () => {
    const text = 'Odrivar says it is calm.\n\nPolice closed the office of the charity Odrivar. Odrivar’s work goes on.';
    expect(mentionsOf(text).filter(mention => mention.endsWith('Odrivar'))).toEqual(Array(3).fill('ORG Odrivar'));
  });

  it('is no body because an office or a person follows', () => {
    expect(mentionsOf('The group President Ana Torres led the talks.')).toContain('PERSON Ana Torres');
    expect(mentionsOf('It was the film maker Maria Torres who paid.')).toContain('PERSON Maria Torres');
  });
});

describe('a firm that bears a common word', () => {
  it('is one beside what firms do', () => {
    expect(mentionsOf('Target and Gap cut prices, and Next fell 2 percent.')).toEqual([
      'ORG Target',
      'ORG Gap',
      'ORG Next',
    ]);
    expect(mentionsOf('Next they fell silent. Target practice is over.')).toEqual([]);
  });
});

describe('a given name', () => {
  it('belongs to the surname behind it', () => {
    expect(mentionsOf('Mark Spenser was fined. Will Drake will appeal in Cork.')).toContain('PERSON Will Drake');
    expect(mentionsOf('Prince Andrew and Virginia Giustrel settled in New York.')).toContain(
      'PERSON Virginia Giustrel',
    );
    expect(mentionsOf('Twins Aria and Leo were found in Ghent.')).toContain('PERSON Aria');
  });

  it('is one where a common word may not stand', () => {
    expect(mentionsOf('Pearl had driven in from afar, and Merry hired a lawyer.')).toEqual([
      'PERSON Pearl',
      'PERSON Merry',
    ]);
    expect(mentionsOf('Hope was lost. Grace is rare. They met in May, on a Merry day.')).toEqual([]);
  });

  it('does not take a title', () => {
    expect(mentionsOf('It was then that King Ahmad spoke.')).toEqual(['PERSON Ahmad']);
  });
});

describe('clubs, stations and houses', () => {
  test.each([
    ['Lagos FC players were held in the yard.', 'ORG Lagos FC'],
    ['They lost to FC Ustrel after a long night.', 'ORG FC Ustrel'],
    ['The Fresno Grizzlies won again at home.', 'ORG Fresno Grizzlies'],
    ['The Wild beat the Sabres on a cold night.', 'ORG Wild'],
    ['A reporter for WQXV-TV was there at noon.', 'ORG WQXV-TV'],
    ['Firefighters were called to August House at dawn.', 'FAC August House'],
  ])('%s', (text, mention) => {
    expect(mentionsOf(text)).toContain(mention);
  });

  it('are not meant where nothing tells of sport', () => {
    expect(mentionsOf('They went into the Wild and were generous men.')).not.toContain('ORG Wild');
  });
});

describe('a town with its state', () => {
  it('is a place, also in capitals', () => {
    expect(mentionsOf('LENOIR, N.C. (AP) — Parents want a statue moved.')).toEqual([
      'GPE LENOIR',
      'GPE N.C.',
      'ORG AP',
    ]);
    expect(mentionsOf('A mill in HAMMOND, INDIANA, will close.')).toEqual(['GPE HAMMOND', 'GPE INDIANA']);
  });

  it('is none where the letters are a degree', () => {
    expect(mentionsOf('So said Barnabas Xulu, SC, on the phone.')).toContain('PERSON Barnabas Xulu');
  });
});

describe('a place that shares its name with a people', () => {
  test.each(['Kansas', 'Alabama', 'England', 'Delaware', 'Massachusetts'])('%s is the place', name => {
    expect(mentionsOf(`Police in ${name} arrested two men.`)).toEqual([`GPE ${name}`]);
  });
});

it('"Us" is no country, and one word or two name one firm', () => {
  expect(mentionsOf('Contact Us for details. Britain agreed.')).toEqual(['GPE Britain']);
  expect(clusterOf('AirAsia said a jet was lost. Air Asia shares fell 8 percent.', 'Air Asia')).toHaveLength(2);
});

describe('a word and a preposition tell of the name behind them', () => {
  test.each([
    ['Shares in Quorvaxil fell 8 percent at noon.', 'ORG Quorvaxil'],
    ['It is a subsidiary of Zandrivel, they said.', 'ORG Zandrivel'],
    ['The plant is owned by Zandrivel and has 40 workers.', 'ORG Zandrivel'],
    ['The ministry signed a contract with Zandrivel on Friday.', 'ORG Zandrivel'],
    ['The mayor of Zandrivel asked for help.', 'GPE Zandrivel'],
    ['Residents of Zandrivel fled the fire.', 'GPE Zandrivel'],
    ['Residents of Cheyenne fled the fire.', 'GPE Cheyenne'],
    ['Sainz came third for Zandrivel.', 'ORG Zandrivel'],
    ['She stars in Quiet Harvest with a friend.', 'WORK_OF_ART Quiet Harvest'],
    ['The author of Quiet Harvest died at home.', 'WORK_OF_ART Quiet Harvest'],
    ['She directed Quiet Harvest when she was young.', 'WORK_OF_ART Quiet Harvest'],
    ['Ana Torres founded Zandrivel as a student.', 'ORG Zandrivel'],
    ['He sold his first firm, Zabway, to Zandrivel.', 'ORG Zandrivel'],
    ['Pollster Zandrivel asked 2,000 people.', 'ORG Zandrivel'],
    ['Zandrivel’s chief executive, Ana Torres, resigned.', 'ORG Zandrivel'],
    ['Zandrivel reported a loss for the quarter.', 'ORG Zandrivel'],
  ])('%s', (text, mention) => {
    expect(mentionsOf(text)).toContain(mention);
  });

  it('is no work or firm where the tables know better', () => {
    expect(mentionsOf('She directed Ana Torres in two plays.')).toEqual(['PERSON Ana Torres']);
    expect(mentionsOf('He has shares in Spain and a deal with France.')).toEqual(['GPE Spain', 'GPE France']);
    expect(mentionsOf('The author of Zandrivel Bank rules left.')).not.toContain('WORK_OF_ART Zandrivel Bank');
  });
});

describe('the words behind an unknown name tell what it is', () => {
  test.each([
    ['Zandrivel is a booming online education platform.', 'ORG Zandrivel'],
    ['Two Zandrivel lawmakers left the hall.', 'ORG Zandrivel'],
    ['They live in the Zandrivel region.', 'GPE Zandrivel'],
    ['The Zandrivel people have a feast.', 'NORP Zandrivel'],
    ['Few speak the Zandrivel language.', 'LANGUAGE Zandrivel'],
  ])('%s', (text, mention) => {
    expect(mentionsOf(text)).toContain(mention);
  });

  it('tell nothing of persons and of words of the language', () => {
    expect(mentionsOf('Torres is an employee of a bank. Obama is a brand.')).toEqual(['PERSON Torres', 'PERSON Obama']);
    expect(mentionsOf('Local people fled. Family members wept. Merkel was a member.')).toEqual(['PERSON Merkel']);
  });
});

describe('a surname that is a word as well', () => {
  it('is found again where a person is meant', () => {
    expect(mentionsOf('Tim Banks was fined. Banks will appeal, and the judge told Banks so.')).toEqual([
      'PERSON Tim Banks',
      'PERSON Banks',
      'PERSON Banks',
    ]);
    expect(mentionsOf('Tim Banks was fined. Banks near the river broke. The Banks fell.')).toEqual([
      'PERSON Tim Banks',
    ]);
  });
});
