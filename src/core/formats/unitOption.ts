import type { OffsetUnit } from './offsets';
import { chosen, type FormatOption, type FormatOptions } from './options';

/** What the offsets of a format count in, where its readers do not agree. */
export const OFFSETS_CODE_POINTS: FormatOption = {
  id: 'offsets',
  about: 'what offsets count in',
  choices: ['codepoints', 'utf16'],
};

/** The same of a format that usually counts in UTF-16 code units. */
export const OFFSETS_UTF16: FormatOption = {
  id: 'offsets',
  about: 'what offsets count in',
  choices: ['utf16', 'graphemes', 'codepoints'],
};

/** The unit that was chosen. */
export function unitOf(option: FormatOption, options: FormatOptions | undefined): OffsetUnit {
  return chosen(option, options) as OffsetUnit;
}
