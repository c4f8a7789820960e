import { LABEL_SET } from '../annotations/labelSet';
import type { Family } from '../annotations/labels';
import { type EntityMention, type Figure, FURNITURE_ZONES, type Zone } from '../annotations/model';
import { splitParagraphs } from '../blocks/paragraphs';
import { describeFigure } from '../figures/describe/describeFigure';
import type { Span } from '../text/span';
import { htmlText } from './htmlParts';
import { markClass } from './htmlStyle';
import { nestedSpans } from './nestedSpans';
import type { Report } from './report';
import { type Attributes, openTag, type XmlIds } from './xml';

const FAMILIES: Readonly<Record<Family, string>> = {
  people: 'People',
  organisations: 'Organisations',
  places: 'Places and peoples',
  otherNames: 'Other names',
  amounts: 'Amounts',
  times: 'Times',
};

/** Which colour is for what, with ticks that hide the marks of a family. */
export function legend({ index }: Report): string {
  const there = new Set(index.marks.map(({ label, like }) => familyOf(label, like)));
  const ticks = (Object.keys(FAMILIES) as readonly Family[])
    .filter(family => there.has(family))
    .map(family => [family, `<span class="k ${family}">${FAMILIES[family]}</span>`]);
  if (index.document.events.length > 0) ticks.push(['events', '<b class="t">Events</b>']);
  const labels = ticks.map(
    ([name, words]) => `<label><input type="checkbox" class="show-${name}" checked> ${words}</label>`,
  );
  return `<fieldset class="legend"><legend>Marks</legend>${labels.join('\n')}</fieldset>\n`;
}

function familyOf(label: string, like: string | undefined): Family {
  return (LABEL_SET.find(label) ?? LABEL_SET.find(like ?? ''))?.look.family ?? 'otherNames';
}

/** What stands around a stretch of the text. */
interface Marked extends Span {
  readonly tag: 'mark' | 'b' | 'span';
  readonly attributes: Attributes;
}

/** The text of a document in paragraphs, its annotations marked; `ids` names them, so that rows can lead to them. */
export function* markedText(report: Report, ids: XmlIds): Generator<string> {
  const { index, text } = report;
  const marks: readonly Marked[] = [...furniture(report), ...names(report, ids), ...triggers(report, ids)];
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: readonly Marked[] = [];
  for (const paragraph of splitParagraphs(text)) {
    const here = open.filter(({ end }) => end > paragraph.start);
    while (next < sorted.length && sorted[next].start < paragraph.end) here.push(sorted[next++]);
    open = here;
    const kind = index.zoneAt(paragraph)?.kind;
    yield openTag('p', kind === 'headline' || kind === 'subheading' ? { class: kind } : {});
    for (const step of nestedSpans(here, paragraph)) {
      if (step.kind === 'text') yield htmlText(text.slice(step.start, step.end));
      else if (step.kind === 'close') yield `</${step.span.tag}>`;
      else yield openTag(step.span.tag, { ...step.span.attributes, ...(step.first ? {} : { id: null }) });
    }
    yield '</p>\n';
  }
}

function furniture({ index }: Report): readonly Marked[] {
  const zones = index.document.zones.filter(({ kind }) => FURNITURE_ZONES.has(kind));
  return zones.map(({ start, end, kind }: Zone) => ({
    ...{ start, end, tag: 'span' },
    attributes: { class: 'furniture', title: kind },
  }));
}

function names({ index }: Report, ids: XmlIds): readonly Marked[] {
  return index.marks.map(mark => ({
    ...{ start: mark.start, end: mark.end, tag: 'mark' },
    attributes: { id: ids.of(mark.id), class: classOf(mark), title: wordsOf(mark, index) },
  }));
}

/** The label's own look, and the family that its tick hides. */
function classOf({ label, like }: EntityMention | Figure): string {
  return `${LABEL_SET.find(label) === undefined ? 'm-own' : markClass(label)} ${familyOf(label, like)}`;
}

/** What a mark says to those who point at it: "person: Ada Brun", "3 million euros". */
function wordsOf(mark: EntityMention | Figure, index: Report['index']): string {
  const what = LABEL_SET.find(mark.label)?.words.one ?? mark.label;
  if ('value' in mark) return `${what}: ${describeFigure(mark, index.document.document.date).words}`;
  return `${what}: ${index.cluster(mark.cluster)?.name ?? mark.text}`;
}

function triggers({ index, rows, background }: Report, ids: XmlIds): readonly Marked[] {
  const headlines = new Map([...rows, ...background].map(({ event, headline }) => [event, headline]));
  return index.document.events
    .filter(({ tier }) => tier !== 'minor')
    .map(({ id, trigger: { start, end } }) => ({
      ...{ start, end, tag: 'b' },
      attributes: { id: ids.of(id), class: 't', title: headlines.get(id) },
    }));
}
