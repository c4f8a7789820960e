import { describe, expect, test } from 'vitest';
import { newsmarkPipeline } from '../../../src/core/annotators';

const pipeline = newsmarkPipeline();

/** The type of the event of a text whose trigger begins with a word; undefined where it has none. */
function typeOf(text: string, trigger: string): string | undefined {
  return pipeline.annotate(text).events.find(event => event.trigger.text.startsWith(trigger))?.type;
}

/** A sentence, its trigger, and the type that it tells of. */
type Row = readonly [text: string, trigger: string, type: string];

/** Expects each sentence to tell of its type. */
function tells(rows: readonly Row[]): void {
  test.each(rows)('%s', (text, trigger, type) => {
    expect(typeOf(text, trigger)).toBe(type);
  });
}

describe('what a deed is done to tells what it is', () => {
  tells([
    ['The Senate killed the bill on Friday.', 'killed', 'Diplomacy.Reject'],
    ['Gunmen killed two farmers in Kaduna.', 'killed', 'Life.Die'],
    ['The storm killed 12 people in Cebu.', 'killed', 'Life.Die'],
    ['The delay killed hopes of a recovery.', 'killed', 'Action.Cause'],
    ['Shelling killed a group of tourists near Homs.', 'killed', 'Life.Die'],
    ['The bill died in committee on Monday.', 'died', 'Aspect.End'],
    ['Two miners died in the shaft.', 'died', 'Life.Die'],
    ['Higher costs hurt profits in May.', 'hurt', 'Action.Cause'],
    ['The blast hurt three officers.', 'hurt', 'Life.Injure'],
    ['The senator attacked the budget on Tuesday.', 'attacked', 'Diplomacy.Accuse'],
    ['The mayor attacked the governor over his record.', 'attacked', 'Diplomacy.Accuse'],
    ['Rebels attacked a village near Goma.', 'attacked', 'Conflict.Attack'],
    ['Critics call it an attack on democracy.', 'attack', 'Diplomacy.Accuse'],
    ['Police reported an attack on a convoy.', 'attack', 'Conflict.Attack'],
    ['The firm launched a charm offensive in Brussels.', 'offensive', 'Action.Act'],
    ['Nurses are fighting the disease in Lagos.', 'fighting', 'Action.Attempt'],
    ['Government troops fought rebels near Goma.', 'fought', 'Conflict.Attack'],
    ['The couple fought to keep the farm.', 'fought', 'Action.Attempt'],
    ['She lost her battle against cancer.', 'battle', 'Action.Attempt'],
    ['The two are locked in a legal battle over the patent.', 'battle', 'Justice.Sue'],
    ['Anger exploded in Lima after the ruling.', 'exploded', 'Change.Increase'],
    ['A bomb exploded in Lima.', 'exploded', 'Conflict.Attack'],
    ['Talks collapsed on Sunday.', 'collapsed', 'Aspect.End'],
    ['A bridge collapsed on Sunday.', 'collapsed', 'Disaster.Accident'],
    ['The bank collapsed in March.', 'collapsed', 'Business.DeclareBankruptcy'],
    ['The runner collapsed in Doha.', 'collapsed', 'Life.Health'],
    ['A landslide buried a village in Enga.', 'buried', 'Disaster.Natural'],
    ['The family buried the boy on Monday.', 'buried', 'Culture.Celebrate'],
    ['Protests erupted in Dakar.', 'erupted', 'Aspect.Begin'],
    ['A volcano erupted in Java.', 'erupted', 'Disaster.Natural'],
    ['The ministry faced a storm over his remarks.', 'storm', 'Diplomacy.Accuse'],
    ['A storm hit Luzon on Monday.', 'storm', 'Disaster.Natural'],
    ['The decision set off protests in Quito.', 'set off', 'Action.Cause'],
    ['Voters burned an effigy of the mayor.', 'burned', 'Conflict.Demonstrate'],
    ['Divers saved five boys in Chiang Rai.', 'saved', 'Disaster.Rescue'],
    ['The loan saved the airline.', 'saved', 'Diplomacy.Aid'],
    ['He saved 500 dollars a month.', 'saved', 'Action.Act'],
    ['The film captures the mood of the city.', 'captures', 'Action.Act'],
    ['The army captured the town.', 'captured', 'Conflict.Seize'],
    ['The tribunal overturned the ban on Friday.', 'overturned', 'Justice.Verdict'],
    ['A bus overturned near Quito.', 'overturned', 'Disaster.Accident'],
    ['Populists hijacked the election.', 'hijacked', 'Action.Act'],
    ['Hackers attacked the ministry’s website.', 'attacked', 'Justice.Crime'],
    ['Police fired tear gas at the crowd.', 'fired', 'Conflict.Attack'],
    ['Crowds surged into the square.', 'surged', 'Movement.Transport'],
    ['The chancellor defended the cuts.', 'defended', 'Diplomacy.Support'],
    ['Apple shares were hammered in New York.', 'hammered', 'Market.Move'],
    ['Doctors ended a clinical trial in Kinshasa.', 'trial', 'Action.Act'],
  ]);
});

describe('a strike is of labour, of the air, or of neither', () => {
  tells([
    ['The strike was called on Wednesday.', 'strike', 'Conflict.Strike'],
    ['A rail strike began in Leeds.', 'strike', 'Conflict.Strike'],
    ['Israeli strikes killed four people in Gaza.', 'strikes', 'Conflict.Attack'],
    ['A drone strike destroyed a depot.', 'drone strike', 'Conflict.Attack'],
    ['The parties struck a deal on Friday.', 'struck', 'Diplomacy.Agree'],
    ['The envoy struck a gloomy note in Geneva.', 'struck', 'Action.Act'],
  ]);
});

describe('courts, offices and money have words of war', () => {
  tells([
    ['The board fired its chief on Monday.', 'fired', 'Personnel.EndPosition'],
    ['The chief was fired on Monday.', 'fired', 'Personnel.EndPosition'],
    ['Soldiers fired on the crowd.', 'fired on', 'Conflict.Attack'],
    ['The bank charged a fee of 5 dollars.', 'charged', 'Transaction.TransferMoney'],
    ['Police charged a man with theft.', 'charged', 'Justice.Charge'],
    ['Police raided a house in Leeds.', 'raided', 'Justice.Investigate'],
    ['The party promoted higher taxes.', 'promoted', 'Diplomacy.Support'],
    ['The club promoted Omar Diallo to head coach.', 'promoted', 'Personnel.StartPosition'],
    ['The notes fell to yield 1.8 percent.', 'yield', 'Market.Move'],
    ['Senators dragged the firm to court.', 'dragged', 'Justice.Sue'],
    ['The winter court case was hung with flags.', 'hung', 'State.Hold'],
    ['The regime hanged three men in Evin.', 'hanged', 'Justice.Execute'],
  ]);
});

describe('sport is not war', () => {
  tells([
    ['Novak Djokovic beat Carlos Alcaraz 7-6 6-3 in Turin.', 'beat', 'Sport.Result'],
    ['Guards beat the prisoners with sticks.', 'beat', 'Conflict.Attack'],
    ['The firm beat expectations in May.', 'beat', 'Business.Results'],
    ['The house defeated the motion on Monday.', 'defeated', 'Government.Vote'],
    ['She overcame her fears.', 'overcame', 'Action.Attempt'],
    ['The girl played in the yard.', 'played', 'Action.Act'],
    ['Kenya play Ghana in Accra on Sunday.', 'play', 'Sport.Compete'],
    ['The singer won praise for her album.', 'won', 'Diplomacy.Support'],
    ['Labour won 12 seats in the election.', 'won', 'Personnel.Elect'],
  ]);
});

describe('a preposition that leads a date is no particle', () => {
  tells([
    ['The bill was passed on Thursday.', 'passed', 'Government.Legislate'],
    ['The law was voted in 2010.', 'voted', 'Government.Vote'],
    ['The envoy passed on the letter.', 'passed on', 'Action.Give'],
  ]);
});

describe('the topic of a text decides where nothing beside the verb does', () => {
  const SPORT = 'The striker scored a goal in the first half.\n\nThe coach praised his goalkeeper after the match.\n\n';
  const POLITICS =
    'Voters cast their ballots in a close election.\n\nThe candidate thanked the party for its vote.\n\n';
  const WAR = 'Rebels shelled the town.\n\nThe army moved troops and artillery to the front after the ceasefire.\n\n';

  test.each([
    [SPORT, 'Ghana fought Kenya on Sunday.', 'fought', 'Sport.Compete'],
    [SPORT, 'Rovers destroyed City on Sunday.', 'destroyed', 'Sport.Result'],
    [SPORT, 'Police say a gunman attacked a fan on Sunday.', 'attacked', 'Conflict.Attack'],
    [POLITICS, 'Ada Brun beat Omar Diallo on Sunday.', 'beat', 'Personnel.Elect'],
    [WAR, 'The strike came on Sunday.', 'strike', 'Conflict.Attack'],
    ['', 'The strike came on Sunday.', 'strike', 'Conflict.Strike'],
  ])('%s%s', (before, text, trigger, type) => {
    expect(typeOf(before + text, trigger)).toBe(type);
  });

  test('also after an edit that changes it, far from the verb', () => {
    const text = `${SPORT}Ada Brun beat Omar Diallo on Sunday.`;
    const before = pipeline.annotate(text);
    const edit = { start: 0, end: SPORT.length, text: POLITICS };
    const after = pipeline.reannotate(before, edit);
    const beat = (annotated: typeof before) => annotated.events.find(event => event.trigger.text === 'beat')?.type;
    expect([beat(before), beat(after)]).toEqual(['Sport.Result', 'Personnel.Elect']);
    expect(beat(after)).toBe(beat(pipeline.annotate(POLITICS + text.slice(SPORT.length))));
  });
});
