import { describe, expect, test } from 'vitest';
import { newsmarkPipeline } from '../../../src/core/annotators';
import { eventHeadlines } from '../../../src/core/events/headline/headline';

const pipeline = newsmarkPipeline();

/** The headlines of the events of a text, by their triggers; the first where a trigger comes again. */
function headlines(text: string): Readonly<Record<string, string>> {
  const annotated = pipeline.annotate(text);
  const headlineOf = eventHeadlines(annotated);
  return Object.fromEntries([...annotated.events].reverse().map(event => [event.trigger.text, headlineOf(event)]));
}

describe('the headline of an event', () => {
  test.each([
    ['Ada Brun met the Norwegian minister Omar Diallo in Oslo on Monday.', 'met', 'Ada Brun meets Omar Diallo'],
    ['The army sent two helicopters to Toamasina.', 'sent', 'Army sends two helicopters to Toamasina'],
    ['Norway asked Ghana to continue to vote.', 'asked', 'Norway asks Ghana to continue to vote'],
    ['Three ministers have resigned over the scandal.', 'resigned', 'Three ministers resign over scandal'],
    ['Norway misled Chad about its fleet.', 'misled', 'Norway misleads Chad about its fleet'],
    ['Norway achieved peace in 1905.', 'achieved', 'Norway achieves peace'],
    ['The rebels have dislodged the army from Bamako.', 'dislodged', 'Rebels dislodge army from Bamako'],
    ['The bank underwrote the loan.', 'underwrote', 'Bank underwrites loan'],
    ['The court unfroze the funds.', 'unfroze', 'Court unfreezes funds'],
    ['The firm has leveraged its size.', 'leveraged', 'Firm leverages its size'],
    ['The men bred horses.', 'bred', 'Men breed horses'],
  ])('tells in the present who did what, without titles and articles: %s', (text, trigger, line) => {
    expect(headlines(text)[trigger]).toBe(line);
  });

  test('leaves place and time to be told beside it', () => {
    expect(headlines('Visser bought the ferry in Rotterdam on Friday.').bought).toBe('Visser buys ferry');
  });

  test.each([
    ['Omar Diallo will visit Lima next week.', 'visit', 'Omar Diallo to visit Lima'],
    ['Omar Diallo may visit Lima next week.', 'visit', 'Omar Diallo may visit Lima'],
    ['Omar Diallo did not visit Lima.', 'visit', 'Omar Diallo does not visit Lima'],
    ['The unions urged Omar Diallo to visit Lima.', 'visit', 'Omar Diallo should visit Lima'],
    ['Omar Diallo tried to visit Lima.', 'visit', 'Omar Diallo tries to visit Lima'],
    ['The two ministers hope to visit Lima.', 'visit', 'Two ministers hope to visit Lima'],
    ['Omar Diallo was trying to visit Lima.', 'visit', 'Omar Diallo tries to visit Lima'],
  ])('says by the verb what is planned, possible, denied or called for: %s', (text, trigger, line) => {
    expect(headlines(text)[trigger]).toBe(line);
  });

  test.each([
    ['Police arrested two men in Leeds.', 'arrested', 'Police arrest two men'],
    ['Two men were arrested by police in Leeds.', 'arrested', 'Two men arrested by police'],
    ['Two men will be arrested.', 'arrested', 'Two men to be arrested'],
  ])('keeps the participle of a passive, and agrees with plurals: %s', (text, trigger, line) => {
    expect(headlines(text)[trigger]).toBe(line);
  });

  test.each([
    ['All but two of the twelve miners died in Bergen.', 'died', 'All but two of the twelve miners die'],
    ['Not one of the seven sailors escaped the fire.', 'escaped', 'Not one of the seven sailors escapes fire'],
    ['All except three of the students left the hall.', 'left', 'All except three of the students leave hall'],
    ['Nearly all of the 40 workers resigned.', 'resigned', 'Nearly all of the 40 workers resign'],
    ['None of the five climbers left the hut.', 'left', 'None of the five climbers leaves hut'],
    ['The firm no longer sells phones.', 'sells', 'Firm does not sell phones'],
  ])('keeps what turns a quantity round: %s', (text, trigger, line) => {
    expect(headlines(text)[trigger]).toBe(line);
  });

  test.each([
    ['Omar Diallo allegedly attacked Ada Brun.', 'attacked', 'Omar Diallo allegedly attacks Ada Brun'],
    ['Omar Diallo was charged with attacking Ada Brun.', 'attacking', 'Omar Diallo allegedly attacks Ada Brun'],
    ['Omar Diallo was held on suspicion of attacking Ada Brun.', 'attacking', 'Omar Diallo allegedly attacks Ada Brun'],
    ['Police alleged that Omar Diallo had killed two men.', 'killed', 'Omar Diallo allegedly kills two men'],
    ['Omar Diallo is said to have stolen the painting.', 'stolen', 'Omar Diallo reportedly steals painting'],
    ['Ada Brun accused Omar Diallo of bribery, stealing a boat.', 'accused', 'Ada Brun accuses Omar Diallo of bribery'],
  ])('leaves to others what a text leaves to them: %s', (text, trigger, line) => {
    expect(headlines(text)[trigger]).toBe(line);
  });

  test.each([
    ['The court in Oslo set bail of 20,000 euros.', 'set', 'Court sets bail of 20,000 euros'],
    ['Nordsol took over 300 shops in Poland.', 'took over', 'Nordsol takes over 300 shops'],
    ['Ada Brun argued that the law was unfair.', 'argued', 'Ada Brun argues that the law was unfair'],
    ['Ada Brun argued, on Monday, that point.', 'argued', 'Ada Brun argues that point'],
  ])('takes what a verb says nothing without: %s', (text, trigger, line) => {
    expect(headlines(text)[trigger]).toBe(line);
  });

  test.each([
    ['Norway banned Konvoi from flying to Oslo.', 'banned', 'Norway bans Konvoi from flying to Oslo'],
    [
      'The growth left Konvoi with a heavy debt and 30 idle mills.',
      'left',
      'Growth leaves Konvoi with heavy debt and 30 idle mills',
    ],
    ['The unions refused to confirm or deny the plan.', 'refused', 'Unions refuse to confirm or deny plan'],
    ['A judge suspended Konvoi’s permit.', 'suspended', 'Judge suspends Konvoi’s permit'],
    ['The number of cases in Peru fell to 40.', 'fell', 'Number of cases in Peru falls to 40'],
    ['Konvoi, a shipping firm, called on Norway, its neighbour, to pay.', 'called on', 'Konvoi calls on Norway to pay'],
    ['The bank fined Konvoi and its shares fell.', 'fined', 'Bank fines Konvoi'],
    ['Brun was jailed for ten years.', 'jailed', 'Brun jailed for ten years'],
    ['Omar Diallo wrote, “The army has left.”', 'wrote', 'Omar Diallo writes “The army has left”'],
    ['"We swim here", Tarn coach Ada Brun said.', 'said', 'Ada Brun says "We swim here"'],
    ['Tarn have maintained top spot, in 40 games.', 'maintained', 'Tarn maintains top spot'],
    ['Heiress, designer and author Ada Brun dies', 'dies', 'Ada Brun dies'],
    [
      'Omar Diallo killed a woman named Ada Brun and injured two others.',
      'killed',
      'Omar Diallo kills woman named Ada Brun',
    ],
    ['The price of the ferry was 900 euros.', 'was', 'Price of the ferry is 900 euros'],
    ['There were at least 40 cases in Peru.', 'were', 'There are at least 40 cases'],
    ['Ada Brun was elected chair in 2012 and left.', 'elected', 'Ada Brun elected chair'],
    ['“We have swum here for years,” Ada Brun said.', 'said', 'Ada Brun says “We have swum here for years”'],
  ])('tells the clause to its end: %s', (text, trigger, line) => {
    expect(headlines(text)[trigger]).toBe(line);
  });

  test('leaves out phrases of the end where a clause is too long, and nothing in the middle', () => {
    const text =
      'The ministry of fisheries sold eleven old ferries to a company of the northern islands for a price of forty kroner each, a year after the harbour of Bergen had closed for good.';
    expect(headlines(text).sold).toBe(
      'Ministry of fisheries sells eleven old ferries to company of northern islands for price of forty kroner each',
    );
  });

  test('makes no row of a verb that has lost what it needs', () => {
    const { events } = pipeline.annotate(
      'Ada Brun sued the bank. Omar Diallo and Nordsol took over in Bergen on Monday.',
    );
    const tierOf = (trigger: string): string | undefined => events.find(e => e.trigger.text === trigger)?.tier;
    expect([tierOf('sued'), tierOf('took over')]).toEqual(['lead', 'minor']);
  });

  test('gives people their full names, also for pronouns and short names', () => {
    const { praised, left } = headlines(
      'Ada Brun criticised the budget of Omar Diallo. She left Oslo. Later Diallo praised Brun’s speech.',
    );
    expect(left).toBe('Ada Brun leaves Oslo');
    expect(praised).toBe('Omar Diallo praises Ada Brun’s speech');
  });

  test('names an event that a noun tells by its phrase', () => {
    expect(headlines('The visit of Omar Diallo to Lima was a success.').visit).toBe('Visit of Omar Diallo to Lima');
    expect(headlines('Reporters asked about his trip to Lima.').trip).toBe('Trip to Lima');
  });

  test('takes the verb that only carries a noun, and tells who meets whom', () => {
    expect(headlines('Ada Brun held talks with Omar Diallo.').talks).toBe('Ada Brun holds talks with Omar Diallo');
    expect(headlines('The summit between Brun and Omar Diallo in Oslo ended. Ada Brun left.').summit).toBe(
      'Summit between Ada Brun and Omar Diallo',
    );
  });

  test('writes names with capitals where the text has none', () => {
    const text =
      'north korean leader kim jong un met russian president vladimir putin in vladivostok and the two talked about trade';
    expect(headlines(text).met).toBe('Kim Jong Un meets Vladimir Putin');
  });

  test('goes without a subject where nobody is named', () => {
    expect(headlines('It was hard to repair the bridge.').repair).toBe('Repairing bridge');
  });

  test('is never cut inside a character, and stays short', () => {
    const long = `The ministry bought ${'very '.repeat(40)}old 😀😀😀 ferries.`;
    for (const line of Object.values(headlines(long))) {
      expect(line.length).toBeLessThan(152);
      expect(line).not.toMatch(/\p{Cs}/u);
    }
  });
});
