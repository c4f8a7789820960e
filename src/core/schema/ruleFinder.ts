import type { RuleFind, RuleFinder } from '../annotations/annotator';
import type { Block } from '../blocks/block';
import { NameMatcher } from '../entities/tables/nameMatcher';
import type { Schema } from './schema';

/** What rules give the words that they find. */
type Given = Omit<RuleFind, 'start' | 'end'>;

/** Sure, but not as sure as a person. */
const CONFIDENCE = 0.95;

/** Finds what a user's rules say; undefined where there are none. */
export function createRuleFinder(schema: Schema, dictionary?: string): RuleFinder | undefined {
  void dictionary;
  const matchers = [namesOf(schema)].filter(matcher => matcher !== undefined);
  if (matchers.length === 0) return undefined;
  return { find: block => matchers.flatMap(matcher => namesIn(block, matcher)) };
}

function namesOf({ names }: Schema): NameMatcher<Given> | undefined {
  if (names.length === 0) return undefined;
  return new NameMatcher(
    names.map(({ name, label }) => {
      const evidence = 'in the list of names of the schema';
      return [name, { label, confidence: CONFIDENCE, evidence, origin: 'rule' }] as const;
    }),
  );
}

function namesIn({ tokens, register }: Block, matcher: NameMatcher<Given>): RuleFind[] {
  return matcher
    .find(tokens, register === 'standard')
    .map(({ first, last, value }) => ({ ...value, start: tokens[first].start, end: tokens[last - 1].end }));
}
