import type { LocalZone } from '../annotations/annotator';
import type { Block } from '../blocks/block';
import type { Token } from '../tokens/token';
import { sentenceStart, speakerOf } from './speaker';

/** Fewest words of a quotation that nobody is named for: less is a name, a title or a word held at arm's length. */
const FEWEST_WORDS = 4;

/** A pair of quotation marks as token indices; `close` is undefined where the block ends before the quotation. */
interface Quoted {
  readonly open: number;
  readonly close: number | undefined;
}

/** The quotations of a block, and what may go on from the block before or into the next. */
export interface BlockQuotations {
  readonly zones: readonly LocalZone[];
  /** The block ends inside a quotation: the index in `zones` of that one. */
  readonly unclosed: number | undefined;
  /** The end of a closing mark that nothing in the block opens, the first one; undefined when there is none. */
  readonly strayClose: number | undefined;
  /** Whether that one can hold whole blocks: its mark is one that only opens, so nobody took a closing mark for it. */
  readonly holds: boolean;
  /** Whether the block begins with an opening mark. */
  readonly opensQuoted: boolean;
}

/** Finds the quotations of a block, with the words that name who says them where they stand beside them. */
export function blockQuotations(block: Block): BlockQuotations {
  const { tokens } = block;
  const { pairs, strayClose } = pairMarks(block);
  const zones: LocalZone[] = [];
  let unclosed: number | undefined;
  let holds = false;
  let before: { speaker: LocalZone['speaker']; close: number } | undefined;
  for (const { open, close } of pairs) {
    const words = tokens.slice(open + 1, close).filter(t => t.kind !== 'punctuation').length;
    let speaker = speakerOf(block, open, close);
    // “…,” Ruiz said. “…”: the second goes on with the first.
    if (!speaker && before?.speaker && goesOn(block, before.close, open)) speaker = before.speaker;
    if (close !== undefined) before = { speaker, close };
    if (words === 0 || (words < FEWEST_WORDS && !speaker)) continue;
    const start = tokens[open].start;
    const end = close === undefined ? block.text.trimEnd().length : tokens[close].end;
    if (close === undefined) {
      unclosed = zones.length;
      holds = /^[“„«]$/.test(tokens[open].text);
    }
    zones.push({ kind: 'quotation', start, end, ...(speaker === undefined ? {} : { speaker }) });
  }
  return {
    zones,
    unclosed,
    holds,
    strayClose: strayClose === undefined ? undefined : tokens[strayClose].end,
    opensQuoted: pairs[0]?.open === 0,
  };
}

/** Whether a quotation at `open` begins the sentence right after the one that the quotation before ends in. */
function goesOn(block: Block, close: number, open: number): boolean {
  if (sentenceStart(block, open) !== open) return false;
  const before = sentenceStart(block, open - 1);
  return before <= close || before === close + 1;
}

const OPENING: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '``': "''", '‘': '’' };

/** The outermost quotations of a block, in order. Linear: one pass with at most one open mark kept. */
function pairMarks(block: Block): { pairs: readonly Quoted[]; strayClose: number | undefined } {
  const { tokens, text } = block;
  const pairs: Quoted[] = [];
  let strayClose: number | undefined;
  let open: { at: number; closer: string } | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const mark = tokens[i].text;
    if (!/^(?:["“”„«»‘’']|``|'')$/.test(mark)) continue;
    const role = roleOf(text, tokens, i, open?.closer);
    if (role === 'close' && open && closes(mark, open.closer)) {
      pairs.push({ open: open.at, close: i });
      open = undefined;
    } else if (role === 'open' && (!open || OPENING[mark] === open.closer)) {
      // The same mark again: the one before was never closed.
      open = { at: i, closer: closerOf(mark) };
    } else if (role === 'close' && !open && /^(?:”|»|"|'')$/.test(mark)) {
      strayClose ??= pairs.length === 0 ? i : undefined;
    }
  }
  if (open && open.closer !== "'" && open.closer !== '’') pairs.push({ open: open.at, close: undefined });
  return { pairs, strayClose };
}

function closerOf(mark: string): string {
  return OPENING[mark] ?? mark;
}

/** Marks that people mix: “…" and ‘‘…’’ are closed all the same. */
function closes(mark: string, closer: string): boolean {
  if (mark === closer) return true;
  return /^(?:”|"|'')$/.test(mark) && /^(?:”|"|'')$/.test(closer);
}

/** Whether a mark opens or closes, by its shape and the spaces beside it. */
function roleOf(
  text: string,
  tokens: readonly Token[],
  i: number,
  closer: string | undefined,
): 'open' | 'close' | undefined {
  const { text: mark, start, end } = tokens[i];
  const tight = start > 0 && !/[\s([{—–/-]/.test(text.charAt(start - 1));
  const leads = end < text.length && !/[\s.,;:!?)\]}]/.test(text.charAt(end));
  switch (mark) {
    case '“':
      return closer === '“' ? 'close' : 'open';
    case '„':
    case '«':
    case '``':
      return 'open';
    case '”':
    case '»':
      return 'close';
    case "''":
      return closer === undefined && !tight && leads ? 'open' : 'close';
    case '"':
      if (closer === '"' || closer === '”') return !tight && leads ? undefined : 'close';
      return tight && !leads ? 'close' : leads ? 'open' : undefined;
    case '‘':
      return leads && !tight ? 'open' : undefined;
    default:
      return roleOfApostrophe(mark, text.charAt(end), { tight, leads }, closer);
  }
}

/** The role of a mark that may be an apostrophe; `next` is the character behind it. */
function roleOfApostrophe(
  mark: string,
  next: string,
  { tight, leads }: { readonly tight: boolean; readonly leads: boolean },
  closer: string | undefined,
): 'open' | 'close' | undefined {
  if (mark !== '’' && mark !== "'") return undefined;
  if (closer === mark) return tight && (!leads || /^["”]/.test(next)) ? 'close' : undefined;
  return mark === "'" && closer === undefined && !tight && leads && !/^\d/.test(next) ? 'open' : undefined;
}
