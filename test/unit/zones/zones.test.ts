import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Zone } from '../../../src/core/annotations/model';
import type { PlacedBlock } from '../../../src/core/blocks/block';
import { createBlock } from '../../../src/core/blocks/blocks';
import { cutPieces, splitParagraphs } from '../../../src/core/blocks/paragraphs';
import { documentZones, localZones } from '../../../src/core/zones/zones';

function place(text: string): PlacedBlock[] {
  return cutPieces(text, splitParagraphs(text)).map(({ start, end, paragraph, opens, closes }) => ({
    start,
    end,
    paragraph,
    block: createBlock(text.slice(start, end), opens, closes),
  }));
}

/** The zones of a text as "kind: words", quotations with " < speaker". */
function zonesOf(text: string): string[] {
  return documentZones(place(text)).map(
    z => `${z.kind}: ${text.slice(z.start, z.end)}${z.speaker ? ` < ${z.speaker.text}` : ''}`,
  );
}

const BODY =
  'The harbour board of Tarn voted on Monday to raise the sea wall by two metres before the winter storms arrive.';
const THIRD = 'Islanders asked for a bridge instead, which would cost four times as much and take ten years to build.';
const MORE =
  'Work on the wall starts in June, and the ferries to the islands will leave from the old quay until it ends.';

describe('lines of furniture', () => {
  test.each([
    ['byline', 'By Ines Okoro'],
    ['byline', 'BY INES OKORO AND PAUL VAN DER MEER'],
    ['byline', 'By Ines Okoro, Staff Writer'],
    ['byline', 'Ines Okoro | Paul Tran | April 25, 2019, 06:59 PM'],
    ['byline', 'Ines Okoro, Health Correspondent'],
    ['byline', 'Written by Ines Okoro'],
    ['byline', '(Reporting by Ines Okoro in Tarn; Editing by Paul Tran)'],
    ['byline', 'Associated Press writer Ines Okoro in Tarn contributed to this report.'],
    ['dateline', 'Published: 3 May 2021'],
    ['dateline', 'April 25, 2019, 06:59 PM'],
    ['dateline', 'Last updated on 2021-05-03 at 10:22 GMT'],
    ['dateline', 'Geneva, 3 May 2021'],
    ['dateline', 'Posted 2 hours ago'],
    ['dateline', 'TARN, Kenya (AP) _'],
    ['dateline', 'BUFFALO, N.Y. (AP) --'],
    ['credit', '(Photo: Ines Okoro/AFP)'],
    ['credit', 'Photo by Ines Okoro/Getty Images'],
    ['credit', 'Photo (left) via Ines Okoro'],
    ['credit', 'Image: Paul Tran/Getty'],
    ['credit', 'File photo'],
    ['credit', '© 2020 Tarn Courier. All rights reserved.'],
    ['credit', 'https://www.example.org/news/1234'],
    ['promo', 'Read more about the wall here:'],
    ['promo', 'READ MORE: Ferries delayed again'],
    ['promo', 'Follow Tarn Courier on Google News'],
    ['promo', 'Follow us on Facebook and Instagram for the latest news.'],
    ['promo', 'Sign up for our newsletter and get the best stories in your inbox every morning.'],
    ['promo', 'Advertisement'],
    ['promo', 'Top stories:'],
    ['promo', 'Subscribe'],
  ])('%s: %s', (kind, line) => {
    expect(zonesOf(`${BODY}\n\n${line}\n\n${MORE}`)).toEqual([`${kind}: ${line}`]);
  });

  test.each([
    'By Monday the water had risen to the second step of the town hall.',
    'By noon, Ines Okoro had left.',
    'Photo agencies were told to leave the harbour before the vote.',
    'Video by a bystander shows the wall giving way near the old quay on Monday.',
    'Sources at the port said the wall would hold.',
    'Subscribers to the paper number 4,000.',
    'She said she would read more about the plan.',
    'In May 2021 the board raised the wall by a metre.',
    'Watch the water, the mayor said.',
    'Follow the money, say the critics of the harbour board, and it leads to the islands.',
  ])('running text is none: %s', line => {
    expect(zonesOf(`${BODY}\n\n${line}\n\n${MORE}`)).toEqual([]);
  });

  test('a credit behind a caption is a zone by itself', () => {
    expect(zonesOf(`${BODY}\n\nWaves break over the quay on Monday. Photo: Ines Okoro/AFP\n\n${MORE}`)).toEqual([
      'caption: Waves break over the quay on Monday. Photo: Ines Okoro/AFP',
      'credit: Photo: Ines Okoro/AFP',
    ]);
    expect(zonesOf(`${BODY}\n\nWaves break over the quay. (AP Photo/Ines Okoro)\n\n${MORE}`)).toEqual([
      'caption: Waves break over the quay. (AP Photo/Ines Okoro)',
      'credit: (AP Photo/Ines Okoro)',
    ]);
  });
});

describe('date lines at the head of a paragraph', () => {
  test.each([
    'TOKYO (AP) —',
    'MOSCOW, April 25 (Reuters) -',
    'NEW YORK, Nov. 3, 2020 /PRNewswire/ --',
    'Tarn, Sept. 9 (Xinhua) --',
    'ST. BRANNOCK, Tarn (AFP) –',
    '(CNN) —',
    'TARN, Feb. 7 (TNA) —',
    'TROMSØ, May 8, 2024 (Polar Business Wire) –',
    'Nairobi —',
    'CAIRO –',
    'KUWAIT CITY:',
  ])('%s', head => {
    expect(zonesOf(`${head} ${BODY}\n\n${MORE}`)).toEqual([`dateline: ${head}`]);
  });

  test.each(['UPDATE: ', 'The board — ', 'Ines Okoro, who leads the board - '])('%sis none', head => {
    expect(zonesOf(`${head}${BODY}\n\n${MORE}`)).toEqual([]);
  });

  test('labels of speakers in a transcript are none', () => {
    const kinds = zonesOf(`MINISTER RUIZ: ${BODY}\n\nQUESTION: ${MORE}\n\nMINISTER RUIZ: ${THIRD}`).map(
      z => z.split(':')[0],
    );
    expect(kinds).toEqual(['turn', 'turn', 'turn']);
  });

  test('a title with a date is no date line, a place with a date is one', () => {
    expect(zonesOf(`Harbour Board Briefing – June 4, 2021\n\nTarn, June 4, 2021\n\n${BODY}`)).toEqual([
      'headline: Harbour Board Briefing – June 4, 2021',
      'dateline: Tarn, June 4, 2021',
    ]);
  });

  test('a place and a dash are no date line in the middle of an article', () => {
    expect(
      zonesOf(
        `${BODY}\n\n${MORE}\n\n${THIRD}\n\nTarn — The town clerk counted the votes twice and then went home to wait for the results of the islands.`,
      ),
    ).toEqual([]);
  });
});

describe('headings', () => {
  test('the first line without a stop is the headline, short lines amid paragraphs are sub-headings', () => {
    const text = `Harbour board votes to raise the wall\nTarn fears a hard winter\n\nBy Ines Okoro\n\n${BODY}\n\nWhat will it cost?\n\n${MORE}\n\nLast line without stop`;
    expect(zonesOf(text)).toEqual([
      'headline: Harbour board votes to raise the wall',
      'subheading: Tarn fears a hard winter',
      'byline: By Ines Okoro',
      'subheading: What will it cost?',
    ]);
  });

  test('a first line with a stop is none, nor are the lines of a list', () => {
    expect(zonesOf(`${BODY}\n\n${MORE}\n\nSand bags\n\nPumps\n\nBoats\n\n${THIRD}`)).toEqual([]);
  });
});

describe('repeated paragraphs', () => {
  test('curly and straight marks, capitals, white space and a credit make no difference', () => {
    const text = `${BODY} It's the board's plan.\n\n${MORE}\n\n${BODY}  It’s the board’s plan. Photo: AFP`;
    expect(zonesOf(text)).toEqual([expect.stringMatching(/^repeated: .*Photo: AFP$/)]);
  });

  test('a figure that differs is news', () => {
    expect(
      zonesOf(
        `The storm killed 12 people in the town of Tarn on Monday.\n\nThe storm killed 14 people in the town of Tarn on Monday.`,
      ),
    ).toEqual([]);
  });
});

describe('quotations', () => {
  test.each([
    [
      '“We will not leave the island,” Mayor Ana Ruiz said on Monday.',
      '“We will not leave the island,” < Mayor Ana Ruiz',
    ],
    [
      '"We will not leave," said Prime Minister Ana Ruiz, who was born there.',
      '"We will not leave," < Prime Minister Ana Ruiz',
    ],
    ['Ruiz later said that “the wall will hold”.', '“the wall will hold” < Ruiz'],
    ['Asked about it, Ruiz cryptically stated, “That is why we came.”', '“That is why we came.” < Ruiz'],
    ['According to J. K. Marlowe, “nobody was told of it”.', '“nobody was told of it” < J. K. Marlowe'],
    ['“Nobody was told of it”, according to the harbour board.', '“Nobody was told of it” < the harbour board'],
    ['Ana Ruiz, head of the union, said: ‘We were told nothing at all.’', '‘We were told nothing at all.’ < Ana Ruiz'],
    ['The wall would "help calm things down", the BBC reported.', '"help calm things down" < the BBC'],
    ['“Is it safe to sail?” Mr. Marlowe asked.', '“Is it safe to sail?” < Mr. Marlowe'],
    ['“He borrowed it,” Ruiz’s sister, Eva Ruiz Lobo, told the crowd.', '“He borrowed it,” < Eva Ruiz Lobo'],
    ['The envoy from the United States “will not wait for the board”.', '“will not wait for the board”'],
    ['After trials that the court of Tarn held last year Ruiz said “nobody was told”.', '“nobody was told” < Ruiz'],
    ['The “Road to the Islands” conference to find support for the wall noted delays.', '“Road to the Islands”'],
    ['However, she added, “there are no boats in the harbour”.', '“there are no boats in the harbour” < she'],
    ['During the speech Ruiz claimed, “the wall will never fall”.', '“the wall will never fall” < Ruiz'],
    ['It is a work by the painter Ana Ruiz called “The Long Way Home”.', '“The Long Way Home”'],
    ['They released a statement which said, “the wall will be closed”.', '“the wall will be closed”'],
    ['The bill was drafted by Ana Ruiz, who said “it was high time for it”.', '“it was high time for it” < Ana Ruiz'],
    ['“There is no wine,” said the union’s secretary, Ana Ruiz.', '“There is no wine,” < Ana Ruiz'],
    ['Ruiz left Tarn early, saying “the vote was a farce”.', '“the vote was a farce” < Ruiz'],
    ['Ruiz ended with an old saying of the region: “What is lost is not gone.”', '“What is lost is not gone.”'],
    ['Nobody calls it “a very good plan for us all” now.', '“a very good plan for us all”'],
  ])('%s', (text, zone) => {
    expect(zonesOf(`${text} ${BODY}`)).toEqual([`quotation: ${zone}`]);
  });

  test('the next sentence of the same speaker has the same speaker', () => {
    expect(zonesOf(`“We stay,” Ana Ruiz said. “This is our island.”`)).toEqual([
      'quotation: “We stay,” < Ana Ruiz',
      'quotation: “This is our island.” < Ana Ruiz',
    ]);
  });

  test('a word held at arm’s length is none, nor are apostrophes', () => {
    expect(zonesOf(`The “wall” of the ’90s was the boys’ pride and the town's joy.`)).toEqual([]);
  });

  test('a quotation runs on over paragraphs, and closes in the next line', () => {
    expect(zonesOf(`Ruiz said: “We stay on the island.\n\n“We were born here.”\n\n${MORE}`)).toEqual([
      'quotation: “We stay on the island. < Ruiz',
      'quotation: “We were born here.” < Ruiz',
    ]);
    expect(zonesOf(`Ruiz said: “We stay on the island.\n\n” She added, “We were born here.”`)).toEqual([
      'quotation: “We stay on the island.\n\n” < Ruiz',
      'quotation: “We were born here.” < She',
    ]);
  });

  test('one that is never closed is left out', () => {
    expect(zonesOf(`Ruiz said: “We stay on the island.\n\n${MORE}\n\n${BODY}`)).toEqual([]);
  });
});

describe('text without capitals and marks', () => {
  const article = Array.from(
    { length: 6 },
    (_, i) =>
      `the harbour board of tarn wants a higher sea wall before winter and the mayor of tarn ana ruiz told the board that the wall near the old quay would need ${i + 2} years of work while the ferries to the islands use the new harbour`,
  ).join(' and then ');

  test('headlines of other articles end where the words of this one come back', () => {
    const foreign =
      'top stories senator questions budget deal actress wins lawsuit against studio chipmaker shares tumble after profit warning';
    const text = `${article} ${foreign} the board says the harbour and the wall of tarn are one ${article}`;
    expect(zonesOf(text)).toEqual([`promo: ${foreign}`]);
  });

  test('what stands before the date line is another article, where its words are foreign', () => {
    const text = `ition should face charges over hacked emails lawyer claims tokyo ap ${article}`;
    expect(zonesOf(text)).toEqual([
      'promo: ition should face charges over hacked emails lawyer claims',
      'dateline: tokyo ap',
    ]);
  });

  test('a note on the author ends the document', () => {
    expect(zonesOf(`${article} marlowe has been the ap s lima bureau chi`)).toEqual([
      'byline: marlowe has been the ap s lima bureau chi',
    ]);
  });

  test('the same words in running text are no furniture', () => {
    expect(
      zonesOf(`${article} it was one of the top stories of the year in tarn and moscow reuters said ${article}`),
    ).toEqual([]);
  });
});

test('local zones of a block and the document agree on furniture, and speakers hold their words', () => {
  const block = createBlock('Photo: AFP');
  expect(localZones(block)).toEqual([{ kind: 'credit', start: 0, end: 10 }]);
  expect(localZones(createBlock('“We stay here,” Ana Ruiz said.'))[0].speaker).toEqual({
    start: 16,
    end: 24,
    text: 'Ana Ruiz',
  });
});

test('zones are sorted, inside the text, and their speakers say what the text says, whatever the text', () => {
  const part = fc.constantFrom(
    ...[
      '“',
      '”',
      '"',
      "'",
      '’',
      '\n\n',
      '\n',
      '. ',
      ', ',
      ' said ',
      'Ana Ruiz',
      'By ',
      'top stories ',
      'tokyo ap ',
      'Photo: ',
      '(AP) — ',
      '|',
    ],
    ...['the wall ', 'May 3, 2021', '\u{1f600}', '\ud800', '- ', ': ', 'a b c d e f g ', 'according to '],
  );
  const anyText = fc.oneof(
    fc.array(part, { maxLength: 80 }).map(p => p.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(anyText, text => {
      const zones: readonly Zone[] = documentZones(place(text));
      for (const [i, z] of zones.entries()) {
        expect(z.start).toBeLessThan(z.end);
        expect(z.end).toBeLessThanOrEqual(text.length);
        if (i > 0) expect(z.start).toBeGreaterThanOrEqual(zones[i - 1].start);
        if (z.speaker) expect(text.slice(z.speaker.start, z.speaker.end).replace(/\s/g, ' ')).toBe(z.speaker.text);
      }
    }),
    { numRuns: 500 },
  );
});
