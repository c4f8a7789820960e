import { describe, expect, it, test } from 'vitest';
import { annotateEntities, mentionsOf } from './annotateEntities';

/** Sentences of our own with names as OntoNotes has them: "[LABEL name]". */
const SENTENCES: readonly string[] = [
  'The crew flew a [PRODUCT Boeing 737 MAX] to the desert.',
  'Sales of the [PRODUCT iPhone 15] fell in the spring.',
  'He was shot with an [PRODUCT AK-47] at dawn.',
  'The army ordered forty [PRODUCT Leopard 2] tanks.',
  'The [PRODUCT Model 3] is built near the river.',
  'A [PRODUCT Soyuz] rocket carried three people.',
  'They fired two [PRODUCT Iskander] missiles at the port.',
  'The destroyer [PRODUCT USS Carney] shot down a drone.',
  'The [PRODUCT Airbus A380] is too large for the field.',
  'She plays on a [PRODUCT PlayStation 5] at night.',
  'Doctors prescribed [PRODUCT Ozempic] to thousands.',
  'The [PRODUCT Pfizer-BioNTech] vaccine was kept cold.',
  '[PRODUCT Windows 11] crashed on old machines.',
  'An [PRODUCT F-16] crashed off the coast.',
  'The [PRODUCT Hubble Space Telescope] took the picture.',
  'They met at the [EVENT Munich Security Conference] in February.',
  'He fought in [EVENT World War II] and came home.',
  'She won gold at the [EVENT Tokyo Olympics] last year.',
  'The [EVENT Cannes Film Festival] opened on Tuesday.',
  'He lost the [EVENT Australian Open] final.',
  '[EVENT Hurricane Katrina] drowned the town.',
  'The [EVENT Battle of Stalingrad] lasted months.',
  'They ran the [EVENT Boston Marathon] in the rain.',
  'The [EVENT Cuban Missile Crisis] ended in days.',
  'France won the [EVENT World Cup] again.',
  'The [EVENT Super Bowl] was watched by millions.',
  'The deal was struck at [EVENT COP28] in the desert.',
  'The [EVENT Arab Spring] began in a market.',
  'Millions died in the [EVENT Holocaust].',
  'The [EVENT Glastonbury Festival] sold out at once.',
  'She sang at [EVENT Eurovision] in May.',
  'The [EVENT Paris Air Show] drew the planemakers.',
  'The [EVENT Iran-Iraq War] lasted eight years.',
  'He directed [WORK_OF_ART The Godfather] and little else.',
  'She wrote "[WORK_OF_ART Beloved]" in a rented room.',
  'The film "[WORK_OF_ART Past Lives]" won the prize.',
  'His novel [WORK_OF_ART War and Peace] is long.',
  'The band played "[WORK_OF_ART Yesterday]" twice.',
  'She won the [WORK_OF_ART Pulitzer Prize] for her book.',
  'He read the [WORK_OF_ART Bible] every day.',
  'They showed [WORK_OF_ART Oppenheimer], a film about the bomb.',
  'The painting [WORK_OF_ART Guernica] hangs in a hall.',
  'The series [WORK_OF_ART Succession] ended in May.',
  'Her album "[WORK_OF_ART Folklore]" was made at home.',
  'He got the [WORK_OF_ART Nobel Peace Prize] at last.',
  'The musical [WORK_OF_ART Hamilton] is sold out.',
  'Senators passed the [LAW Affordable Care Act] at night.',
  'It breaches the [LAW Geneva Conventions], she said.',
  'They signed the [LAW Treaty of Versailles] in a mirrored hall.',
  'The [LAW Good Friday Agreement] ended the killing.',
  'He pleaded the [LAW Fifth Amendment] in court.',
  'The court cited the [LAW Voting Rights Act] of 1965.',
  'The [LAW Paris Agreement] binds them all.',
  'Britain left under [LAW Article 50] of the treaty.',
  'The [LAW Digital Services Act] took effect in August.',
  'The [LAW First Amendment] protects her.',
  'They broke the [LAW Minsk agreements] at once.',
  'The [LAW Official Secrets Act] was used against him.',
  'Police acted under the [LAW National Security Law] of the city.',
  'The [LAW Abraham Accords] were signed on a lawn.',
  'Troops fired a [PRODUCT Tomahawk] missile at the base.',
  'He bought a [PRODUCT Galaxy S24] on Friday.',
  'She drove a battered [PRODUCT Toyota Corolla] home.',
  'They tested the [PRODUCT Sarmat] rocket in the north.',
  'The [PRODUCT Sinopharm] vaccine arrived in crates.',
  'He typed the question into [PRODUCT ChatGPT].',
  'The [EVENT Siege of Leningrad] starved the city.',
  'The [EVENT Berlin Film Festival] opens in February.',
  'They met on the sidelines of the [EVENT G20 Summit] in Rio.',
  'The [EVENT French Revolution] began with bread.',
  'She ran in the [EVENT London Marathon].',
  'The [EVENT Venice Biennale] closed early.',
  '[EVENT Cyclone Freddy] hit the coast twice.',
  'She starred in the film [WORK_OF_ART Lost in Translation] and then left.',
  'He wrote the novel "[WORK_OF_ART Small Things Like These]" by the sea.',
  'The song "[WORK_OF_ART Fast Car]" was covered again.',
  '[WORK_OF_ART Parasite], a thriller about two families, won.',
  'The opera [WORK_OF_ART Tosca] was sung in the park.',
  'He painted [WORK_OF_ART The Night Watch] for a guild.',
  'Her memoir, [WORK_OF_ART Becoming], sold millions.',
  'The [LAW Treaty of Lisbon] was ratified late.',
  'She was held under the [LAW Espionage Act] for months.',
  'It violates the [LAW Vienna Convention], he said.',
  'The [LAW Oslo Accords] are dead, they say.',
];

const LABELS = ['PRODUCT', 'EVENT', 'WORK_OF_ART', 'LAW'] as const;

/** How many names of a label there are, how many of them are found as they are, and how many are found. */
function measure(label: string): { gold: number; right: number; found: number } {
  const sum = { gold: 0, right: 0, found: 0 };
  for (const sentence of SENTENCES) {
    const gold = [...sentence.matchAll(/\[([A-Z_]+) ([^\]]+)\]/g)].filter(match => match[1] === label);
    const { entities } = annotateEntities(sentence.replace(/\[[A-Z_]+ ([^\]]+)\]/g, '$1'));
    const own = entities.filter(entity => entity.label === label).map(({ text }) => text);
    sum.gold += gold.length;
    sum.found += own.length;
    sum.right += gold.filter(([, , text]) => own.includes(text)).length;
  }
  return sum;
}

describe('products, events, works and laws', () => {
  test.each([
    ['PRODUCT', 0.75],
    ['EVENT', 0.9],
    ['WORK_OF_ART', 0.9],
    ['LAW', 0.9],
  ])('%s: at least %d of the names are found, and nearly nothing else', (label, least) => {
    const { gold, right, found } = measure(label);
    expect(right / gold).toBeGreaterThanOrEqual(least);
    expect(right / found).toBeGreaterThanOrEqual(0.95);
  });

  it('knows all four labels', () => {
    for (const label of LABELS) expect(measure(label).gold).toBeGreaterThan(15);
  });

  it('takes no speech and no person for a title', () => {
    expect(mentionsOf('She wrote "we are all fine here" on a wall.')).toEqual([]);
    expect(mentionsOf('The film director Maria Torres, a novel writer, left.')).toContain('PERSON Maria Torres');
    expect(mentionsOf('They saw the film Monday night.')).toEqual([]);
  });
});
