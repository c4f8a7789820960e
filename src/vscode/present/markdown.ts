import { oneLine, safeText } from '../../app/safeText';

/** Text from a document as Markdown that shows it and does nothing else. */
export function escapeMarkdown(text: string): string {
  return safeText(text, 'markdown');
}

/** A link that runs a command of the editor. `label` is Markdown; `title` is plain text. */
export function commandLink(label: string, command: string, args: readonly unknown[], title: string): string {
  const query = encodeURIComponent(JSON.stringify(args)).replace(/[()']/g, c => `%${c.charCodeAt(0).toString(16)}`);
  return `[${label}](command:${command}?${query} "${safeText(title, 'title')}")`;
}

/** At most `most` characters of `text`, cut at a word where it can be. */
export function shorten(text: string, most: number): string {
  const line = oneLine(text).trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = line.charAt(most - 1) === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${oneLine(space > most / 2 ? cut.slice(0, space) : cut)}…`;
}

/**
 * At most `most` characters of `text`, shortened in its middle at words, so that its beginning and its end both show.
 */
export function shortenMiddle(text: string, most: number): string {
  const line = oneLine(text).trim();
  if (line.length <= most) return line;
  const words = line.split(' ');
  let head = '';
  let tail = '';
  for (let first = 0, last = words.length - 1; first < last; ) {
    const fromTail = tail.length < 0.6 * head.length;
    const word = fromTail ? words[last] : words[first];
    if (head.length + tail.length + word.length + 3 > most) break;
    if (fromTail) {
      tail = ` ${word}${tail}`;
      last--;
    } else {
      head += `${word} `;
      first++;
    }
  }
  return head === '' ? shorten(line, most) : `${head}…${tail}`;
}

/** The words around a span, for a list or a tooltip: "… the visit by Kim would help …". */
export function inContext(
  text: string,
  span: { readonly start: number; readonly end: number },
  around: number,
): string {
  const from = Math.max(0, span.start - around);
  const to = Math.min(text.length, span.end + around);
  const before = from === 0 ? text.slice(0, span.start) : text.slice(from, span.start).replace(/^\S*\s/, '… ');
  const after = to === text.length ? text.slice(span.end) : text.slice(span.end, to).replace(/\s\S*$/, ' …');
  return oneLine(`${before}${text.slice(span.start, span.end)}${after}`).trim();
}

/** A line with a span of it between marks, and some characters around: "the tram of ‹Porto› was full". */
export function quotedInContext(line: string, start: number, end: number, around = 45): string {
  const before = line.slice(Math.max(0, start - around), start);
  const after = line.slice(end, end + around);
  const cutBefore = start > around ? before.replace(/^\S*\s/, '… ') : before;
  const cutAfter = end + around < line.length ? after.replace(/\s\S*$/, ' …') : after;
  return oneLine(`${cutBefore}‹${line.slice(start, end)}›${cutAfter}`).trim();
}
