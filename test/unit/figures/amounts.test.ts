import { describe, expect, test } from 'vitest';
import { createBlock } from '../../../src/core/blocks/blocks';
import { createFigureAnnotator } from '../../../src/core/figures/figureAnnotator';
import { figuresOf, labelled } from './helpers';

describe('amounts', () => {
  test.each([
    ['It has 10,000 workers', 10_000],
    ['It has 1,50,000 workers', 150_000],
    ['It has 10 000 workers', 10_000],
    ['Er zahlte 1.234.567', 1_234_567],
    ['some twenty-one workers', 21],
    ['two hundred and six workers', 206],
    ['4 thousand 3 hundred and 21 workers', 4321],
    ['1.5 million workers', 1_500_000],
    ['two dozen workers', 24],
    ['half a million workers', 500_000],
    ['three lakh crore', 3e12],
    ['minus five point five', -5.5],
    ['two thirds of them', 2 / 3],
    ['1.3x10^6 cells', 1_300_000],
    ['trade rose tenfold', 10],
  ])('reads the number of %j', (text, number) => {
    const [figure] = figuresOf(text);
    expect(figure.value.number).toBeCloseTo(number, 9);
  });

  test('labels money, percentages, quantities, ranks and counts', () => {
    expect(
      labelled('They paid $2.5 million, 40 percent more, for 300 miles of the second road and 12 bridges'),
    ).toEqual(['$2.5 million MONEY', '40 percent PERCENT', '300 miles QUANTITY', 'second ORDINAL', '12 CARDINAL']);
  });

  test('reads stripped text', () => {
    expect(labelled('exports of 2 000 tons worth 1 5 billion dollars and a 42 7 meter rocket')).toEqual([
      '2 000 tons QUANTITY',
      '1 5 billion dollars MONEY',
      '42 7 meter QUANTITY',
    ]);
  });

  test('keeps the modifier in the span and in the value', () => {
    const [figure] = figuresOf('It has more than 10 000 North Korean labourers in camps');
    expect(figure.text).toBe('more than 10 000');
    expect(figure.value).toEqual({
      number: 10_000,
      modifier: 'more_than',
      unit: null,
      counted: 'North Korean labourers',
    });
  });

  test('reads ranges by their two ends', () => {
    const [figure] = figuresOf('It costs between $2 and $3 million');
    expect(figure.value).toMatchObject({ lower: 2_000_000, upper: 3_000_000, unit: 'USD' });
    expect(figuresOf('from 3-5 percent')[0].value).toMatchObject({ lower: 3, upper: 5, unit: '%' });
  });

  test.each([
    ['a speed of 9.83e-3 +/- 1e-5 km/s2', { number: 0.00983, uncertainty: 1e-5, unit: 'kilometer per square second' }],
    ['It weighs 3 ± 0.2 kg', { number: 3, uncertainty: 0.2, unit: 'kilogram' }],
    ['a dose of 20 J/m^2 per year', { number: 20, unit: 'joule per square meter per year' }],
    ['the engine gives 400 Nm', { number: 400, unit: 'newton meter' }],
    ['a line of 100 Mbps', { number: 100, unit: 'megabit per second' }],
    ['They earn $15.40 an hour', { number: 15.4, unit: 'USD', per: 'hour' }],
    ['It stands three-quarters of a mile away', { number: 0.75, unit: 'mile' }],
    ['It rose a quarter of a percentage point', { number: 0.25, unit: 'percentage point' }],
    ['A quarter of the voters stayed', { number: 0.25, unit: null }],
    ['It said 13 Israelis were killed', { number: 13, counted: 'Israelis' }],
    ['It said one operation targeted a network', { number: 1, counted: 'operation' }],
    ['It said one smuggling count was left', { number: 1, counted: 'smuggling count' }],
    ['They held three hearings begun last year', { number: 3, counted: 'hearings' }],
    ['zinc at $350 per kg', { number: 350, unit: 'USD', per: 'kilogram' }],
    ['a profit of $2.10 a share', { number: 2.1, unit: 'USD', per: 'share' }],
    ['It is used four times per week', { number: 4, counted: 'times', per: 'week' }],
    ['temperatures ranged from -18 °C to -34 °C', { lower: -34, upper: -18, unit: 'degree Celsius' }],
  ])('reads the value of %j', (text, value) => {
    expect(figuresOf(text)[0].value).toMatchObject(value);
  });

  test('reads how far and to where after a verb of change', () => {
    expect(labelled('Oil fell $2.10 to $52.82 a barrel')).toEqual(['$2.10 MONEY', '$52.82 MONEY']);
    expect(labelled('Profit grew 3 to 5 percent')).toEqual(['3 to 5 percent PERCENT']);
  });

  test('takes capitals that mean something else for no currency', () => {
    expect(labelled('Leaders at COP 27 spoke of SDG 15').filter(f => f.endsWith('MONEY'))).toEqual([]);
    expect(labelled('It cost COP 27,000 and GHS22billion, or N100,000')).toEqual([
      'COP 27,000 MONEY',
      'GHS22billion MONEY',
      'N100,000 MONEY',
    ]);
  });

  test('takes a code of letters, digits and marks for no number', () => {
    expect(labelled('The object J1149.5+6663 was sharper')).toEqual([]);
  });

  test('does not take numbers out of names and codes, nor "one" for a count when it stands for a thing', () => {
    expect(labelled('The F-16 and COVID-19 were the ones that no one wanted in one-on-one talks')).toEqual([]);
  });
});

describe('currencies', () => {
  test('reads "$" as the one dollar that the document names', () => {
    const units = (text: string) => figuresOf(text).map(f => f.value.unit);
    expect(units('It cost $5 in Canberra.')).toEqual(['USD']);
    expect(units('It cost $5, or 7 Australian dollars.')).toEqual(['AUD', 'AUD']);
    expect(units('It cost $5, or A$7, or US$4.')).toEqual(['USD', 'AUD', 'USD']);
    expect(units('It cost A$7 million ($5 million).')).toEqual(['AUD', 'USD']);
  });

  test('reads "$" as that of the country that the story is set in, where nothing in it is American', () => {
    const story = 'The Australian treasurer promised $5 billion for hospitals in Brisbane.';
    const [money] = figuresOf(story);
    expect(money.value.unit).toBe('AUD');
    expect(money.evidence).toMatch(/the dollar of the country that the story is set in$/);
    expect(figuresOf(story.toLowerCase())[0].value.unit).toBe('AUD');
    expect(figuresOf(`${story} The U.S. envoy was there.`)[0].value.unit).toBe('USD');
    expect(figuresOf('The Australian firm paid $5 billion.')[0].value.unit).toBe('USD');
  });

  test.each([
    ['USD115', 115, 'USD'],
    ['RM7,856,920', 7_856_920, 'MYR'],
    ['Rs 15 crore', 150_000_000, 'INR'],
    ['Rs.500', 500, 'INR'],
    ['120 MEUR', 120_000_000, 'EUR'],
    ['thirteen dollars and forty-five cents', 13.45, 'USD'],
    ['50 cents', 0.5, 'USD'],
    ['2 million Hong Kong dollars', 2_000_000, 'HKD'],
    ['HK$3.5bn', 3_500_000_000, 'HKD'],
  ])('reads %j', (text, number, unit) => {
    expect(figuresOf(`It cost ${text} then.`)[0].value).toMatchObject({ number, unit });
  });
});

describe('a user’s own tables', () => {
  test('add units and currencies', () => {
    const units =
      'unit\tquantity\twords\tsymbols\tbase\tfactor\toffset\nfootball field\tarea\tfootball field|football fields\t\tsquare-meter\t7140\t';
    const annotator = createFigureAnnotator({ units });
    const [figure] = annotator.annotateBlock(createBlock('An area of 3 football fields burned.'), { mentions: [] });
    expect(figure).toMatchObject({ label: 'QUANTITY', value: { number: 3, unit: 'football field' } });
  });
});

describe('numbers that are no figures', () => {
  test.each([
    'He works at 10 Downing Street.',
    'Call (707) 259-1600 or 732-390-4697.',
    'The Group of Seven met aboard Air Force One.',
    'They met First Lady Jill Biden.',
    'He waited a second.',
    'The Second Amendment stands.',
  ])('%j has none', text => {
    expect(labelled(text)).toEqual([]);
  });
});
