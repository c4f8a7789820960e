import type { EventAnnotation, Figure, NewsmarkDocument, Timex } from '../annotations/model';
import { lazily } from '../text/lazily';
import type { Span } from '../text/span';
import { tableRows } from '../text/table';
import { crowded, keeping } from './aspects';
import { type Format, type FormatInput, type Loss, oneFile } from './format';
import classTable from './timemlClasses.tsv';
import { countForbidden, emptyTag, openTag, xmlText } from './xml';

const TOLD = ['values', 'settings', 'status', 'same', 'breaks', 'nesting'] as const;

/**
 * TimeML 1.2.1, inline: the text with EVENT and TIMEX3 around its words, behind it an instance of each event, and links
 * to their times and to other tellings of the same event. What stands between the tags is the very text. TimeML lets
 * nothing stand inside an EVENT or a TIMEX3: of two that overlap the first is written.
 *
 * Source: TimeML 1.2.1, a formal specification language for events and temporal expressions (timeml.org).
 */
export const timeml: Format = {
  id: 'timeml',
  title: 'TimeML',
  about: 'the text of each document with its events and times, and the links between them',
  icon: 'watch',
  keeps: keeping('text', 'returns', 'date', 'events', 'figures', 'overlaps', ...TOLD),
  alsoLoses: lost,
  files: oneFile('.tml', write, head => head.startsWith(HEAD)),
  holds: 'one',
  knownBy: ['.tml'],
};

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- newsmark/1 -->\n<TimeML>';

const classes = lazily(() => new Map(tableRows(classTable).map(([type, name]) => [type, name])));

/** An EVENT or TIMEX3 in the text; several events may be instances of one. */
interface Mark extends Span {
  readonly timex?: Figure & { readonly value: { readonly timex: Timex } };
  readonly events: EventAnnotation[];
}

function marksOf({ figures, events }: NewsmarkDocument): readonly Mark[] {
  const triggers = new Map<string, Mark>();
  for (const event of events) {
    const { start, end } = event.trigger;
    const mark = triggers.get(`${start} ${end}`) ?? { start, end, events: [] };
    mark.events.push(event);
    triggers.set(`${start} ${end}`, mark);
  }
  const times = figures.flatMap((figure): readonly Mark[] => {
    const { timex } = figure.value;
    if (timex === undefined) return [];
    return [
      { start: figure.start, end: figure.end, timex: { ...figure, value: { ...figure.value, timex } }, events: [] },
    ];
  });
  return [...times, ...triggers.values()];
}

function lost({ document, text }: FormatInput): readonly Loss[] {
  const { kept, nested, crossing } = crowded(marksOf(document));
  const noTime = document.figures.filter(({ value }) => value.timex === undefined).length;
  const others = document.events.filter(({ place }) => place !== null).length;
  const said = document.events.filter(({ source, sourceText }) => source !== null || sourceText !== undefined).length;
  const whole = new Set(kept.flatMap(({ events }) => events.map(({ id }) => id)));
  const again = document.events.filter(
    ({ id, sameAs }) => sameAs !== undefined && !(whole.has(id) && whole.has(sameAs)),
  ).length;
  const losses: readonly Loss[] = [
    { aspect: 'controls', count: countForbidden(text) },
    { aspect: 'figures', count: noTime },
    { aspect: 'values', count: noTime },
    { aspect: 'settings', count: others + said },
    { aspect: 'same', count: again },
    { aspect: 'nesting', count: nested.length },
    { aspect: 'overlaps', count: crossing.length },
  ];
  return losses.filter(({ count }) => count > 0);
}

function* write({ document, text }: FormatInput): Generator<string> {
  const { kept } = crowded(marksOf(document));
  const times = new Map<string, string>();
  const instances = new Map<string, string>();
  /** Times that the text does not name, but that its own refer to. */
  const unnamed: string[] = [];
  yield HEAD;
  let at = 0;
  for (const [i, { start, end, timex, events }] of kept.entries()) {
    yield xmlText(text.slice(at, start));
    at = end;
    const words = xmlText(text.slice(start, end));
    if (timex !== undefined) {
      times.set(timex.id, `t${i + 1}`);
      yield `${openTag('TIMEX3', { tid: `t${i + 1}`, ...timexAttributes(timex.value.timex, unnamed) })}${words}</TIMEX3>`;
    } else {
      for (const event of events) instances.set(event.id, `ei${instances.size + 1}`);
      yield `${openTag('EVENT', { eid: `e${i + 1}`, class: classOf(events[0].type) })}${words}</EVENT>`;
    }
  }
  yield xmlText(text.slice(at));
  const { date } = document.document;
  if (date !== null)
    yield emptyTag('TIMEX3', { tid: 't0', type: 'DATE', value: date, functionInDocument: 'PUBLICATION_TIME' });
  yield* unnamed;
  for (const [i, { events }] of kept.entries())
    for (const event of events) yield instance(event, instances.get(event.id), `e${i + 1}`);
  yield* links(document, times, instances);
  yield '</TimeML>\n';
}

/** The class of an event: that of its type, else of its family. */
function classOf(type: string): string {
  return classes().get(type) ?? classes().get(type.split('.')[0]) ?? 'OCCURRENCE';
}

function timexAttributes({ type, value, mod, quant, freq, beginPoint, endPoint }: Timex, unnamed: string[]) {
  const point = (day: string | undefined): string | undefined => {
    if (day === undefined) return undefined;
    const tid = `tp${unnamed.length + 1}`;
    unnamed.push(emptyTag('TIMEX3', { tid, type: 'DATE', value: day }));
    return tid;
  };
  return { type, value, mod, quant, freq, beginPoint: point(beginPoint), endPoint: point(endPoint) };
}

/** Of tense, aspect and part of speech nothing is known but that what is to come is not past. */
function instance({ polarity, modality }: EventAnnotation, eiid: string | undefined, eventID: string): string {
  const tense = modality === 'future' ? 'FUTURE' : 'NONE';
  const said = { asserted: undefined, future: undefined, hypothetical: 'may', requested: 'should' }[modality];
  const known = { tense, aspect: 'NONE', pos: 'OTHER', polarity: polarity === 'negative' ? 'NEG' : 'POS' };
  return emptyTag('MAKEINSTANCE', { eiid, eventID, ...known, modality: said });
}

/** An event lies in the time that dates it, and is the same as the one that it tells again. */
function* links(
  { events }: NewsmarkDocument,
  times: ReadonlyMap<string, string>,
  instances: ReadonlyMap<string, string>,
): Generator<string> {
  let count = 0;
  for (const { id, time, sameAs } of events) {
    const eventInstanceID = instances.get(id);
    const [relatedToTime, same] = [times.get(time ?? ''), instances.get(sameAs ?? '')];
    if (eventInstanceID === undefined) continue;
    if (relatedToTime !== undefined)
      yield emptyTag('TLINK', { lid: `l${++count}`, relType: 'IS_INCLUDED', eventInstanceID, relatedToTime });
    if (same !== undefined)
      yield emptyTag('TLINK', {
        lid: `l${++count}`,
        relType: 'IDENTITY',
        eventInstanceID,
        relatedToEventInstance: same,
      });
  }
}
