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
 * The quotations of a document, from those of its blocks. One that its block leaves open goes on where the next block opens with
 * a mark again (a quotation of several paragraphs), or closes it (a mark that fell into the next line); both have one speaker.
 * One that nothing goes on with was never closed: nobody knows where it ends, so it is left out.
 */
export function joinQuotations(
  blocks: readonly PlacedBlock[],
  quotationsOf: (index: number) => BlockQuotations,
): Zone[] {
  const zones: Zone[] = [];
  let open: Open | undefined;
  const drop = (): void => {
    if (open && open.blocks === 1) zones.splice(open.zone, 1);
    open = undefined;
  };
  for (let index = 0; index < blocks.length; index++) {
    const placed = blocks[index];
    const { zones: own, unclosed, holds, strayClose, opensQuoted } = quotationsOf(index);
    if (placed.block.tokens.length === 0) continue;
    let inherited: QuotedSpan | undefined;
    let goesOn = 0;
    if (open && (placed.paragraph - open.paragraph > 1 || open.blocks >= MOST_BLOCKS)) drop();
    if (open) {
      const through = open.holds && placed.paragraph === open.paragraph && own.length === 0 && strayClose === undefined;
      if (strayClose !== undefined) {
        const start = placed.start;
        const mark = strayClose <= 2;
        if (mark) zones[open.zone] = { ...zones[open.zone], end: start + strayClose };
        else zones.push(quotation(start, start + strayClose, open.speaker));
        open = undefined;
      } else if (opensQuoted) {
        inherited = open.speaker;
        goesOn = open.blocks;
        const later = speakerIn(own[0], placed.start);
        if (!inherited && later) zones[open.zone] = { ...zones[open.zone], speaker: later };
        open = undefined;
      } else if (through) {
        zones.push(quotation(placed.start, placed.end, open.speaker));
        open = { ...open, zone: zones.length - 1, blocks: open.blocks + 1 };
        continue;
      } else drop();
    }
    own.forEach((zone, k) => {
      const speaker = speakerIn(zone, placed.start) ?? (k === 0 && opensQuoted ? inherited : undefined);
      zones.push(quotation(placed.start + zone.start, placed.start + zone.end, speaker));
      if (k === unclosed) {
        open = {
          zone: zones.length - 1,
          speaker,
          blocks: k === 0 ? goesOn + 1 : 1,
          paragraph: placed.paragraph,
          holds,
        };
      }
    });
  }
  drop();
  return zones;
}

function quotation(start: number, end: number, speaker: QuotedSpan | undefined): Zone {
  return speaker === undefined ? { kind: 'quotation', start, end } : { kind: 'quotation', start, end, speaker };
}

function speakerIn(zone: { readonly speaker?: QuotedSpan } | undefined, by: number): QuotedSpan | undefined {
  return zone?.speaker === undefined ? undefined : shift(zone.speaker, by);
}
