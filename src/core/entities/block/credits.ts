import type { LocalZone } from '../../annotations/annotator';
import type { EntityLabel } from '../../annotations/model';
import type { Block } from '../../blocks/block';
import type { Span } from '../../text/span';
import type { Token } from '../../tokens/token';
import { classMask, type Lexicon } from '../tables/lexicon';
import type { NameTable } from '../tables/nameTable';
import { nameKey } from '../tables/nameTable';

export interface CreditMention {
  readonly first: number;
  readonly last: number;
  readonly label: EntityLabel;
  readonly evidence: string;
}

/** How a credit or a byline begins, before the first maker. */
const OPENING =
  /^(?:[([]\s?)?(?:(?:top |file |cover |main |header )?(?:photos?|photograph|photography|pictures?|images?|illustration|graphic|video|credit|photo credit|image credit|(?:additional )?(?:reporting|writing|editing))\s?(?:\([a-z ]{1,20}\)\s?)?(?:by|via|:|courtesy of|credit)|by|written by|source:)/i;
/** Last words of what a maker is rather than is called: "Staff Writer". */
const ROLE =
  /(?:^| )(?:Writers?|Correspondents?|Reporters?|Reporting|Editors?|Editing|Writing|Contributors?|Columnists?|Photographers?|Producers?|Staff|Analysts?|Director)$/;
/** Last words of the names of bodies that make news and pictures. */
const MAKER = /\b(?:Images|Agency|News|Photos|Pictures|Media|Desk|Bureau|Newsroom|Wire|Service)$/;
/** What stands between the makers that a credit names. */
const SEPARATOR = /^(?:\/|\||,|;|-{1,3}|[–—•·]|via|and|for|of|by|through|&|courtesy)$/i;
/** What may stand in lower case inside a name. */
const INNER = /^(?:\.|-|van|von|der|den|de|del|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|of)$/;
const AGENCIES = classMask('organisation') | classMask('knownOrganisation') | classMask('acronym');
const PERSONS = classMask('given') | classMask('surname') | classMask('person');
/** What the name of a person never holds, and that of a body that hands out pictures often does. */
const BODY =
  / (?:of|for) |\b(?:Archives?|Museum|Library|University|Police|Ministry|Office|Council|Agency|Association|Foundation|Institute|Government|Department|Service)\b/;
const LONGEST_CREDIT = 240;

/**
 * The agency of a date line, and the makers in a credit ("Photo by A. Person/Getty Images") or in a byline of names between bars. Each part is an organisation
 * when the tables know it as one, or when it is the last of several and no name of a person; else a person.
 */
export function creditMentions(
  block: Block,
  zones: readonly LocalZone[],
  lexicon: Lexicon,
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

/** How far from the beginning of a paragraph the agency of a date line may stand, in tokens, and how long its name may be. */
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

function makersIn(block: Block, zone: Span, lexicon: Lexicon, names: NameTable): CreditMention[] {
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
    if (!named && !(first >= 0 && INNER.test(text) && isInner(tokens, i))) {
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
        (index > 0 &&
          (/\b(?:Images|Press|Agency|News|Photos|Pictures|Media|Times|Post)$/.test(name) ||
            part.last - part.first === 1) &&
          (mask & PERSONS) === 0);
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
  return (
    /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|am|pm|updated|published|posted)/i.test(
      tokens[i].text,
    ) && /^(?:\p{Nd}|,|:|day)/u.test(tokens[i + 1]?.text ?? '')
  );
}
