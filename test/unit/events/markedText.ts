import type {
  EntityResult,
  FigureResult,
  LocalFigureSpan,
  LocalMention,
} from '../../../src/core/annotations/annotator';
import { figureAt, mentionAt } from '../../../src/core/annotations/eventPlace';
import type { EntityLabel, FigureLabel, Zone } from '../../../src/core/annotations/model';
import { createBlock } from '../../../src/core/blocks/blocks';
import { createEventAnnotator } from '../../../src/core/events/eventAnnotator';

export interface ReadEvent {
  readonly type: string;
  readonly trigger: string;
  /** "Role=words", the words of the mention or figure. */
  readonly arguments: readonly string[];
  /** "Role=words" of what is not named. */
  readonly unnamed: readonly string[];
  readonly time: string | null;
  readonly place: string | null;
  readonly polarity: string;
  readonly modality: string;
  readonly source: string | null;
  readonly sameAs: string | null;
  readonly evidence: string;
  readonly lead: boolean;
}

const FIGURES = new Set(['DATE', 'TIME', 'PERCENT', 'MONEY', 'QUANTITY', 'ORDINAL', 'CARDINAL']);

/**
 * Runs the event annotator alone on a text whose mentions and figures are marked by hand: "[PERSON Kim] met [PERSON
 * Putin] on [DATE April 25=2019-04-25]". Equal names are one cluster; "=…" is the value of a date. Paragraphs stand
 * apart by a line break.
 */
export function readMarked(marked: string, options: { zones?: readonly Zone[]; date?: string } = {}): ReadEvent[] {
  const annotator = createEventAnnotator();
  let text = '';
  const mentions: (LocalMention & { cluster: number })[] = [];
  const figures: FigureResult['figures'][number][] = [];
  const clusters: { label: EntityLabel; name: string; mentions: number[] }[] = [];
  let at = 0;
  for (const match of marked.matchAll(/\[([A-Z_]+) ([^\]=]+)(?:=([^\]]+))?\]/g)) {
    text += marked.slice(at, match.index);
    const [whole, label, words, value] = match;
    const span = { start: text.length, end: text.length + words.length };
    if (FIGURES.has(label)) {
      const timex =
        value === undefined ? {} : { timex: { type: value.startsWith('P') ? 'DURATION' : 'DATE', value } as const };
      figures.push({
        ...span,
        label: label as FigureLabel,
        value: { modifier: null, unit: null, counted: null, ...timex },
      });
    } else {
      const known = clusters.findIndex(c => c.name === (value ?? words));
      const cluster =
        known < 0 ? clusters.push({ label: label as EntityLabel, name: value ?? words, mentions: [] }) - 1 : known;
      clusters[cluster].mentions.push(mentions.length);
      mentions.push({ ...span, label: label as EntityLabel, confidence: 1, cluster });
    }
    text += words;
    at = match.index + whole.length;
  }
  text += marked.slice(at);
  const within = <S extends LocalMention | LocalFigureSpan>(spans: readonly S[], start: number, end: number): S[] =>
    spans
      .filter(s => s.start >= start && s.end <= end)
      .map(s => ({ ...s, start: s.start - start, end: s.end - start }));
  const blocks = [...text.matchAll(/[^\n]+/g)].map((m, paragraph) => ({
    start: m.index,
    end: m.index + m[0].length,
    paragraph,
    block: createBlock(m[0]),
  }));
  const locals = blocks.map(b =>
    annotator.annotateBlock(b.block, {
      zones: [],
      mentions: within(mentions, b.start, b.end),
      figures: within(figures, b.start, b.end),
    }),
  );
  const register = blocks.every(b => b.block.register === 'caseless') ? 'caseless' : 'standard';
  const entities: EntityResult = { mentions, clusters };
  const { events, places, sameAs, lead } = annotator.resolve(
    { text, blocks, register, date: options.date ?? null, zones: options.zones ?? [] },
    locals,
    { entities, figures: { figures } },
  );
  const words = (span: { start: number; end: number }, by = 0): string => text.slice(by + span.start, by + span.end);
  return events.map((e, i) => {
    const place = places[i];
    const mention = (number: number): string => words(mentions[mentionAt(place, number)]);
    const figure = (number: number): string => words(figures[figureAt(place, number)]);
    const source = e.sourceText === undefined ? null : words(e.sourceText, place.start);
    const first = sameAs[i];
    return {
      type: e.type,
      trigger: words(e.trigger, place.start),
      arguments: e.arguments.flatMap(({ role, target }) =>
        target === undefined
          ? []
          : `${role}=${target.kind === 'entity' ? mention(target.index) : figure(target.index)}`,
      ),
      unnamed: e.arguments.flatMap(a => (a.span === undefined ? [] : `${a.role}=${words(a.span, place.start)}`)),
      time: e.time === null ? null : figure(e.time),
      place: e.place === null ? null : mention(e.place),
      polarity: e.polarity,
      modality: e.modality,
      source: e.source === null ? source : mention(e.source),
      sameAs: first < 0 ? null : words(events[first].trigger, places[first].start),
      evidence: e.evidence ?? '',
      lead: lead === i,
    };
  });
}
