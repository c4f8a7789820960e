import { describe, expect, test } from 'vitest';
import { findFormat } from '../../../src/core';

const TEXT = 'Ada Brun met\r\n😀 Bo.';
const text = JSON.stringify(TEXT);

/** What a file of a format gives, with its text beside it. */
function read(id: string, content: string, name = 'x') {
  const result = findFormat(id)?.reader?.read({ name, text: content }, () => TEXT, {});
  if (result === undefined) throw new Error(`${id} is not read`);
  const { documents, problems } = result;
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    documents,
    warnings: problems.length - errors.length,
    errors: errors.map(e => [e.line, e.column, e.message]),
  };
}

const w3c = (target: unknown, id = '#a') =>
  JSON.stringify([
    { id, type: 'Annotation', body: [{ type: 'TextualBody', purpose: 'tagging', value: 'ORG' }], target },
  ]);
const at = (start: number, end: number, exact: string) => ({
  source: 'x.txt',
  selector: [
    { type: 'TextPositionSelector', start, end },
    { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
  ],
});

describe('a broken file is refused with its place', () => {
  test.each<[string, string, number | undefined, RegExp]>([
    ['json', '{"format":"newsmark/1",\n"document":', 2, /no valid JSON/],
    ['json', '{"format":"newsmark/2"}', undefined, /no document of newsmark\/1/],
    ['jsonl', '{"format":"newsmark/1"}\n{"format":"newsmark/1"}\n', 1, /has no “id”/],
    ['spacy', `{"text":${text},"ents":[]}\n{"text":"a`, 2, /no valid JSON/],
    ['spacy', `{"text":${text},"ents":[[0,99,"ORG"]]}`, 1, /the span 0 to 99 is not in the text, which has 19/],
    ['spacy', `{"ents":[]}\n{"text":"a"}\n`, 1, /“text” is missing/],
    ['spacy', `{"text":${text},"ents":[[0,3]]}`, 1, /no label/],
    ['prodigy', `{"text":${text},"spans":[{"start":5,"end":5,"label":"X"}]}\n[1]\n`, 1, /the span 5 to 5/],
    ['prodigy', `{"text":${text},"spans":[]}\n7\n`, 2, /no object/],
    ['doccano', `{"text":${text},"label":[[0,3,"A"],[4,"x","B"]]}\n{"text":"","label":[]}\n`, 1, /the span 4 to "x"/],
    [
      'doccano',
      `{"text":${text},"entities":[{"id":1,"start_offset":0,"end_offset":3,"label":"A"}],"relations":[{"id":1,"from_id":1,"to_id":9,"type":"x"}]}\n{"text":"a"}`,
      1,
      /names a span that is not there/,
    ],
    [
      'doccano',
      `{"text":${text},"entities":[{"id":1,"start_offset":0,"end_offset":3,"label":"A"},{"id":1,"start_offset":4,"end_offset":5,"label":"A"}]}\n{"text":"a"}`,
      1,
      /the id 1 is there twice/,
    ],
    [
      'label-studio',
      `[{"data":{"text":${text}},"predictions":[{"result":[{"id":"a","type":"labels","value":{"start":18,"end":30,"labels":["A"]}}]}]}]`,
      undefined,
      /number 1: the span 18 to 30/,
    ],
    ['label-studio', '[{"data":{}}]', undefined, /number 1: “text” is missing/],
    ['label-studio', '[{"data":\n{"text":"a"', 2, /no valid JSON/],
    ['conll', 'Ada -X- -X- O\n\nOlof -X- -X- O\n', 3, /“Olof” does not stand in the text/],
    ['conll', 'Ada -X- -X- PERSON\n', 1, /is no tag of IOB/],
    ['conll', 'Ada\n', 1, /has one/],
    ['w3c', w3c(at(4, 9, 'Oslo')), undefined, /“Oslo” stands nowhere alone in the text.*--offsets utf16/],
    [
      'argilla',
      '[{"fields":{"text":"Ada"},"responses":{"s":[{"value":[{"label":"P","start":2,"end":9}]}]}}]',
      undefined,
      /the span 2 to 9/,
    ],
    ['recogito', 'UUID,FILE\nu1,x.txt\n', 1, /no table of Recogito/],
    [
      'recogito',
      'UUID,FILE,QUOTE_TRANSCRIPTION,ANCHOR,TYPE\nu1,x.txt,Ada,char-offset:0,PERSON\nu2,x.txt,Bo,char-offset:3,PERSON\n',
      3,
      /“Bo” does not stand at 3/,
    ],
    ['w3c', '{"a":1}', undefined, /no annotations of the W3C/],
    ['w3c', `${w3c(at(0, 3, 'Ada'))}x`, 1, /no valid JSON/],
  ])('%s: %s', (id, content, line, says) => {
    const { documents, errors } = read(id, content);
    expect(documents).toEqual([]);
    expect(errors[0]?.[2]).toMatch(says);
    expect(errors[0]?.[0]).toBe(line);
  });
});

describe('files of other programs are read as they are', () => {
  test('W3C annotations that a tool counted in UTF-16 are found by their quotations', () => {
    const { documents, errors } = read('w3c', w3c(at(17, 19, 'Bo')));
    expect(errors).toEqual([]);
    expect(documents[0].marks).toMatchObject([{ start: 17, end: 19, label: 'ORG' }]);
  });

  test('spaCy’s old form, and Prodigy’s answers by people', () => {
    const old = read('spacy', `{"text":${text},"entities":[[15,17,"PERSON"]]}`).documents[0];
    expect(old.marks.map(({ start, end }) => TEXT.slice(start, end))).toEqual([' B']);
    const tasks = ['accept', 'reject', 'ignore']
      .map(
        answer =>
          `{"text":${text},"spans":[{"start":0,"end":8,"label":"PER"}],"answer":"${answer}","_annotator_id":"bo"}`,
      )
      .join('\n');
    const { documents, warnings } = read('prodigy', tasks);
    expect([documents.length, warnings, documents[0].marks[0].author]).toEqual([1, 1, 'bo']);
  });

  test('Label Studio’s last annotation that stands, with who made it', () => {
    const region = (label: string, start: number) => ({
      id: `r${start}`,
      type: 'labels',
      value: { start, end: start + 3, labels: [label] },
    });
    const task = {
      id: 7,
      data: { article: TEXT },
      annotations: [
        { completed_by: { email: 'a@b' }, result: [region('PER', 0), { type: 'choices', value: {} }] },
        { was_cancelled: true, result: [region('ORG', 4)] },
      ],
      predictions: [{ result: [region('LOC', 9)] }],
    };
    const { documents, warnings } = read('label-studio', JSON.stringify([task]));
    expect(documents[0]).toMatchObject({ id: '7', marks: [{ label: 'PER', start: 0, end: 3, author: 'a@b' }] });
    expect(warnings).toBe(1);
  });

  test('IOB1 and BIOES columns, several documents in one file, and no text', () => {
    const file =
      '-DOCSTART- -X- -X- O\n\nAda I-PER\nBrun I-PER\nBo B-PER\n\nUN S-ORG\n\n-DOCSTART- -X- -X- O\n\nOslo B-LOC\n';
    const { documents } = read('conll', file);
    expect(
      documents.map(({ id, text: t, marks }) => [id, t, marks.map(m => [t?.slice(m.start, m.end), m.label])]),
    ).toEqual([
      [
        'x-1',
        'Ada Brun Bo\nUN',
        [
          ['Ada Brun', 'PER'],
          ['Bo', 'PER'],
          ['UN', 'ORG'],
        ],
      ],
      ['x-2', 'Oslo', [['Oslo', 'LOC']]],
    ]);
  });

  test('Argilla’s answers by people before its suggestions, of both versions', () => {
    const record = (more: object) => JSON.stringify([{ id: 'r1', fields: { body: TEXT }, ...more }]);
    const spans = (label: string) => [{ label, start: 0, end: 8 }];
    const suggestions = { s: { value: spans('LOC'), agent: 'm' } };
    const answered = read(
      'argilla',
      record({ suggestions, responses: { s: [{ value: spans('PER'), user_id: 'u7' }] } }),
    );
    expect(answered.documents[0]).toMatchObject({ id: 'r1', marks: [{ label: 'PER', end: 8, author: 'u7' }] });
    expect(read('argilla', record({ suggestions })).documents[0].marks[0]).toMatchObject({ origin: 'machine' });
    const annotation = [['PER', 16, 18]];
    const old = { text: TEXT, id: 'a', annotation, annotation_agent: 'bo', prediction: [['LOC', 0, 3, 0.5]] };
    const [mark] = read('argilla', JSON.stringify(old)).documents[0].marks;
    expect([TEXT.slice(mark.start, mark.end), mark.author]).toEqual(['Bo', 'bo']);
  });

  test('Recogito’s table, with commas and breaks in quoted cells', () => {
    const head = ['UUID', 'FILE', 'QUOTE_TRANSCRIPTION', 'ANCHOR', 'TYPE', 'URI', 'TAGS', 'COMMENTS'];
    const cells = [
      'u1',
      'x.txt',
      'Bo',
      'char-offset:17',
      'PERSON',
      'http://a/1',
      '"tall, old; thin"',
      '"one\n""two"""',
    ];
    for (const separator of [',', ';']) {
      const table = `${head.join(separator)}\n${cells.join(separator)}\n`;
      expect(read('recogito', table).documents[0]).toMatchObject({
        id: 'x',
        marks: [
          { id: 'u1', label: 'PERSON', start: 17, end: 19, note: 'one\n"two"', attributes: { uri: 'http://a/1' } },
        ],
      });
    }
  });

  test('relations that stand for nothing here are counted', () => {
    const entity = (id: number, start: number) => ({ id, start_offset: start, end_offset: start + 3, label: 'PER' });
    const row = {
      text: TEXT,
      entities: [entity(1, 0), entity(2, 4)],
      relations: [{ from_id: 1, to_id: 2, type: 'knows' }],
    };
    expect(read('doccano', JSON.stringify(row))).toMatchObject({ errors: [], warnings: 1 });
  });
});
