/** The types that the tagger tells apart; the labels of the contract come after, from tables and context. */
export const TAG_TYPES = ['PER', 'ORG', 'LOC', 'NORP', 'MISC'] as const;
export type TagType = (typeof TAG_TYPES)[number];

/** The type that stands for a label of the contract. */
export function tagTypeOf(label: string): TagType {
  if (label === 'PERSON') return 'PER';
  if (label === 'ORG' || label === 'NORP') return label;
  return label === 'FAC' || label === 'LOC' || label === 'GPE' ? 'LOC' : 'MISC';
}

/** Tag 0 is outside; type `t` has the tags begin, inside, last and unit: `1 + 4 t` and on. */
export const TAG_COUNT = 1 + 4 * TAG_TYPES.length;
export const OUTSIDE = 0;

export function beginTag(type: number): number {
  return 1 + 4 * type;
}
export function insideTag(type: number): number {
  return 2 + 4 * type;
}
export function lastTag(type: number): number {
  return 3 + 4 * type;
}
export function unitTag(type: number): number {
  return 4 + 4 * type;
}

/** The index of a tag's type; -1 for the outside. */
export function typeOfTag(tag: number): number {
  return tag === OUTSIDE ? -1 : (tag - 1) >> 2;
}

/** Whether a tag leaves a mention open, so that its inside or last tag must follow. */
export function leavesOpen(tag: number): boolean {
  return tag !== OUTSIDE && ((tag - 1) & 3) < 2;
}

/** Whether a tag goes on with a mention that is open. */
export function continues(tag: number): boolean {
  const part = (tag - 1) & 3;
  return tag !== OUTSIDE && (part === 1 || part === 2);
}

export function mayFollow(previous: number, next: number): boolean {
  return leavesOpen(previous) ? continues(next) && typeOfTag(previous) === typeOfTag(next) : !continues(next);
}
