import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBlock } from '../../../src/core/blocks/blocks';
import { createEventAnnotator } from '../../../src/core/events/eventAnnotator';
import { type ReadEvent, readMarked } from './markedText';

const find = (events: readonly ReadEvent[], trigger: string): ReadEvent | undefined =>
  events.find(e => e.trigger === trigger);

describe('those who are not named', () => {
  test('fill roles as the words of the text, up to the head of their phrase', () => {
    const [event] = readMarked('The rebels killed a former banker of the state.');
    expect(event.arguments).toEqual([]);
    expect(event.unnamed).toEqual(['Agent=The rebels', 'Victim=a former banker']);
  });

  test('are no words where a name stands for them', () => {
    const [event] = readMarked('[PERSON Ada Brun] resigned because she was ill.');
    expect(event.unnamed).toEqual([]);
  });
});

describe('roles', () => {
  test('an active clause gives agent and patient, place and time', () => {
    const [event] = readMarked('[PERSON Ada Brun] met [PERSON Omar Diallo] in [GPE Oslo] on [DATE Monday].');
    expect(event).toMatchObject({
      type: 'Contact.Meet',
      arguments: ['Participant=Ada Brun', 'Participant=Omar Diallo'],
      place: 'Oslo',
      time: 'Monday',
    });
  });

  test('a passive turns them round', () => {
    const event = find(
      readMarked('[PERSON Ada Brun] was arrested by [ORG the coast guard] in [GPE Bergen].'),
      'arrested',
    );
    expect(event).toMatchObject({ type: 'Justice.Arrest', place: 'Bergen' });
    expect(event?.arguments).toEqual(['Person=Ada Brun', 'Agent=the coast guard']);
  });

  test('a possessive and prepositions fill the roles of a noun', () => {
    const event = find(readMarked("[PERSON Omar Diallo]'s visit to [GPE Norway] ended on [DATE Friday]."), 'visit');
    expect(event?.arguments).toEqual(['Person=Omar Diallo', 'Destination=Norway']);
  });

  test('a light verb lends its subject to the noun it carries', () => {
    const event = find(readMarked('[PERSON Ada Brun] held talks with [PERSON Omar Diallo] in [GPE Lagos].'), 'talks');
    expect(event).toMatchObject({ type: 'Contact.Meet', place: 'Lagos' });
    expect(event?.arguments).toEqual(['Participant=Ada Brun', 'Participant=Omar Diallo']);
  });

  test('an infinitive takes the subject of the verb that governs it, or its object', () => {
    expect(find(readMarked('[PERSON Ada Brun] plans to visit [GPE Ghana].'), 'visit')?.arguments).toEqual([
      'Person=Ada Brun',
      'Destination=Ghana',
    ]);
    expect(
      find(readMarked('[GPE Norway] asked [GPE Ghana] to extradite [PERSON Omar Diallo].'), 'extradite')?.arguments,
    ).toEqual(['Agent=Ghana', 'Person=Omar Diallo']);
  });
});

describe('a word that has a light or a figurative sense', () => {
  test.each([
    ['[GPE Norway] makes a lot of sense to [PERSON Ada Brun].', 'makes', 'Action.Act'],
    ['[ORG Velo Nord] makes cars in [GPE Bergen].', 'makes', 'Manufacture.Artifact'],
    ['[GPE Norway] played a role in the search.', 'played', 'Action.Act'],
    ['[GPE Norway] played [GPE Ghana] in [GPE Accra].', 'played', 'Sport.Compete'],
    ['the effort has run headlong into the winter', 'run', 'Action.Act'],
    ['[PERSON Ada Brun] ran to [GPE Bergen].', 'ran', 'Movement.Transport'],
    ['The custom goes back to the founding of the port.', 'goes back', 'State.Hold'],
    ['[PERSON Ada Brun] went back to [GPE Bergen].', 'went back', 'Movement.Transport'],
    ['Both sides have reached an impasse.', 'reached', 'Change.Become'],
    ['[PERSON Ada Brun] reached [GPE Bergen] on [DATE Monday].', 'reached', 'Movement.Transport'],
    ['The vote is a win for [PERSON Ada Brun].', 'win', 'Action.Attempt'],
    ['It was the third win of the season for [PERSON Ada Brun].', 'win', 'Sport.Result'],
  ])('%s', (text, trigger, type) => {
    expect(find(readMarked(text), trigger)?.type).toBe(type);
  });
});

describe('factuality', () => {
  test.each([
    ['[PERSON Ada Brun] will meet [PERSON Omar Diallo].', 'meet', 'positive', 'future'],
    ['[PERSON Ada Brun] did not meet [PERSON Omar Diallo].', 'meet', 'negative', 'asserted'],
    ['[PERSON Ada Brun] may meet [PERSON Omar Diallo].', 'meet', 'positive', 'hypothetical'],
    ['[GPE Norway] urged [GPE Ghana] to release [PERSON Omar Diallo] from prison.', 'release', 'positive', 'requested'],
    ['[PERSON ada brun] didn t meet [PERSON omar diallo]', 'meet', 'negative', 'asserted'],
    ['[PERSON Ada Brun] refused to meet [PERSON Omar Diallo].', 'meet', 'negative', 'asserted'],
    ['[PERSON Ada Brun] left without signing the treaty.', 'signing', 'negative', 'asserted'],
    ['The party has not ever been successful in winning a seat.', 'winning', 'negative', 'asserted'],
    ['The party was unsuccessful in winning a seat.', 'winning', 'negative', 'asserted'],
    ['The party was successful in winning a seat.', 'winning', 'positive', 'asserted'],
    ['[PERSON Ada Brun] was accused of attacking [PERSON Omar Diallo].', 'attacking', 'positive', 'hypothetical'],
  ])('%s', (text, trigger, polarity, modality) => {
    expect(find(readMarked(text), trigger)).toMatchObject({ polarity, modality });
  });
});

describe('sources', () => {
  test.each([
    ['[ORG AFP] reported that [PERSON Ada Brun] resigned.', 'resigned', 'AFP'],
    ['[PERSON Ada Brun] resigned, [ORG AFP] reported.', 'resigned', 'AFP'],
    ['According to [ORG AFP], [PERSON Ada Brun] resigned.', 'resigned', 'AFP'],
    ['Officials said [PERSON Ada Brun] resigned.', 'resigned', 'Officials'],
  ])('%s', (text, trigger, source) => {
    expect(find(readMarked(text), trigger)?.source).toBe(source);
  });
});

describe('a whole document', () => {
  const text = [
    '[PERSON Ada Brun] meets [PERSON Omar Diallo] in [GPE Oslo]',
    '[NORP Norwegian] premier [PERSON Ada Brun] met [PERSON Omar Diallo] in [GPE Oslo] on [DATE 3 May=2021-05-03].',
    'The meeting lasted two hours. The two leaders had last met in [GPE Accra] in [DATE 2018=2018].',
    'Photo by [PERSON Lena Voss], who won a prize',
  ].join('\n');
  const credit = { start: 0, end: 0, kind: 'credit' as const };

  test('joins the mentions of one event and keeps another apart', () => {
    const events = readMarked(text);
    expect(events.filter(e => e.type === 'Contact.Meet').map(e => [e.trigger, e.sameAs, e.lead])).toEqual([
      ['meets', null, true],
      ['met', 'meets', false],
      ['meeting', 'meets', false],
      ['met', null, false],
    ]);
    expect(events.filter(e => e.trigger === 'met')[1].arguments).toEqual([
      'Participant=Ada Brun',
      'Participant=Omar Diallo',
    ]);
  });

  test('takes no event from a credit', () => {
    const plain = text.replace(/\[[A-Z]+ ([^\]=]+)(?:=[^\]]+)?\]/g, '$1');
    const start = plain.indexOf('Photo by');
    const events = readMarked(text, { zones: [{ ...credit, start, end: plain.length }] });
    expect(find(events, 'won')).toBeUndefined();
    expect(find(readMarked(text), 'won')).toBeDefined();
  });
});

describe('the first mention of an event', () => {
  const first = (text: string, type = 'Contact.Meet'): ReadEvent | undefined =>
    readMarked(text).find(e => e.type === type && e.sameAs === null);

  test('takes the day, the place and how long it took from later mentions, and says so', () => {
    const event = first(
      [
        '[PERSON Ada Brun] meets [PERSON Omar Diallo]',
        '[PERSON Ada Brun] met [PERSON Omar Diallo] in [GPE Oslo] on [DATE 3 May=2021-05-03].',
        'The meeting lasted [TIME two hours=PT2H].',
      ].join('\n'),
    );
    expect(event).toMatchObject({ trigger: 'meets', place: 'Oslo', time: '3 May' });
    expect(event?.arguments).toEqual(['Participant=Ada Brun', 'Participant=Omar Diallo', 'Duration=two hours']);
    expect(event?.evidence).toMatch(/; time, place, Duration from later mentions$/);
  });

  test('takes those who took part from a mention that names them all', () => {
    const event = first(
      "[PERSON Ada Brun]'s meeting opened in [GPE Oslo].\n[PERSON Ada Brun] met [PERSON Omar Diallo] in [GPE Oslo].",
    );
    expect(event?.arguments).toEqual(['Participant=Ada Brun', 'Participant=Omar Diallo']);
  });

  test('keeps what it says itself', () => {
    const event = first(
      [
        '[PERSON Ada Brun] met [PERSON Omar Diallo] in [GPE Oslo] on [DATE Monday=2021-05-03].',
        'The meeting of [PERSON Ada Brun] and [PERSON Omar Diallo] in [GPE Norway] on [DATE 3 May 2021=2021-05-03] was short.',
      ].join('\n'),
    );
    expect(event).toMatchObject({ place: 'Oslo', time: 'Monday', evidence: 'the verb “meet”' });
  });

  test('has a source only where every later mention has the same', () => {
    const later = '[ORG AFP] reported that [PERSON Ada Brun] met [PERSON Omar Diallo] in [GPE Oslo].';
    const start = '[PERSON Ada Brun] meets [PERSON Omar Diallo]\n';
    expect(first(start + later)?.source).toBe('AFP');
    expect(first(`${start}${later}\n[PERSON Ada Brun] met [PERSON Omar Diallo] in [GPE Oslo].`)?.source).toBeNull();
  });

  test('is not completed by another event', () => {
    const event = first(
      '[PERSON Ada Brun] met [PERSON Omar Diallo].\n[PERSON Ada Brun] met [PERSON Lena Voss] in [GPE Oslo].',
    );
    expect(event).toMatchObject({ place: null, time: null });
  });
});

test('never throws, and every trigger lies in its block', () => {
  const annotator = createEventAnnotator();
  const words = fc.constantFrom(
    'he',
    'said',
    'that',
    'attack',
    'the',
    'of',
    'to',
    'meet',
    ',',
    '.',
    '"',
    "'s",
    'will',
    'not',
    'Kim',
    '\ud800',
    '\0',
    'مرحبا',
    'according',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), list => {
      const block = createBlock(list.join(' '));
      const nothing = { zones: [], mentions: [], figures: [] };
      for (const event of annotator.annotateBlock(block, nothing).eventsUnder(undefined)) {
        expect(event.trigger.start).toBeLessThan(event.trigger.end);
        expect(event.trigger.end).toBeLessThanOrEqual(block.text.length);
      }
    }),
    { numRuns: 200 },
  );
});

describe('events that are names', () => {
  test('are mentions of the event, each time they are named', () => {
    const events = readMarked(
      'The [EVENT Oslo Summit=Oslo Summit] between [PERSON Ada Brun] and [PERSON Omar Diallo] opened.\n[GPE Oslo] was calm. At the [EVENT Oslo Summit=Oslo Summit], [PERSON Omar Diallo] spoke.',
    ).filter(e => e.type === 'Contact.Meet');
    expect(events).toMatchObject([
      { trigger: 'Oslo Summit', arguments: ['Participant=Ada Brun', 'Participant=Omar Diallo'], place: 'Oslo' },
      { trigger: 'Oslo Summit', sameAs: 'Oslo Summit' },
    ]);
  });

  test('are no events where the name holds no event noun', () => {
    expect(readMarked('They sang at [EVENT Eurovision] in [GPE Oslo].').map(e => e.trigger)).toEqual(['sang']);
  });
});

describe('a verb and the noun that it carries', () => {
  test('are one event when they are of one type', () => {
    const events = readMarked('[GPE Chile] and [GPE Peru] signed a treaty. Sanctions were imposed on [GPE Chad].');
    expect(events.filter(e => e.sameAs === null).map(e => e.type)).toEqual(['Diplomacy.Agree', 'Diplomacy.Sanction']);
  });
});

describe('who does it, past what stands between', () => {
  test.each([
    ['[PERSON Ada Brun], who left [ORG Velo Nord] in May, has died.', 'died', 'Victim=Ada Brun'],
    ['[PERSON Ada Brun] of [ORG Velo Nord], who was arrested on Monday, is ill.', 'arrested', 'Person=Ada Brun'],
    ['A boat carrying [CARDINAL 80] people to [GPE Malta] met [PERSON Ada Brun].', 'met', 'Participant=Ada Brun'],
    ['[GPE Norway] called on [GPE Ghana] to release [PERSON Omar Diallo].', 'release', 'Agent=Ghana'],
    ['[PERSON Ada Brun] faces charges of fraud.', 'charges', 'Defendant=Ada Brun'],
    ['[PERSON Ada Brun] arrested in [GPE Oslo]', 'arrested', 'Person=Ada Brun'],
    ['[PERSON Ada Brun] flew to [GPE Lima] for talks with [PERSON Omar Diallo].', 'talks', 'Participant=Ada Brun'],
    [
      'The last meeting was in [DATE 2011=2011] between [PERSON Ada Brun] and [PERSON Omar Diallo].',
      'meeting',
      'Participant=Ada Brun',
    ],
  ])('%s', (text, trigger, role) => {
    expect(readMarked(text).find(e => e.trigger === trigger)?.arguments).toContain(role);
  });
});

describe('what is said to come', () => {
  test.each([
    ['[GPE Chad] reported five deaths due to the virus.', 'deaths', 'asserted'],
    ['[GPE Chad] is to send aid to [GPE Mali].', 'aid', 'future'],
    ['[ORG Velo Nord] to cut [CARDINAL 90] jobs', 'cut', 'future'],
    ['[GPE Chad] demanded that [GPE Mali] release [PERSON Omar Diallo].', 'release', 'requested'],
    ['[GPE Chad] might try to win support in urging on [GPE Mali] to agree.', 'win', 'hypothetical'],
    ['[GPE Chad] might obtain support in convincing [GPE Mali] to agree.', 'agree', 'hypothetical'],
    ['[GPE Chad] failed to convince [GPE Mali] to sign.', 'sign', 'hypothetical'],
    ['[PERSON Ada Brun] may be arrested for killing [CARDINAL two] people.', 'killing', 'hypothetical'],
    ['[PERSON Ada Brun] may be jailed for killing [CARDINAL two] people.', 'killing', 'asserted'],
    ['The workers will have to return home.', 'return', 'future'],
    ['[GPE Chad] agreed to share the cost, ending a quarrel.', 'ending', 'asserted'],
    ['[GPE Chad] has to release [PERSON Omar Diallo].', 'release', 'requested'],
    ['[GPE Chad] had to release [PERSON Omar Diallo].', 'release', 'asserted'],
  ])('%s', (text, trigger, modality) => {
    expect(readMarked(text).find(e => e.trigger === trigger)?.modality).toBe(modality);
  });
});

test('what only puts a verb into the future is no event of its own', () => {
  const triggers = (text: string): string[] => readMarked(text).map(e => e.trigger);
  expect(triggers('[PERSON Ada Brun] is going to resign.')).toEqual(['resign']);
  expect(triggers('[PERSON Ada Brun] is not going to even resign.')).toEqual(['resign']);
  expect(triggers('[PERSON Ada Brun] is going to [GPE Rome].')).toEqual(['going']);
});

describe('who speaks and who acts', () => {
  const argumentsOf = (text: string, trigger: string): readonly string[] | undefined =>
    find(readMarked(text), trigger)?.arguments;

  test('stands behind the verb only where nothing else can', () => {
    expect(argumentsOf('[PERSON Ada Brun], the minister, asked [PERSON Omar Diallo] for help.', 'asked')).toEqual([
      'Speaker=Ada Brun',
      'Audience=Omar Diallo',
    ]);
    expect(argumentsOf('"Why did it end?" asked [PERSON Ada Brun].', 'asked')).toEqual(['Speaker=Ada Brun']);
    expect(argumentsOf('[PERSON Ada Brun], the minister, said [GPE Chad] signed.', 'said')).toEqual([
      'Speaker=Ada Brun',
    ]);
  });

  test('is not the object of the clause before ", and"', () => {
    const text = '[PERSON Ada Brun] visited [GPE Cuba], and [PERSON Omar Diallo] arrived.';
    expect(argumentsOf(text, 'visited')).toEqual(['Person=Ada Brun', 'Destination=Cuba']);
    expect(argumentsOf(text, 'arrived')).toEqual(['Person=Omar Diallo']);
  });

  test('is the noun before a light verb with an object of its own, so nothing is called off', () => {
    const events = readMarked('The [PERSON Ada Brun] campaign cancelled events in [GPE Quito].');
    expect(events.find(e => e.trigger === 'campaign')?.polarity ?? 'positive').toBe('positive');
  });
});
