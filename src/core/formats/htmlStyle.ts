import { ENGINE_LABELS, FAMILY_COLORS, type Family, type LineStyle } from '../annotations/labels';

/** How the underline of a label is drawn. */
const LINES: Readonly<Record<LineStyle, string>> = {
  solid: 'solid 1.5px',
  thick: 'solid 3px',
  dashed: 'dashed 1.5px',
  thickDashed: 'dashed 3px',
  beads: 'dotted 3px',
  double: 'double 2px',
};

const families = Object.keys(FAMILY_COLORS) as readonly Family[];

const colors = (theme: 'light' | 'dark'): string =>
  families.map(family => `--${family}: ${FAMILY_COLORS[family][theme]};`).join(' ');

/** The class of a mark in the text by its label. */
export function markClass(label: string): string {
  return `m-${label}`;
}

const marks = ENGINE_LABELS.map(
  ({ label, look }) => `.${markClass(label)} { text-decoration: underline ${LINES[look.line]} var(--${look.family}); }`,
).join('\n');

const hidden = families
  .map(family => `section:has(.show-${family}:not(:checked)) mark.${family} { text-decoration: none; }`)
  .join('\n');

const keys = families.map(family => `.k.${family} { border-bottom: 3px solid var(--${family}); }`).join('\n');

/**
 * How a report looks: read as prose, marks as calm as in the editor, dark where the reader's machine is, black on white
 * on paper. Ticks that hide a family of marks need no script.
 */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --page: #ffffff; --line: #d1d9e0; --accent: #0550ae;
  --dot: #0550ae; --in-dot: #ffffff; --lead: #f3f6fa; ${colors('light')} }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #9aa4af; --page: #16191d; --line: #3a424c;
  --accent: #8ab8ff; --dot: #8ab8ff; --in-dot: #10151c; --lead: #1e242c; ${colors('dark')} } }
* { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
body { margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 50rem; color: var(--ink); background: var(--page); }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; } .skip:focus { position: static; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.9rem; margin: 1.2rem 0 .4rem; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .6rem; padding-top: .9rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; }
p { margin: .7rem 0; }
.meta, .told, .note, footer { color: var(--soft); font-size: .9rem; }
nav ul { list-style: none; padding: 0; margin: .8rem 0 0; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; }
.rows { list-style: none; padding: 0; margin: .6rem 0; } .rows li { counter-increment: row; position: relative;
  margin: .5rem 0; padding-left: 2.3rem; }
.rows li::before { content: counter(row); position: absolute; left: 0; width: 1.6rem; text-align: right; color: var(--soft);
  font-variant-numeric: tabular-nums; font-weight: 400; font-size: .9rem; line-height: 1.7; }
.rows a { color: inherit; text-decoration-color: var(--line); } .rows a:hover { text-decoration-color: currentColor; }
.rows .lead { padding: .7rem 1rem .8rem 2.3rem; background: var(--lead); border-radius: .4rem; }
.rows .lead { font-weight: 650; font-size: 1.12rem; } .rows .lead::before { top: .75rem; }
.group th { padding-top: 1.1rem; font-weight: 650; }
.names { list-style: none; padding: 0; margin: .3rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1.3rem; }
.names a { color: inherit; text-decoration-color: var(--line); }
.told { display: block; font-weight: 400; }
.day { white-space: nowrap; }
.scroll { overflow-x: auto; margin: .5rem 0; }
svg { display: block; min-width: 40rem; width: 100%; height: auto; font-size: 12.5px; }
svg text { fill: var(--soft); } svg .axis { stroke: var(--line); } svg rect { fill: var(--dot); }
svg .mark { fill: var(--in-dot); font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .32rem .8rem .32rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { font-weight: 600; } thead th { color: var(--soft); font-size: .82rem; }
th[scope=row] { font-weight: 500; width: 38%; } h1, .rows a, .told, td, th, figcaption { unicode-bidi: isolate; } td a, th a { color: inherit; text-decoration-color: var(--line); }
blockquote { margin: 1rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); }
blockquote p { margin: .2rem 0; overflow-wrap: anywhere; } figure { margin: 0; } figcaption { color: var(--soft); font-size: .9rem; }
.legend { border: 1px solid var(--line); border-radius: .4rem; padding: .4rem .9rem .6rem; margin: 1rem 0; font-size: .9rem;
  display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; } .legend legend { color: var(--soft); padding: 0 .3rem; }
.text { font-family: Charter, "Iowan Old Style", Georgia, Cambria, serif; font-size: 1.1rem; line-height: 1.75;
  overflow-wrap: anywhere; }
.text p { margin: 1rem 0; } .text .headline { font-size: 1.35rem; font-weight: 700; line-height: 1.35; }
.text .subheading { font-weight: 700; } .furniture { color: var(--soft); font-size: .95em; }
mark { background: none; color: inherit; text-underline-offset: .2em; text-decoration-skip-ink: none; }
.t { font-weight: 650; } mark:target, b:target, li:target { background: var(--lead); outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 2px; }
${marks}
.m-own { text-decoration: underline wavy 1px var(--otherNames); }
${hidden}
section:has(.show-events:not(:checked)) .text .t { font-weight: inherit; }
${keys}
footer { margin-top: 3rem; padding-top: .9rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
article + article { margin-top: 4rem; border-top: 3px solid var(--line); padding-top: 1rem; }
@media print { :root { --ink: #000; --soft: #444; --page: #fff; --line: #999; --accent: #000; --dot: #333; --in-dot: #fff;
  --lead: #fff; ${colors('light')} } body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav, .legend, .skip { display: none; } a { text-decoration: none; } h2, h3 { break-after: avoid; }
  tr, li, blockquote, svg { break-inside: avoid; } article { break-before: page; } article:first-of-type { break-before: auto; } }
`.trim();
