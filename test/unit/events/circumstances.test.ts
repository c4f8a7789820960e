import { describe, expect, test } from 'vitest';
import { readMarked } from './markedText';

const eventOf = (marked: string, trigger: string) => readMarked(marked).find(e => e.trigger === trigger);

describe('whether it happened', () => {
  test.each([
    // a gerund behind a comma happens as the verb does that it is added to
    ['A bus fell into a gorge on [DATE Friday], killing nine.', 'killing', 'positive asserted'],
    ['The storm may strike the port, killing many.', 'killing', 'positive hypothetical'],
    ['[PERSON Ada Brun] agreed to pay the fine, ending a quarrel.', 'ending', 'positive asserted'],
    ['The men came home on [DATE Friday] after being deported.', 'deported', 'positive asserted'],
    ['[GPE Chad] is unlikely to agree to reduce its quota.', 'agree', 'negative hypothetical'],
    ['[GPE Chad] is unlikely to agree to reduce its quota.', 'reduce', 'negative hypothetical'],
    ['[ORG Agro] announces a partnership with [ORG Borea].', 'partnership', 'positive asserted'],
    ['[GPE Chad] stopped short of cutting ties with [GPE Mali].', 'cutting', 'negative asserted'],
    ['The union ruled out a strike.', 'strike', 'negative asserted'],
    ['Police stressed their preparedness to arrest the men.', 'arrest', 'positive hypothetical'],
    ['[GPE Chad] denied attacking villages in [GPE Mali].', 'attacking', 'negative asserted'],
    ['The gunman pleaded guilty to killing two men.', 'killing', 'positive asserted'],
    ['[PERSON Ada Brun] said she would hold a briefing.', 'briefing', 'positive future'],
  ])('%s: %s', (marked, trigger, told) => {
    const event = eventOf(marked, trigger);
    expect(`${event?.polarity} ${event?.modality}`).toBe(told);
  });
});

describe('when it happened', () => {
  test.each([
    ['[GPE Norway] dropped its probe into a [DATE 2010=2010] fraud claim.', 'dropped', null],
    ['The two met before [PERSON Ada Brun] flew to [GPE Rome] on [DATE Friday].', 'met', null],
    ['[PERSON Omar Diallo], who met [PERSON Ada Brun], was jailed on [DATE Friday].', 'met', null],
    ['[PERSON Omar Diallo], who met [PERSON Ada Brun], was jailed on [DATE Friday].', 'jailed', 'Friday'],
    ['The man who fled on [DATE Friday] was arrested.', 'arrested', null],
    ['The game was called off until [DATE Friday].', 'called off', null],
    ['[PERSON Ada Brun] met [PERSON Omar Diallo] and left on [DATE Friday].', 'met', 'Friday'],
    ['Nine men died when a boat sank on [DATE Friday].', 'died', 'Friday'],
  ])('%s: %s', (marked, trigger, time) => {
    expect(eventOf(marked, trigger)?.time).toBe(time);
  });
});

describe('where it happened', () => {
  test.each([
    ['Police in [GPE Kansas] arrested two men.', 'arrested', 'Kansas'],
    ['A judge in [GPE Boston] dismissed the lawsuit.', 'dismissed', 'Boston'],
    ['Police in [GPE Kansas] arrested two men in [GPE Iowa].', 'arrested', 'Iowa'],
  ])('%s', (marked, trigger, place) => {
    expect(eventOf(marked, trigger)?.place).toBe(place);
  });
});

test('who posts something that is not said reports nothing', () => {
  expect(eventOf('The party posted tweets supporting [PERSON Ada Brun].', 'supporting')?.source).toBeNull();
});

test('who receives a prize gives none', () => {
  expect(eventOf('[PERSON Ada Brun] received help from [GPE Norway].', 'received')?.arguments).not.toContain(
    'Giver=Ada Brun',
  );
});

test('a headline gives an office to whom it names first', () => {
  expect(eventOf('[PERSON Ana Ruiz] elected mayor of [GPE Vigo]', 'elected')?.arguments).toContain('Person=Ana Ruiz');
});
