import type { LocalZone } from '../../annotations/annotator';
import type { EntityLabel } from '../../annotations/model';
import type { Block } from '../../blocks/block';
import type { Span } from '../../text/span';
import type { Token } from '../../tokens/token';
import { classMask, type NameLexicon } from '../tables/nameLexicon';
import type { NameTable } from '../tables/nameTable';
import { nameKey } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';

export interface CreditMention {
  readonly first: number;
  readonly last: number;
  readonly label: EntityLabel;
  readonly evidence: string;
}

const CREDIT = NAME_WORDS.pattern('credit');
const BY = NAME_WORDS.pattern('creditJoint');
/** How a credit or a byline begins, before the first maker. */
const OPENING = new RegExp(
  [
    String.raw`^(?:[([]\s?)?(?:(?:(?:${NAME_WORDS.pattern('creditFront')}) )?`,
    String.raw`(?:${CREDIT})\s?(?:\([a-z ]{1,20}\)\s?)?(?:${BY})|by|written by|source:)`,
  ].join(''),
  'i',
);
/** Last words of what a maker is rather than is called: "Staff Writer". */
const ROLE = new RegExp(`(?:^| )(?:${NAME_WORDS.pattern('role')})$`);
/** Last words of the names of bodies that make news and pictures, and of those that stand after another maker. */
const MAKER = new RegExp(String.raw`\b(?:${NAME_WORDS.pattern('maker')})$`);
const LATER_MAKER = new RegExp(String.raw`\b(?:${NAME_WORDS.pattern('laterMaker')})$`);
/** What stands between the makers that a credit names. */
const SEPARATOR = /^(?:\/|\||,|;|-{1,3}|[–—•·]|via|and|for|of|by|through|&|courtesy)$/i;
/** What may stand in lower case inside a name. */
const PARTICLES = NAME_WORDS.forms('particle');
const isInnerWord = (text: string): boolean => text === '.' || text === '-' || PARTICLES.has(text);
const AGENCIES = classMask('organisation') | classMask('knownOrganisation') | classMask('acronym');
const PERSONS = classMask('given') | classMask('surname') | classMask('person');
/** What the name of a person never holds, and that of a body that hands out pictures often does. */
const BODY = new RegExp(String.raw` (?:of|for) |\b(?:${NAME_WORDS.pattern('creditBody')})\b`);
/** How what a credit says of a date begins. */
const DATE = new RegExp(`^(?:${NAME_WORDS.pattern('dateFront')})`, 'i');
const LONGEST_CREDIT = 240;

/**
 * The agency of a date line, and the makers in a credit ("Photo by A. Person/Getty Images") or in a byline of names
 * between bars. Each part is an organisation when the tables know it as one, or when it is the last of several and no
 * name of a person; else a person.
 */
export function creditMentions(
  block: Block,
  zones: readonly LocalZone[],
  lexicon: NameLexicon,
  names: NameTable,
): CreditMention[] {
  const found: CreditMention[] = datelineAgency(block);
  for (const zone of zones) {
    if (zone.kind !== 'credit' && zone.kind !== 'byline') continue;
    if (block.register === 'caseless' || zone.end - zone.start > LONGEST_CREDIT) continue;
    found.push(...makersIn(block, zone, lexicon, names));
  }
  return found;
}

/**
 * How far from the beginning of a paragraph the agency of a date line may stand, in tokens, and how long its name may
 * be.
 */
const DATE_LINE = 14;
const LONGEST_AGENCY = 4;

/** The agency in the brackets of a date line: "MOSCOW (AP) —". */
function datelineAgency({ tokens }: Block): CreditMention[] {
  for (let i = 1; i < Math.min(tokens.length, DATE_LINE); i++) {
    if (tokens[i].text !== '(') continue;
    let end = i + 1;
    while (end < tokens.length && end - i <= LONGEST_AGENCY && /^\p{L}[\p{L}.&-]*$/u.test(tokens[end].text)) end++;
    if (end === i + 1 || tokens[end]?.text !== ')' || !/^[-\u2012-\u2015]{1,3}$/.test(tokens[end + 1]?.text ?? ''))
      return [];
    return [{ first: i + 1, last: end, label: 'ORG', evidence: 'the agency of a date line' }];
  }
  return [];
}

function makersIn(block: Block, zone: Span, lexicon: NameLexicon, names: NameTable): CreditMention[] {
  const { tokens } = block;
  const opening = OPENING.exec(block.text.slice(zone.start, zone.end));
  const begin = zone.start + (opening ? opening[0].length : 0);
  const from = tokens.findIndex(token => token.start >= begin);
  if (from < 0) return [];
  let end = tokens.findIndex(token => token.start >= zone.end);
  if (end < 0) end = tokens.length;
  const parts: { first: number; last: number }[] = [];
  let first = -1;
  for (let i = from; i <= end; i++) {
    const text = i < end ? tokens[i].text : '';
    const named = text !== '' && !SEPARATOR.test(text) && /^[\p{Lu}\p{N}.'’-]/u.test(text) && !/^[.]$/.test(text);
    if (named && first < 0 && /^\p{Lu}/u.test(text)) first = i;
    if (!named && !(first >= 0 && isInnerWord(text) && isInner(tokens, i))) {
      if (first >= 0) parts.push({ first, last: i });
      first = -1;
    }
  }
  return parts
    .filter(part => part.last - part.first <= 5 && !isDate(tokens, part.first))
    .filter(part => part.last - part.first > 1 || !names.isNoName(tokens[part.first].text))
    .filter(part => !ROLE.test(block.text.slice(tokens[part.first].start, tokens[part.last - 1].end)))
    .map((part, index) => {
      const name = tokens
        .slice(part.first, part.last)
        .map(token => token.text)
        .join(' ');
      const mask = lexicon.maskOf(name);
      const capitals = /^\p{Lu}{2,6}$/u.test(name);
      const organisation =
        names.labelOf(nameKey(name)) === 'ORG' ||
        (mask & AGENCIES) !== 0 ||
        capitals ||
        /^The /.test(name) ||
        BODY.test(name) ||
        (MAKER.test(name) && name.includes(' ')) ||
        (index > 0 && (LATER_MAKER.test(name) || part.last - part.first === 1) && (mask & PERSONS) === 0);
      return {
        ...part,
        label: organisation ? ('ORG' as const) : ('PERSON' as const),
        evidence: organisation ? 'the agency of a credit' : 'the maker named in a credit',
      };
    });
}

/** Whether a token stands inside a name: another capitalised word follows it. */
function isInner(tokens: readonly Token[], i: number): boolean {
  return i + 1 < tokens.length && /^[\p{L}]/u.test(tokens[i + 1].text) && !SEPARATOR.test(tokens[i + 1].text);
}

function isDate(tokens: readonly Token[], i: number): boolean {
  return DATE.test(tokens[i].text) && /^(?:\p{Nd}|,|:|day)/u.test(tokens[i + 1]?.text ?? '');
}
