import type { BeforeEvents, RuleFind, RuleFinder } from '../annotations/annotator';
import type { LabelSet } from '../annotations/labelSet';
import { settleRules } from '../annotations/settleRules';
import type { Block } from '../blocks/block';
import { countingNames } from '../corrections/learnedNames';
import { NameMatcher } from '../entities/tables/nameMatcher';
import { bySpan, overlaps } from '../text/span';
import { type Labelled, PatternFinder } from './patternFinder';
import type { PatternLibrary } from './patternLibrary';
import type { Schema } from './schema';

/** What rules give the words that they find. */
type Given = Omit<RuleFind, 'start' | 'end'>;

/** Sure, but not as sure as a person. */
const CONFIDENCE = 0.95;

/** What a user's rules are made of. */
export interface RuleSources {
  readonly schema: Schema;
  /** What was learned from corrections: the text of a dictionary. */
  readonly dictionary: string | undefined;
  readonly labels: LabelSet;
  /** Runs the patterns, once it is loaded. */
  readonly library: PatternLibrary | undefined;
}

/**
 * Finds what a user's rules say; undefined where there are none. Corrections go before lists of names,
 * and these before patterns.
 */
export function createRuleFinder({ schema, dictionary, labels, library }: RuleSources): RuleFinder | undefined {
  const names = namesOf(schema, dictionary, labels);
  const patterns =
    library === undefined || schema.patterns.length === 0
      ? undefined
      : new PatternFinder(library, labels, schema.patterns);
  if (names === undefined && patterns === undefined) return undefined;
  return {
    find(block, before) {
      const named = names === undefined ? [] : namesIn(block, names);
      return patterns === undefined ? named : [...named, ...patterns.find(block, labelled(before, named))];
    },
  };
}

/** What is marked in a block, with names of a list in their places. */
function labelled({ mentions, figures }: BeforeEvents, named: readonly RuleFind[]): readonly Labelled[] {
  const marks = [...mentions, ...figures].map(
    ({ start, end, label, own }): Labelled => ({
      start,
      end,
      label: own ?? label,
    }),
  );
  const settled = settleRules(named, marks);
  const own = settled.flatMap(({ start, end, label }) => (label === undefined ? [] : [{ start, end, label }]));
  return [...marks.filter(mark => !settled.some(find => overlaps(find, mark))), ...own].sort(bySpan);
}

function namesOf({ names }: Schema, dictionary: string | undefined, labels: LabelSet): NameMatcher<Given> | undefined {
  const learned = countingNames(dictionary ?? '').filter(
    ({ label }) => label === undefined || labels.entityLabel(label) !== undefined,
  );
  if (names.length + learned.length === 0) return undefined;
  const evidence = 'in the list of names of the schema';
  return new NameMatcher<Given>([
    ...learned.map(({ name, label, times }): readonly [string, Given] => [
      name,
      { label, confidence: CONFIDENCE, evidence: learnedFrom(times), origin: 'machine' },
    ]),
    ...names.map(({ name, label }): readonly [string, Given] => [
      name,
      { label, confidence: CONFIDENCE, evidence, origin: 'rule' },
    ]),
  ]);
}

function learnedFrom(times: number | undefined): string {
  return times === undefined ? 'from your corrections' : `from your corrections (${times} times)`;
}

function namesIn({ tokens, register }: Block, matcher: NameMatcher<Given>): RuleFind[] {
  return matcher
    .find(tokens, register === 'standard')
    .map(({ first, last, value }) => ({ ...value, start: tokens[first].start, end: tokens[last - 1].end }));
}
