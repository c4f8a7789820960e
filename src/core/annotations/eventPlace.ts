import type { EventPlace, EventResult } from './annotator';

/** The index of the mention that an event at `place` calls `number`. */
export function mentionAt(place: EventPlace, number: number): number {
  return number >= 0 ? place.mention + number : place.outerMentions[-1 - number];
}

/** The index of the figure that an event at `place` calls `number`. */
export function figureAt(place: EventPlace, number: number): number {
  return number >= 0 ? place.figure + number : place.outerFigures[-1 - number];
}

/** A place from which more mentions and figures can be pointed at than those of its block. */
export class WiderPlace<Place extends EventPlace> {
  readonly #place: Place;
  readonly #mentions: number[];
  readonly #figures: number[];

  constructor(place: Place) {
    this.#place = place;
    this.#mentions = [...place.outerMentions];
    this.#figures = [...place.outerFigures];
  }

  /** What an event calls the mention of this index from here. */
  numberOfMention(index: number): number {
    return -this.#mentions.push(index);
  }

  numberOfFigure(index: number): number {
    return -this.#figures.push(index);
  }

  place(): Place {
    return { ...this.#place, outerMentions: this.#mentions, outerFigures: this.#figures };
  }
}

/** The result for a document without events. */
export const NO_EVENTS: EventResult = {
  events: [],
  places: [],
  sameAs: new Int32Array(),
  salience: new Float64Array(),
  tier: [],
  partOf: new Int32Array(),
  lead: -1,
};
