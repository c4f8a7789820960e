import { xmlCharacters } from './xml';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for between tags of HTML, or between double quotes: it shows itself and does nothing else. */
export function htmlText(text: string): string {
  return xmlCharacters(text).replace(/[&<>"]/g, sign => SIGNS[sign]);
}

/** A drawing that scrolls by itself where the page is narrow. */
export function framed(svg: string, note: string): string {
  if (svg === '') return '';
  return `<div class="scroll" tabindex="0" role="region" aria-label="Timeline">\n${svg}\n</div>\n<p class="note">${note}</p>\n`;
}

/** Rows of a table, under a heading where they have one; all cells are HTML. */
export interface TableBody {
  readonly heading?: string;
  readonly rows: readonly (readonly string[])[];
}

/** A table whose rows are named by their first cell. */
export function table(heads: readonly string[], bodies: readonly TableBody[]): string {
  const head = heads.map(cell => `<th scope="col">${cell}</th>`).join('');
  const written = bodies.map(({ heading, rows }) => {
    const above =
      heading === undefined
        ? ''
        : `<tr class="group"><th scope="rowgroup" colspan="${heads.length}">${heading}</th></tr>\n`;
    return `<tbody>\n${above}${rows.map(rowHtml).join('\n')}\n</tbody>\n`;
  });
  return `<table>\n<thead><tr>${head}</tr></thead>\n${written.join('')}</table>\n`;
}

function rowHtml([name, ...cells]: readonly string[]): string {
  return `<tr><th scope="row">${name}</th>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`;
}
