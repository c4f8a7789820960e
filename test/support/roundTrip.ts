import fc from 'fast-check';
import {
  annotate,
  type Format,
  type FormatOptions,
  type InputFile,
  type NewsmarkDocument,
  type Piece,
  type ReadResult,
  toDocument,
} from '../../src/core';

/** The files that a format makes of a document, as a reader finds them. */
export function written(
  format: Format,
  input: { readonly document: NewsmarkDocument; readonly text: string },
  options: FormatOptions = {},
): readonly InputFile[] {
  const name = input.document.document.id;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const whole = { ...input, options, name };
  const fileOf = (ending: string, pieces: Iterable<Piece>): InputFile => {
    const parts = [...pieces].map(piece => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece));
    return { name: `${name}${ending}`, text: decoder.decode(Buffer.concat(parts)) };
  };
  if (format.files.length === 0) {
    return (format.whole ?? []).map(file => {
      const gathering = file.open(options);
      return fileOf(file.name, [...gathering.add(whole), ...gathering.end()]);
    });
  }
  return format.files.map(({ ending, write }) => fileOf(ending, write(whole)));
}

/** Reads the files of a document; the text lies beside them, as it does beside those that do not hold it. */
export function readAgain(
  format: Format,
  files: readonly InputFile[],
  text: string,
  options: FormatOptions = {},
): ReadResult {
  const [file] = files;
  const beside = (ending: string): string | undefined => {
    const found = files.find(({ name }) => name === ending || (name.endsWith(ending) && name !== file.name));
    return (
      found?.text ??
      (ending.endsWith('.txt')
        ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))
        : undefined)
    );
  };
  if (format.reader === undefined) throw new Error(`${format.id} is not read`);
  return format.reader.read(file, beside, options);
}

/** Texts of what shifts offsets and breaks lines, with words between. */
const words = fc.constantFrom(
  ...[
    'Ada',
    ' ',
    ' ',
    'met',
    'Bo',
    'Oslo',
    '10,000',
    '.',
    ', ',
    '“',
    '”',
    '’s',
    'São',
    'e\u0301',
    '😀',
    '👩‍👩‍👧',
    '🇳🇴',
    '\n',
    '\r\n',
  ],
  ...[
    '\r',
    '\t',
    '\u2028',
    '\u00a0',
    '|',
    '#',
    '<b>',
    '&amp;',
    '"',
    '\\',
    '{',
    ']]>',
    '한국',
    '\ufeff',
    '-DOCSTART-',
    '\n\n',
  ],
);
const halves = fc.constantFrom('\ud83d', '\ude00');

/** Documents of every shape: spans anywhere that cut no pair of surrogates, labels of a user's own, events, clusters. */
export function anyDocument({ surrogates = false, odd = true } = {}): fc.Arbitrary<{
  readonly document: NewsmarkDocument;
  readonly text: string;
}> {
  const text = fc
    .array(surrogates ? fc.oneof({ weight: 20, arbitrary: words }, { weight: 1, arbitrary: halves }) : words, {
      minLength: 3,
      maxLength: 40,
    })
    .map(parts => parts.join(''));
  const spans = fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.nat(20), fc.nat(3)), { maxLength: 12 });
  return fc.tuple(text, spans, fc.array(fc.nat(), { maxLength: 12 })).map(([t, list, dice]) => {
    const cuts = [0];
    for (const { length } of t) cuts.push(cuts[cuts.length - 1] + length);
    const at = list.map(([from, length, kind, origin]) => {
      const start = from % (cuts.length - 1);
      const end = Math.min(start + 1 + length, cuts.length - 1);
      return { start: cuts[start], end: cuts[end], kind, origin };
    });
    return { document: documentOf(t, at, dice, odd), text: t };
  });
}

const LABELS = ['PERSON', 'ORG', 'GPE', 'PLAYER_2', 'X', 'DATE', 'MONEY', 'CARDINAL', 'EVENT'];
const ODD_LABELS = ['Per son', 'weird:label', 'Zürich', '<&>"', 'a\tb', 'O', 'B-PER'];
const ORIGINS = ['machine', 'human', 'rule', 'machine'] as const;

function documentOf(
  text: string,
  spans: readonly { start: number; end: number; kind: number; origin: number }[],
  dice: readonly number[],
  odd: boolean,
): NewsmarkDocument {
  const labels = odd ? [...LABELS, ...ODD_LABELS] : LABELS;
  const own = [...new Map(spans.map(span => [`${span.start}-${span.end}`, span])).values()];
  const marks = own.map(({ start, end, kind, origin }, i) => ({
    id: i === 3 ? 'odd id' : `T${i + 1}`,
    start,
    end,
    text: text.slice(start, end),
    label: labels[kind % labels.length],
    origin: ORIGINS[origin],
    ...(i % 4 === 1 ? { attributes: { side: 'left wing', level: String(i) } } : {}),
  }));
  const isFigure = (label: string): boolean => ['DATE', 'MONEY', 'CARDINAL'].includes(label);
  const entities = marks.filter(({ label }) => !isFigure(label));
  const figures = marks.filter(({ label }) => isFigure(label));
  const clusters: { id: string; label: string; name: string; mentions: string[] }[] = [];
  const clusterOf = new Map<string, string>();
  entities.forEach((mark, i) => {
    const known = clusters.find(({ label }) => label === mark.label && i % 3 !== 0);
    if (known === undefined) clusters.push({ id: `C${i}`, label: mark.label, name: `Name ${i}`, mentions: [mark.id] });
    else known.mentions.push(mark.id);
    clusterOf.set(mark.id, (known ?? clusters[clusters.length - 1]).id);
  });
  const timex = { type: 'DATE', value: '2019-04-25' };
  const events = dice.slice(0, 4).flatMap((roll, i) => {
    const on = own[roll % Math.max(1, own.length)];
    if (on === undefined) return [];
    const quote = { start: on.start, end: on.end, text: text.slice(on.start, on.end) };
    return [
      eventOf(
        i,
        quote,
        roll,
        entities.map(({ id }) => id),
        figures[0]?.id ?? null,
      ),
    ];
  });
  const base = toDocument(annotate('', { id: `d${text.length}` }));
  return {
    ...base,
    document: { ...base.document, length: text.length },
    entities: entities.map(mark => ({ ...mark, cluster: clusterOf.get(mark.id) ?? '', confidence: 0.5 })),
    figures: figures.map(mark => ({
      ...mark,
      value: { modifier: null, unit: null, counted: 'x\ny', number: 3, ...(mark.label === 'DATE' ? { timex } : {}) },
    })),
    events: unique(events),
    clusters,
    zones: [],
  } as unknown as NewsmarkDocument;
}

/** Events on other words, or of another type: of two on the same a format need not tell which is which. */
function unique<E extends { type: string; trigger: { start: number; end: number } }>(
  events: readonly E[],
): readonly E[] {
  return [
    ...new Map(events.map(event => [`${event.type} ${event.trigger.start} ${event.trigger.end}`, event])).values(),
  ];
}

function eventOf(
  i: number,
  trigger: { start: number; end: number; text: string },
  roll: number,
  entities: readonly string[],
  time: string | null,
) {
  const target = entities[roll % Math.max(1, entities.length)];
  return {
    id: `E${i + 1}`,
    type: ['Contact.Meet', 'Sport.Win', 'Life.Die'][roll % 3],
    plover: null,
    trigger,
    arguments: [
      ...(target === undefined ? [] : [{ role: 'Party', target }]),
      ...(entities.length > 1 && entities[0] !== target ? [{ role: 'Party', target: entities[0] }] : []),
      ...(roll % 2 === 0 ? [{ role: 'Agent', span: trigger }] : []),
    ],
    time: roll % 3 === 0 ? time : null,
    place: roll % 5 === 0 ? (target ?? null) : null,
    source: null,
    polarity: roll % 4 === 0 ? 'negative' : 'positive',
    modality: roll % 7 === 0 ? 'future' : 'asserted',
    salience: 0.5,
    tier: 'news',
    ...(roll % 6 === 0 ? { origin: 'human' } : {}),
  };
}
