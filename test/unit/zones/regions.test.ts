import { describe, expect, test } from 'vitest';
import { annotate } from '../../../src/core';
import { toOutline } from '../../../src/worker';

const BODY = 'The harbour board of Tarn closed the old bridge on Monday, after a lorry had struck one of its pillars.';
const MORE =
  'Engineers will look at the damage on Tuesday, and the ferry runs until they have done so, the board said.';

/** The lines of a text that are furniture, by their first words. */
function furnitureOf(...lines: readonly string[]): readonly string[] {
  const text = lines.join('\n\n');
  return annotate(text)
    .zones.filter(z => ['promo', 'credit', 'caption', 'byline', 'dateline'].includes(z.kind))
    .map(z => text.slice(z.start, z.end));
}

describe('regions of furniture', () => {
  test('of links last until prose resumes', () => {
    const links = ['Most read', 'Two held over theft of boats', 'Why the tide is late'];
    expect(furnitureOf(BODY, ...links, MORE)).toEqual(links);
    expect(furnitureOf(BODY, 'Most read papers shut their doors in May.', MORE)).toEqual([]);
  });

  test('of comments last to the end', () => {
    const comments = [
      'Comments (2)',
      'A. Reader',
      'The mayor was sacked by his own party years ago, and good riddance to him.',
    ];
    expect(furnitureOf(BODY, MORE, ...comments)).toEqual(comments);
  });

  test('at the foot of a page are contacts and notices, not what stands above the text', () => {
    const foot = ['Contact us:', 'Tarn Media Ltd', 'No. 3 Quay Street, Tarn', 'Returns'];
    expect(furnitureOf(BODY, MORE, ...foot)).toEqual(foot);
  });

  test.each([
    'News   Sport   Weather   Video   Most read   Sign up to our letter',
    'HOME   U.S.   WORLD   MONEY',
    'Register | Log in | Subscribe from £1 a week',
    'Home > World > North',
  ])('are menus in one line: %s', line => {
    expect(furnitureOf(line, BODY, MORE)).toEqual([line]);
    expect(furnitureOf(BODY, line, MORE)).toEqual([line]);
  });

  test.each(['Tarn   12   8   4', 'Tarn beat Lunde.   It rained.   Nobody came.', 'Ferries | Bridges'])(
    'are no lines of a table or of prose: %s',
    line => {
      expect(furnitureOf(BODY, line, MORE)).toEqual([]);
    },
  );

  test('are menus above the text and below it, but not a list inside it', () => {
    const menu = ['News', 'Sport', 'Weather'];
    expect(furnitureOf(...menu, BODY, MORE)).toEqual(menu);
    expect(furnitureOf(BODY, MORE, ...menu)).toEqual(menu);
    expect(furnitureOf(BODY, 'Sand bags', 'Pumps', 'Boats', MORE)).toEqual([]);
  });

  test('are headlines of other articles at the end of a page', () => {
    const links = ['Two held over theft of boats', 'Why the tide is late in Tarn', 'Ferry wins a prize in Oslo'];
    expect(furnitureOf(BODY, MORE, ...links)).toEqual(links);
  });

  test('are notices of privacy and rows of buttons', () => {
    const notice = 'We and our 300 partners use cookies and your personal data, with your consent.';
    expect(furnitureOf(notice, 'Share Tweet Email Print', BODY, MORE)).toEqual([notice, 'Share Tweet Email Print']);
    expect(furnitureOf('The board will share the report on privacy with its members on Friday.', BODY)).toEqual([]);
  });

  test('are captions with their credits', () => {
    const caption = 'Mayor Eva Holm visits the bridge on Tuesday | Jan Doe/AFP via Getty Images';
    expect(furnitureOf(BODY, caption, MORE)[0]).toBe(caption);
  });

  test('are notes on an author whom the story does not name', () => {
    const note = 'Eva Holm joined the Post in 2015. She won a prize in 2019.';
    expect(furnitureOf(BODY, MORE, note)).toEqual([note]);
    expect(furnitureOf(`Holm resigned. ${BODY}`, MORE, note)).toEqual([]);
  });

  test('tell no events', () => {
    const text = [BODY, MORE, 'Related', 'Kenya police shoot three protesters', 'Why Ghana is broke'].join('\n\n');
    expect(toOutline(annotate(text)).rows.filter(r => /shoot/.test(r.headline))).toEqual([]);
  });
});

describe('conversations and live reports', () => {
  const zonesOf = (text: string, kind: string) => annotate(text).zones.filter(z => z.kind === kind);

  test('have turns with who speaks, where there are several', () => {
    const talk = 'Interviewer: Why did you leave?\n\nHolm: I retired in March because the bridge was shut.';
    expect(zonesOf(talk, 'turn').map(z => z.speaker?.text)).toEqual(['Interviewer', 'Holm']);
    expect(zonesOf(`Holm: ${BODY}\n\n${MORE}`, 'turn')).toEqual([]);
    const row = toOutline(annotate(talk)).rows.find(r => r.trigger === 'retired');
    expect(row).toMatchObject({
      headline: '“I retired in March because the bridge was shut”',
      arguments: [{ text: 'Holm' }],
      when: 'March',
      source: 'Holm',
    });
  });

  test('have entries with their times', () => {
    const live = '16.06 A jet crashed in the Java Sea.\n\n3:25pm: The search was called off.\n\n12 people died.';
    expect(zonesOf(live, 'entry').map(z => z.time)).toEqual(['16:06', '15:25']);
  });

  test('quotation marks tell who "I" is', () => {
    const rows = toOutline(annotate('“I will resign on Friday,” Eva Holm told reporters in Tarn.')).rows;
    expect(rows.map(r => r.headline)).toContain('Eva Holm to resign');
    const [won] = toOutline(
      annotate('“We won the case, and we will win again,” Eva Holm told reporters in Tarn.'),
    ).rows;
    expect(won).toMatchObject({ headline: '“We won the case, and we will win again”', source: 'Eva Holm' });
  });
});
