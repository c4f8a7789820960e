/** What turns the direction of what stands behind it: a name could show other letters than it has. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Stands, unseen, where two characters together would mean something to the editor. */
const JOINER = '\u2060';

/**
 * Text from outside for one place of the editor, where it is shown and does nothing else: one line, no control
 * characters, no lone surrogates, no turns of direction, and nothing that the place would read as a sign of its own.
 *
 * - `markdown`: no link, no image, no icon, no HTML, no emphasis.
 * - `label`: a row, an item of a list, a status or a symbol: no icon.
 * - `title`: the title of a link in Markdown, between double quotes.
 * - `message`: a notification or its progress: no link, so no command.
 */
export function safeText(text: string, place: 'markdown' | 'label' | 'title' | 'message'): string {
  const line = oneLine(text);
  switch (place) {
    case 'markdown':
      return line.replace(/[\\`*_{}[\]()#+\-.!|~<>$&@:/]/g, character =>
        character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
      );
    case 'label':
      return line.replaceAll('$(', `$${JOINER}(`);
    case 'title':
      return line.replace(/["\\<>&[\]`]/g, "'").replaceAll('$(', `$${JOINER}(`);
    case 'message':
      return line.replaceAll('](', `]${JOINER}(`).replaceAll('$(', `$${JOINER}(`);
  }
}

/** One line without control characters, lone surrogates and turns of direction. */
export function oneLine(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(DIRECTION, '')
    .replace(/[\s\p{Cc}]+/gu, ' ');
}
