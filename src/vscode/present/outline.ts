import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import { outlineOf } from '../../app/queries/outline';
import type { Span } from '../../core';
import { circumstanceWords } from './eventWords';
import { shorten } from './markdown';
import type { Translate } from './translate';

/** A node of the document's outline. `span` holds those of its children; `name` lies in it. */
export interface OutlineNode {
  readonly kind: 'headline' | 'section' | 'event';
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineNode[];
}

interface Section {
  readonly kind: 'headline' | 'section';
  readonly nameSpan: Span;
  readonly end: number;
}

/** Headline, sections under it, events in each. Without either, the events alone. */
export function outline(index: AnnotationIndex, text: string, t: Translate): readonly OutlineNode[] {
  const { zones } = index.annotations;
  const headline = zones.find(z => z.kind === 'headline');
  const subheadings = zones.filter(z => z.kind === 'subheading' && (!headline || z.start > headline.start));
  const nodes = outlineOf(index).rows.map(
    (row): OutlineNode => ({
      kind: 'event',
      name: row.headline,
      detail: circumstanceWords(row, t).join(' · '),
      span: row.event.trigger,
      nameSpan: row.event.trigger,
      children: [],
    }),
  );
  const sections = subheadings.map(
    (zone, i): Section => ({ kind: 'section', nameSpan: zone, end: subheadings[i + 1]?.start ?? text.length }),
  );
  const node = (section: Section, children: readonly OutlineNode[]): OutlineNode => ({
    kind: section.kind,
    name: shorten(text.slice(section.nameSpan.start, section.nameSpan.end), 100) || t('Untitled'),
    detail: '',
    span: { start: section.nameSpan.start, end: section.end },
    nameSpan: { start: section.nameSpan.start, end: section.nameSpan.end },
    children,
  });
  const inSections = sections.map(section =>
    node(
      section,
      nodes.filter(n => n.span.start >= section.nameSpan.start && n.span.start < section.end),
    ),
  );
  const firstSection = sections[0]?.nameSpan.start ?? text.length;
  const lead = nodes.filter(n => n.span.start < firstSection);
  if (!headline) return [...lead, ...inSections];
  const before = lead.filter(n => n.span.start < headline.start);
  const under = lead.filter(n => n.span.start >= headline.start);
  const title: Section = { kind: 'headline', nameSpan: headline, end: text.length };
  return [...before, node(title, [...under, ...inSections])];
}
