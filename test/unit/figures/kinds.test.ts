import { describe, expect, test } from 'vitest';
import { figuresOfDocument, said } from './helpers';

/** Kinds of figures that readers meet and tools get wrong, a few sentences of each. */
const check = (text: string, expected: readonly string[]) => expect(said(text)).toEqual(expected);

describe('a share before a scale', () => {
  test.each([
    ['Two and a half million fled.', ['Two and a half million | CARDINAL 2500000']],
    ['Four and three-quarter billion yen.', ['Four and three-quarter billion yen | MONEY 4750000000 JPY']],
    ['A quarter of a million fans.', ['A quarter of a million | CARDINAL 250000']],
    ['Half-a-million fans.', ['Half-a-million | CARDINAL 500000']],
    ['3 and a half million; 2½ million.', ['3 and a half million | CARDINAL 3500000', '2½ million | CARDINAL 2500000']],
    ['Two million and a half.', ['Two million and a half | CARDINAL 2500000']],
  ])('%j', check);
});

describe('short and glued units', () => {
  test.each([
    ['It added 25bps to 1.5bp.', ['25bps | PERCENT 25 basis point', '1.5bp | PERCENT 1.5 basis point']],
    ['Rents rose 44pc, or 3pp.', ['44pc | PERCENT 44 %', '3pp | PERCENT 3 percentage point']],
    ['The lead is 1.5 points.', ['1.5 points | PERCENT 1.5 percentage point']],
    ['The index fell 31.5 points.', ['31.5 | CARDINAL 31.5']],
    ['It hit 40.3C, 1.5C above.', ['40.3C | QUANTITY 40.3 degree Celsius', '1.5C | QUANTITY 1.5 degree Celsius']],
    ['Passengers of seat 12C left Unit 3C.', []],
    [
      '20usd, 300sek and 12.5meur.',
      ['20usd | MONEY 20 USD', '300sek | MONEY 300 SEK', '12.5meur | MONEY 12500000 EUR'],
    ],
    ['R1.78bn, R23.50 and R2.5.', ['R1.78bn | MONEY 1780000000 ZAR', 'R23.50 | MONEY 23.5 ZAR']],
    ['Rs. 2,000-cr or Rp 14.500.', ['Rs. 2,000-cr | MONEY 20000000000 INR', 'Rp 14.500 | MONEY 14500 IDR']],
    ['€12.500; fuel at €1.789.', ['€12.500 | MONEY 12500 EUR', '€1.789 | MONEY 1.789 EUR']],
    ['negative $5 million', ['negative $5 million | MONEY -5000000 USD']],
    ['A 5G phone.', []],
  ])('%j', check);
});

describe('"m" is a million or a meter', () => {
  test.each([
    ['About 2m people left 1.5m homes.', ['About 2m | CARDINAL 2000000 approx', '1.5m | CARDINAL 1500000']],
    ['3m new jobs and 110m tonnes.', ['3m | CARDINAL 3000000', '110m tonnes | QUANTITY 110000000 metric ton']],
    ['It has a population of 8.9m.', ['8.9m | CARDINAL 8900000']],
    ['She ran the 100m hurdles.', ['100m | QUANTITY 100 meter']],
    ['Waves 2m high broke 50m from the shore.', ['2m | QUANTITY 2 meter', '50m | QUANTITY 50 meter']],
  ])('%j', check);
});

describe('homographs of units and money', () => {
  test.each([
    ['Nine won and the sixth one won.', ['Nine | CARDINAL 9', 'sixth | ORDINAL 6']],
    ['It cost 12,000 won in Seoul.', ['12,000 won | MONEY 12000 KRW']],
    ['15 league titles, 3 cup ties, 12 stone houses.', ['15 | CARDINAL 15', '3 | CARDINAL 3', '12 | CARDINAL 12']],
    ['He weighs 12 stone.', ['12 stone | QUANTITY 12 stone']],
    ['Two bucks ran; it costs 20 bucks.', ['Two | CARDINAL 2', '20 bucks | MONEY 20 USD']],
    ['Billions of pounds of taxes were spent.', ['Billions of pounds | MONEY 1000000000 GBP approx']],
    ['Taxpayers paid billions of pounds of it.', ['billions of pounds | MONEY 1000000000 GBP approx']],
    ['It ate two pounds of fish.', ['two pounds | QUANTITY 2 pound']],
  ])('%j', check);
});

describe('numbers that only name', () => {
  test.each([
    ['Under section 80(4) and articles 12 and 14.', []],
    ['He lives in Flat 4, Floor 3.', []],
    ['Smith[3] and others.[12][13]', []],
    ['The 405 freeway was shut.', []],
    ['Apt. 4B has a 4K film; call +44 20 7946 0958.', []],
    ['The building 12 years ago had 5 floors.', ['12 years ago | DATE 2007', '5 | CARDINAL 5']],
  ])('%j', check);
});

describe('money that countries share', () => {
  test.each([
    ['The Oslo bank fined it 5,000 kr.', ['5,000 kr | MONEY 5000 NOK']],
    ['A Shenzhen maker asks ¥1,500.', ['¥1,500 | MONEY 1500 CNY']],
    ['It fell to 15,000 pounds to the dollar in Beirut.', ['15,000 pounds | MONEY 15000 LBP']],
    ['A Manila court fined him 900 pesos.', ['900 pesos | MONEY 900 PHP']],
    ['He paid 900 pesos.', ['900 pesos | MONEY 900']],
    ['He paid 900 Swiss francs in Dakar.', ['900 Swiss francs | MONEY 900 CHF']],
    ['He paid 900 rupees.', ['900 rupees | MONEY 900 INR']],
  ])('%j', check);

  test('is of the country that the document names most often', () => {
    const text = 'Chilean miners met in Santiago.\n\nThey get 900 pesos, as in Chile.\n\nOthers get 800 pesos.';
    expect(figuresOfDocument(text).map(f => f.value.unit)).toEqual(['CLP', 'CLP']);
  });
});

describe('verbs beside amounts', () => {
  test.each([
    ['It narrowed by €3.4m to €12.1m.', ['€3.4m | MONEY 3400000 EUR', '€12.1m | MONEY 12100000 EUR']],
    ['It was cut $5 to $45.', ['$5 | MONEY 5 USD', '$45 | MONEY 45 USD']],
    ['It would last two months.', ['two months | DATE P2M']],
    ['One in every five dies.', ['One in every five | CARDINAL 0.2']],
    ['It runs between 500 m and 2 km.', ['between 500 m and 2 km | QUANTITY 500 to 2000 meter']],
  ])('%j', check);
});
