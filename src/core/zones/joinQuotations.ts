import type { QuotedSpan, Zone } from '../annotations/model';
import type { PlacedBlock } from '../blocks/block';
import { shift } from '../text/span';
import type { BlockQuotations } from './quotations';

/** Most blocks that one quotation runs over. */
const MOST_BLOCKS = 6;

/** A quotation that the block before left open. */
interface Open {
  /** The index of its last zone, or undefined when it was too short to be one. */
  readonly zone: number;
  readonly speaker: QuotedSpan | undefined;
  readonly blocks: number;
  readonly paragraph: number;
  readonly holds: boolean;
}

/**
 * The quotations of a document, from those of its blocks. One that its block leaves open goes on where the next block
 * opens with a mark again (a quotation of several paragraphs), or closes it (a mark that fell into the next line); both
 * have one speaker. One that nothing goes on with was never closed: nobody knows where it ends, so it is left out.
 */
export function joinQuotations(
  blocks: readonly PlacedBlock[],
  quotationsOf: (index: number) => BlockQuotations,
): Zone[] {
  const joining = new Joining();
  blocks.forEach((placed, index) => {
    if (placed.block.tokens.length > 0) joining.add(placed, quotationsOf(index));
  });
  return joining.end();
}

/** The quotations so far, and the one that is open. */
class Joining {
  readonly #zones: Zone[] = [];
  #open: Open | undefined;

  add(placed: PlacedBlock, own: BlockQuotations): void {
    if (this.#open && (placed.paragraph - this.#open.paragraph > 1 || this.#open.blocks >= MOST_BLOCKS)) this.#drop();
    const open = this.#open;
    const before = open === undefined ? undefined : this.#goOn(open, placed, own);
    if (before !== 'through') this.#addOwn(placed, own, before);
  }

  end(): Zone[] {
    this.#drop();
    return this.#zones;
  }

  /** One that nothing goes on with. */
  #drop(): void {
    if (this.#open && this.#open.blocks === 1) this.#zones.splice(this.#open.zone, 1);
    this.#open = undefined;
  }

  /** Goes on with the open quotation in a block: all through it, or as its first own one, whose `Open` comes back. */
  #goOn(open: Open, placed: PlacedBlock, own: BlockQuotations): Open | 'through' | undefined {
    const { zones, strayClose, opensQuoted } = own;
    const { start } = placed;
    if (strayClose !== undefined) {
      // the mark itself fell into this block, or words with it
      if (strayClose <= 2) this.#zones[open.zone] = { ...this.#zones[open.zone], end: start + strayClose };
      else this.#zones.push(quotation(start, start + strayClose, open.speaker));
      this.#open = undefined;
      return undefined;
    }
    if (opensQuoted) {
      const later = speakerIn(zones[0], start);
      if (!open.speaker && later) this.#zones[open.zone] = { ...this.#zones[open.zone], speaker: later };
      this.#open = undefined;
      return open;
    }
    if (open.holds && placed.paragraph === open.paragraph && zones.length === 0) {
      this.#zones.push(quotation(start, placed.end, open.speaker));
      this.#open = { ...open, zone: this.#zones.length - 1, blocks: open.blocks + 1 };
      return 'through';
    }
    this.#drop();
    return undefined;
  }

  #addOwn(placed: PlacedBlock, own: BlockQuotations, before: Open | undefined): void {
    const { paragraph, start } = placed;
    own.zones.forEach((zone, k) => {
      const speaker = speakerIn(zone, start) ?? (k === 0 && own.opensQuoted ? before?.speaker : undefined);
      this.#zones.push(quotation(start + zone.start, start + zone.end, speaker));
      if (k !== own.unclosed) return;
      const blocks = k === 0 ? (before?.blocks ?? 0) + 1 : 1;
      this.#open = { zone: this.#zones.length - 1, speaker, blocks, paragraph, holds: own.holds };
    });
  }
}

function quotation(start: number, end: number, speaker: QuotedSpan | undefined): Zone {
  return speaker === undefined ? { kind: 'quotation', start, end } : { kind: 'quotation', start, end, speaker };
}

function speakerIn(zone: { readonly speaker?: QuotedSpan } | undefined, by: number): QuotedSpan | undefined {
  return zone?.speaker === undefined ? undefined : shift(zone.speaker, by);
}
