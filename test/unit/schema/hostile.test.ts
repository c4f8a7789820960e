import nlp from 'compromise/two';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { AnnotationIndex } from '../../../src/app/queries/annotationIndex';
import { annotate, LABEL_SET, labelsOf, type PatternLibrary, toDocument } from '../../../src/core';
import { createBlock } from '../../../src/core/blocks/blocks';
import { PatternFinder } from '../../../src/core/schema/patternFinder';
import { patternProblem } from '../../../src/core/schema/patternShape';
import { readSchema } from '../../../src/core/schema/readSchema';
import { HOVER_COMMANDS, hoverCard } from '../../../src/vscode/present/hoverCard';
import { labelKey, labelName, labelPlural, lookOf, showLabels } from '../../../src/vscode/present/labels';
import { checkDocument } from '../../support/checkDocument';

afterEach(() => showLabels(LABEL_SET));

const TEXT = 'Mandal Rovers beat Bergen on Sunday.';

const ATTACKS: readonly unknown[] = [
  '[quit](command:workbench.action.quit)',
  '![x](https://a.example/x.png)',
  '$(alert) $(sync~spin)',
  '<img src=x onerror=alert(1)>',
  '](x) [y](command:z',
  'ab\u202egnp.exe',
  'two\nlines\u2028three',
  'nul\u0000 escape\u001b[31m',
  'lone\ud800 surrogate',
  '__proto__',
  'constructor',
  'x'.repeat(100_000),
  '\t=cmd|x',
];

/** A schema with one thing in the place that is attacked. */
const PLACES: Readonly<Record<string, (attack: unknown) => object>> = {
  label: attack => ({ labels: { [String(attack)]: { like: 'ORG' } } }),
  'name of a label': name => ({ labels: { CLUB: { like: 'ORG', name, names: ['Mandal Rovers'] } } }),
  'plural of a label': plural => ({ labels: { CLUB: { like: 'ORG', plural, names: ['Mandal Rovers'] } } }),
  guideline: guideline => ({ labels: { CLUB: { like: 'ORG', guideline, names: ['Mandal Rovers'] } } }),
  icon: icon => ({ labels: { CLUB: { like: 'ORG', icon, names: ['Mandal Rovers'] } } }),
  key: key => ({ labels: { CLUB: { like: 'ORG', key, names: ['Mandal Rovers'] } } }),
  colour: color => ({ labels: { CLUB: { like: 'ORG', color, names: ['Mandal Rovers'] } } }),
  line: line => ({ labels: { CLUB: { like: 'ORG', line, names: ['Mandal Rovers'] } } }),
  like: like => ({ labels: { CLUB: { like, names: ['Mandal Rovers'] } } }),
  example: example => ({ labels: { CLUB: { like: 'ORG', examples: [example] } } }),
  'name in a list': name => ({ labels: { CLUB: { like: 'ORG', names: [name, 'Mandal Rovers'] } } }),
  'type of events': type => ({ eventTypes: { [String(type)]: { triggers: { verbs: ['beat'] } } } }),
  'name of a type': name => ({ eventTypes: { 'Sport.Rout': { name, triggers: { verbs: ['beat'] } } } }),
  'verb of a type': verb => ({ eventTypes: { 'Sport.Rout': { verb, triggers: { verbs: ['beat'] } } } }),
  'icon of a type': icon => ({ eventTypes: { 'Sport.Rout': { icon, triggers: { verbs: ['beat'] } } } }),
  'guideline of a type': guideline => ({ eventTypes: { 'Sport.Rout': { guideline, triggers: { verbs: ['beat'] } } } }),
  slot: slot => ({
    eventTypes: { 'Sport.Rout': { roles: { [String(slot)]: 'Winner' }, triggers: { verbs: ['beat'] } } },
  }),
  role: role => ({ eventTypes: { 'Sport.Rout': { roles: { subj: role }, triggers: { verbs: ['beat'] } } } }),
  trigger: verb => ({ eventTypes: { 'Sport.Rout': { triggers: { verbs: [verb, 'beat'] } } } }),
  pattern: pattern => ({ patterns: [{ pattern, label: 'ORG' }] }),
  'group of a pattern': group => ({ patterns: [{ pattern: '[<a>#Org]', label: 'ORG', group }] }),
  'note of a pattern': note => ({ patterns: [{ pattern: '#Org beat', label: 'ORG', note }] }),
};

describe.each(Object.keys(PLACES))('a hostile %s', place => {
  test.each(ATTACKS.map(attack => [String(attack).slice(0, 40), attack]))('does nothing: %j', (_, attack) => {
    const schema = JSON.stringify(PLACES[place](attack));
    const read = readSchema(schema);
    for (const { message, line, column } of read.problems) {
      expect(message.length).toBeLessThan(400);
      expect([line >= 1, column >= 1]).toEqual([true, true]);
    }
    const annotated = annotate(TEXT, { tables: { schema } });
    expect(checkDocument(toDocument(annotated), TEXT)).toEqual([]);
    showLabels(labelsOf(read.schema));
    const [entity] = annotated.entities;
    const found = { kinds: {}, headlines: {}, values: {}, orphans: [], worded: true, language: 'en' as const };
    const { register, date, entities, figures, events, clusters, zones } = annotated;
    const index = new AnnotationIndex({ ...found, register, date, entities, figures, events, clusters, zones });
    const context = {
      index,
      text: TEXT,
      uri: 'file:///a',
      detail: 'full',
      uncertainBelow: 0.5,
      lineOf: () => 1,
    } as const;
    const mark = { kind: 'entity', start: entity.start, end: entity.end, entity } as const;
    const card = hoverCard(mark, { ...context, t: (m, ...args) => m.replace(/\{(\d)\}/g, (__, i) => String(args[i])) });
    const commands = [...card.matchAll(/(?<!\\)\]\(command:([\w.]+)/g)].map(([, command]) => command);
    expect(commands.filter(each => !Object.values(HOVER_COMMANDS).includes(each as never))).toEqual([]);
    expect(card).not.toMatch(/<img|(?<!\\)!\[|\$\((?:alert|sync)/);
    for (const shown of [labelName(entity.label, m => m), labelPlural(entity.label, m => m)])
      expect(shown).not.toMatch(/\$\([a-z]|[\p{Cc}\u202e]/u);
    expect(lookOf(entity.label)).toMatchObject({ icon: expect.stringMatching(/^[a-z0-9-]{1,40}$/) });
    expect(labelKey(entity.label)).toMatch(/^[a-z0-9]$/);
  });
});

test('patterns that pass the check throw nothing and end', () => {
  const parts = [
    ...['a', 'b', '.', '*', '.+', 'a+', 'a?', 'a{2,20}', '.{1,20}', '#Noun', '#Noun*', '#Verb+', '{run}', '!a', '-a'],
    ...['(a|b)', '(a|b)+', '(.|.)+', '(.+|a)+', '(a b|c)+', '[<g>a]', '[<g>.+]', '^a', 'a$', '"', '\\', '((', 'a|b'],
  ];
  const block = createBlock(`${'a b '.repeat(80)}run a c.`);
  let tried = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 }), chosen => {
      const pattern = chosen.join(' ');
      if (patternProblem(pattern, undefined) !== undefined) return;
      tried++;
      const row = { pattern, label: 'ORG', group: undefined, note: undefined } as const;
      new PatternFinder(nlp as unknown as PatternLibrary, LABEL_SET, [row]).find(block, []);
    }),
    { numRuns: 500 },
  );
  expect(tried).toBeGreaterThan(200);
});
