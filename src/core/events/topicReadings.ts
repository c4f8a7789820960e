import type { Topic, TopicQuestion, TopicVotes } from './lexicon/topics';
import type { BlockTelling, LocalEvent } from './sentence/localEvent';

/** The events of a block under one topic, and the topics that its senses asked about. */
interface Reading {
  readonly topic: Topic | undefined;
  readonly asked: ReadonlySet<Topic>;
  readonly events: readonly LocalEvent[];
}

/** A block that is read once the topic of its document is known, and again only under one that its senses ask about. */
export class TopicReadings implements BlockTelling {
  private readonly readings: Reading[] = [];

  /** @param read reads the block, and notes the topics that it asks about */
  constructor(
    readonly votes: TopicVotes,
    private readonly read: (question: TopicQuestion) => readonly LocalEvent[],
  ) {}

  eventsUnder(topic: Topic | undefined): readonly LocalEvent[] {
    const known = this.readings.find(r => r.topic === topic || !(differs(r, r.topic) || differs(r, topic)));
    if (known !== undefined) return known.events;
    const asked = new Set<Topic>();
    const events = this.read({ given: topic, asked });
    this.readings.push({ topic, asked, events });
    return events;
  }
}

/** Whether a topic makes other events of a block than none does. */
function differs({ asked }: Reading, topic: Topic | undefined): boolean {
  return topic !== undefined && asked.has(topic);
}
