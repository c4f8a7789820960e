import type { AnnotationIndex, Mark } from '../../app/queries/annotationIndex';
import {
  argumentWords,
  eventPlace,
  eventSource,
  eventStatus,
  eventTime,
  eventWords,
} from '../../app/queries/eventFacts';
import type { AnyLabel, Attributes, EntityMention, EventAnnotation, Figure, Span, Zone } from '../../core';
import { eventCircumstances, eventIcon, eventNoun, roleName, statusWord } from './eventWords';
import { labelGuideline, labelName, lookOf } from './labels';
import { commandLink, escapeMarkdown, inContext, shorten } from './markdown';
import type { Translate } from './translate';

/** The commands that a card may link to; a trusted card allows these and no others. */
export const HOVER_COMMANDS = {
  goTo: 'newsmark.goToPlace',
  reveal: 'newsmark.revealInView',
  mentions: 'newsmark.showMentions',
  copy: 'newsmark.copyText',
  confirm: 'newsmark.correct.confirm',
  reject: 'newsmark.correct.reject',
  relabel: 'newsmark.correct.relabel',
} as const;

export interface HoverContext {
  readonly index: AnnotationIndex;
  readonly text: string;
  /** The document that links go to, as a URI. */
  readonly uri: string;
  readonly detail: 'full' | 'short';
  readonly uncertainBelow: number;
  /** The line of an offset, counted from 1. */
  readonly lineOf: (offset: number) => number;
  readonly t: Translate;
}

/** Most mentions that a card lists. */
const LISTED = 6;

/**
 * The card of one annotation as Markdown, like an entry of a dictionary: what it is, its value, the evidence, the
 * actions.
 */
export function hoverCard(mark: Mark, context: HoverContext): string {
  switch (mark.kind) {
    case 'entity':
      return entityCard(mark.entity, context);
    case 'figure':
      return figureCard(mark.figure, context);
    case 'event':
      return eventCard(mark.event, context);
  }
}

/** Why a line is dimmed. */
export function zoneCard(zone: Zone, t: Translate): string | undefined {
  switch (zone.kind) {
    case 'byline':
      return t('Byline: not part of the story, kept out of events.');
    case 'dateline':
      return t('Date line: not part of the story, dates the document.');
    case 'credit':
      return t('Credit: not part of the story, kept out of events.');
    case 'caption':
      return t('Caption of a picture: not part of the story, kept out of events.');
    case 'promo':
      return t('Promotion: not part of the story, kept out of events.');
    case 'repeated':
      return t('Repeats an earlier paragraph, kept out of events.');
    default:
      return undefined;
  }
}

/** What belongs under a label, where the workspace's schema says it. */
function guidelineOf(label: AnyLabel): readonly string[] {
  const guideline = labelGuideline(label);
  return guideline === undefined ? [] : [`*${escapeMarkdown(guideline)}*`];
}

/** "position: winger", what people said besides the label. */
function attributesOf(attributes: Attributes = {}): readonly string[] {
  const said = Object.entries(attributes).map(([name, is]) => `${escapeMarkdown(name)}: ${escapeMarkdown(is)}`);
  return said.length === 0 ? [] : [said.join(' · ')];
}

function entityCard(entity: EntityMention, context: HoverContext): string {
  const { index, t } = context;
  const cluster = index.cluster(entity.cluster);
  const name = cluster?.name ?? entity.text;
  const label = cluster?.label ?? entity.label;
  const mentions = cluster ? index.mentions(cluster) : [entity];
  // A place that is known says more than its label: "town or city, Kenya".
  const isPlace = cluster?.place !== undefined && entity.like === undefined;
  const what = isPlace ? placeWords(cluster.place.kind, cluster.place.country, t) : labelName(entity.label, t);
  const lines = [`$(${lookOf(label).icon}) **${escapeMarkdown(name)}** · ${escapeMarkdown(what)}`];
  lines.push(...guidelineOf(label));
  lines.push(...attributesOf(entity.attributes));
  if (cluster?.note !== undefined) lines.push(escapeMarkdown(cluster.note));
  if (cluster?.place?.others?.length) {
    lines.push(t('Could also be {0}', cluster.place.others.slice(0, 3).map(escapeMarkdown).join(', ')));
  }
  if (context.detail === 'full') {
    lines.push(sureness(entity.confidence, entity.evidence, context));
  }
  const others = mentions.filter(m => m.id !== entity.id);
  if (others.length) {
    const reason = context.detail === 'full' ? cluster?.reason : undefined;
    lines.push(mentionList(others, reason, context));
  }
  return card(lines, actions(entity.id, name, t('Copy name'), context, mentions.length > 1));
}

function figureCard(figure: Figure, context: HoverContext): string {
  const { index, t } = context;
  const words = index.words(figure);
  const lines = [
    `$(${lookOf(figure.label).icon}) **${escapeMarkdown(words)}** · ${escapeMarkdown(figureKind(figure, t))}`,
    ...guidelineOf(figure.label),
    ...attributesOf(figure.attributes),
  ];
  const written = words === figure.text ? undefined : t('Written “{0}”', escapeMarkdown(shorten(figure.text, 60)));
  const details = (index.annotations.values[figure.id]?.details ?? []).map(escapeMarkdown);
  if (context.detail === 'full') {
    const line = [written, ...details, sureness(figure.confidence, undefined, context)].filter(w => w).join(' · ');
    if (line) lines.push(line);
  }
  return card(lines, actions(figure.id, words, t('Copy value'), context, false));
}

/** What a figure is: its label, or what a time says beyond it. */
function figureKind(figure: Figure, t: Translate): string {
  switch (figure.value.timex?.type) {
    case 'DURATION':
      return t('length of time');
    case 'SET':
      return t('how often');
    default:
      return labelName(figure.label, t);
  }
}

function eventCard(event: EventAnnotation, context: HoverContext): string {
  const { index, t } = context;
  const lines = [
    `$(${eventIcon(event, index)}) **${escapeMarkdown(eventWords(event, index))}** · ${escapeMarkdown(eventNoun(event, index))}`,
  ];
  const circumstances = eventCircumstances(event, index, t);
  if (circumstances.length) lines.push(circumstances.map(escapeMarkdown).join(' · '));
  const roles = event.arguments.flatMap(argument => {
    const { role, target, via } = argument;
    const name = argumentWords(argument, index);
    if (name === undefined) return [];
    if (target === undefined) return [`${escapeMarkdown(roleName(role))}: ${escapeMarkdown(name)}`];
    const said = via && via.text !== name ? ` (“${escapeMarkdown(via.text)}”)` : '';
    return [`${escapeMarkdown(roleName(role))}: ${goTo(escapeMarkdown(name), index.mark(target), context)}${said}`];
  });
  if (roles.length) lines.push(roles.join(' · '));
  if (context.detail === 'full') {
    const sure = sureness(event.confidence, event.evidence, context);
    if (sure) lines.push(sure);
  }
  return card(lines, actions(event.id, eventWords(event, index), t('Copy'), context, false));
}

/** An event in one spoken sentence, for screen readers. */
export function spokenEvent(event: EventAnnotation, index: AnnotationIndex, t: Translate): string {
  const place = eventPlace(event, index);
  const source = eventSource(event, index);
  const time = eventTime(event, index);
  return [
    eventWords(event, index),
    ...eventStatus(event).map(status => statusWord(status, t)),
    place === undefined ? undefined : t('in {0}', place),
    time,
    source === undefined ? undefined : t('reported by {0}', source),
  ]
    .filter(w => w !== undefined)
    .join(', ');
}

function card(lines: readonly string[], actionLine: string): string {
  return [...lines, actionLine].join('\n\n');
}

function sureness(confidence: number | undefined, evidence: string | undefined, context: HoverContext): string {
  const { t } = context;
  const words =
    confidence === undefined
      ? undefined
      : confidence < context.uncertainBelow
        ? t('Uncertain, {0} %', Math.round(confidence * 100))
        : t('{0} % sure', Math.round(confidence * 100));
  return [words, evidence === undefined ? undefined : escapeMarkdown(evidence)].filter(w => w !== undefined).join(': ');
}

function placeWords(kind: string, country: string | null, t: Translate): string {
  const where = country === null ? undefined : countryName(country);
  switch (kind) {
    case 'country':
      return t('country');
    case 'region':
      return where === undefined ? t('region') : t('region, {0}', where);
    case 'settlement':
      return where === undefined ? t('town or city') : t('town or city, {0}', where);
    default:
      return where === undefined ? t('place') : t('place, {0}', where);
  }
}

/**
 * The English name of an ISO 3166-1 code, or of the country of an ISO 3166-2 code; the code where the host knows none.
 */
function countryName(code: string): string {
  const country = code.slice(0, 2).toUpperCase();
  try {
    return new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country;
  } catch {
    return country;
  }
}

function mentionList(mentions: readonly EntityMention[], reason: string | undefined, context: HoverContext): string {
  const { t } = context;
  const lines = new Set(mentions.map(m => context.lineOf(m.start)));
  // In a text of one line the words around a mention tell it from the others, not the line.
  const links = mentions
    .slice(0, LISTED)
    .map(m =>
      lines.size > 1 || mentions.length === 1
        ? `${link(escapeMarkdown(shorten(m.text, 40)), m, context)} ${t('line {0}', context.lineOf(m.start))}`
        : link(escapeMarkdown(inContext(context.text, m, 14)), m, context),
    );
  const rest = mentions.length - links.length;
  const why = reason === undefined ? '' : ` (${escapeMarkdown(reason)})`;
  return `${t('Also')}${why}: ${links.join(', ')}${rest > 0 ? ` ${t('and {0} more', rest)}` : ''}`;
}

function goTo(label: string, mark: Mark | undefined, context: HoverContext): string {
  return mark ? link(label, mark, context) : label;
}

function link(label: string, span: Span, context: HoverContext): string {
  const title = shorten(inContext(context.text, span, 50), 140);
  return commandLink(label, HOVER_COMMANDS.goTo, [context.uri, span.start, span.end], title);
}

function actions(id: string, name: string, copy: string, context: HoverContext, several: boolean): string {
  const { t, uri } = context;
  const links = [
    several
      ? commandLink(`$(references) ${t('All mentions')}`, HOVER_COMMANDS.mentions, [uri, id], t('List all mentions'))
      : undefined,
    commandLink(`$(list-tree) ${t('Show in view')}`, HOVER_COMMANDS.reveal, [uri, id], t('Select it in the sidebar')),
    commandLink(`$(copy) ${copy}`, HOVER_COMMANDS.copy, [shorten(name, 200)], t('Copy “{0}”', shorten(name, 60))),
  ];
  return [...links, ...corrections(id, context)].filter(l => l !== undefined).join('&nbsp;&nbsp; ');
}

/** What a person can say of the annotation. */
function corrections(id: string, { t, uri }: HoverContext): readonly string[] {
  return [
    commandLink(`$(check) ${t('Right')}`, HOVER_COMMANDS.confirm, [uri, id], t('The annotation is right')),
    commandLink(`$(close) ${t('Not this')}`, HOVER_COMMANDS.reject, [uri, id], t('There is nothing to annotate here')),
    commandLink(`$(tag) ${t('Label')}`, HOVER_COMMANDS.relabel, [uri, id], t('Change the label')),
  ];
}
