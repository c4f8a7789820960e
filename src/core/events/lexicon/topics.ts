import { readWordLists } from '../../english/wordLists';
import table from './topics.tsv';

/** What a text is about. */
export const TOPICS = ['sport', 'market', 'war', 'court', 'politics', 'labour'] as const;
export type Topic = (typeof TOPICS)[number];

/** The topic that senses are to be read under, and those of which one of them asked. */
export interface TopicQuestion {
  readonly given: Topic | undefined;
  readonly asked: Set<Topic>;
}

export function isTopic(name: string): name is Topic {
  return (TOPICS as readonly string[]).includes(name);
}

/** How many words of each of `TOPICS` stand in a piece of text, and at the end how many words it has. */
export type TopicVotes = Uint32Array;

let words: ReadonlyMap<string, readonly number[]> | undefined;

function readTopics(): ReadonlyMap<string, readonly number[]> {
  const lists = readWordLists(table);
  const out = new Map<string, number[]>();
  TOPICS.forEach((topic, t) => {
    for (const form of lists.forms(topic)) {
      const known = out.get(form);
      if (known === undefined) out.set(form, [t]);
      else known.push(t);
    }
  });
  return out;
}

/** The votes of the words of a block, which are in lower case. */
export function countTopics(lower: readonly string[]): TopicVotes {
  words ??= readTopics();
  const votes = new Uint32Array(TOPICS.length + 1);
  votes[TOPICS.length] = lower.length;
  for (const word of lower) {
    const topics = words.get(word);
    if (topics !== undefined) for (const t of topics) votes[t]++;
  }
  return votes;
}

/** Fewest words of a topic, and their least share of all, in a short text and in any other. */
const FEW = { words: 2, share: 0.03 };
const MANY = { words: 6, share: 0.012 };
/** So much more often than those of another topic. */
const AHEAD = 1.5;

/** The topic that the votes of all blocks of a document agree on; undefined where they do not. */
export function topicOf(blocks: Iterable<TopicVotes>): Topic | undefined {
  const sums = new Uint32Array(TOPICS.length + 1);
  for (const votes of blocks) for (let t = 0; t < votes.length; t++) sums[t] += votes[t];
  let best = 0;
  let second = 0;
  for (let t = 0; t < TOPICS.length; t++) {
    if (sums[t] > sums[best]) best = t;
  }
  for (let t = 0; t < TOPICS.length; t++) if (t !== best && sums[t] > second) second = sums[t];
  const share = sums[best] / Math.max(1, sums[TOPICS.length]);
  const enough = [FEW, MANY].some(least => sums[best] >= least.words && share >= least.share);
  return enough && sums[best] >= AHEAD * second ? TOPICS[best] : undefined;
}
