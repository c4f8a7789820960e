import { readTable } from './tables';

/** A name counts as that of women, or of men, where what tells so outweighs the rest this many times. */
const CLEAR = 20;
/** Votes that a name needs: one list of names of a land, or some hundred births in the United States. */
const LEAST = 0.9;
/** Births from which the American register has its full say. */
const MANY_BIRTHS = 2000;

/** Names that one half of the world gives to men and the other to women, which the sources do not tell. */
const EITHER: ReadonlySet<string> = new Set(['sasha', 'nikita', 'misha', 'ilya', 'jean', 'kim', 'nicola']);

/**
 * Given names that tell the sex of their bearers, from lists of the most popular names of many lands (Wikipedia, CC0),
 * the locales of Faker (MIT) and the births registered in the United States (public domain): two lines, women's names
 * and men's, folded and sorted.
 */
export function buildGivenNameTable(data: string): string {
  const votes = new Map<string, { women: number; men: number }>();
  const vote = (name: string, women: number, men: number): void => {
    const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    if (!/^[a-z]{2,}$/.test(folded) || EITHER.has(folded)) return;
    const known = votes.get(folded) ?? { women: 0, men: 0 };
    votes.set(folded, { women: known.women + women, men: known.men + men });
  };
  const people = `${data}/tables/people`;
  for (const { name, births, share_female } of readTable(`${people}/given_us_ssa.tsv`)) {
    const weight = 2 * Math.min(1, Number(births) / MANY_BIRTHS);
    vote(name, weight * Number(share_female), weight * (1 - Number(share_female)));
  }
  for (const { name, gender } of readTable(`${people}/given_popular_world.tsv`))
    vote(name, gender === 'F' ? 1.5 : 0, gender === 'M' ? 1.5 : 0);
  for (const { name, locales, sex } of readTable(`${people}/given_faker.tsv`)) {
    const lands = locales.split(',').length;
    vote(name, sex === 'F' ? lands : 0, sex === 'M' ? lands : 0);
  }
  const clear = (mine: 'women' | 'men', others: 'women' | 'men'): string =>
    [...votes]
      .filter(([, v]) => v.women + v.men >= LEAST && v[mine] >= CLEAR * v[others])
      .map(([name]) => name)
      .sort()
      .join(' ');
  const note =
    '# Given names that tell the sex of their bearers; made by `npm run train -- given` from the lists that NOTICE names.';
  return `${note}\nsex\tnames\nshe\t${clear('women', 'men')}\nhe\t${clear('men', 'women')}\n`;
}
