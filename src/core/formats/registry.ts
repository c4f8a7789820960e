import { argilla } from './argilla';
import { brat } from './brat';
import { cas } from './cas';
import { conll } from './conll';
import { csv } from './csv';
import { doccano } from './doccano';
import type { Format } from './format';
import { ftm } from './ftm';
import { gexf } from './gexf';
import { html } from './html';
import { json } from './json';
import { jsonLines } from './jsonLines';
import { labelStudio } from './labelStudio';
import { markdown } from './markdown';
import { parquet } from './parquet';
import { prodigy } from './prodigy';
import { recogito } from './recogito';
import { spacy } from './spacy';
import { tei } from './tei';
import { timeml } from './timeml';
import { w3c } from './w3c';
import { wane } from './wane';

/** Every format that documents can be written in, in the order in which they are offered. */
export const FORMATS: readonly Format[] = [
  json,
  jsonLines,
  w3c,
  brat,
  spacy,
  prodigy,
  doccano,
  labelStudio,
  conll,
  cas,
  timeml,
  tei,
  ftm,
  wane,
  csv,
  parquet,
  gexf,
  html,
  markdown,
  argilla,
  recogito,
];

/** `newsmark/1` itself: what `annotate` writes, and what loses nothing. */
export const OWN_FORMATS: readonly Format[] = [json, jsonLines];

/** The format for a single document, and that for several in one file, where nobody asked for another. */
export const USUAL_FORMAT: Readonly<Record<Format['holds'], Format>> = { one: json, many: jsonLines };

/** The format of an id among some, whatever a person typed. */
export function findFormat(id: unknown, among = FORMATS): Format | undefined {
  return among.find(format => format.id === id);
}

/** The format among some that the name of a file tells by its ending, the longest one that is known. */
export function formatOfFile(name: string, among = FORMATS): Format | undefined {
  const lower = name.toLowerCase();
  let found: { readonly format: Format; readonly length: number } | undefined;
  for (const format of among) {
    for (const ending of format.knownBy) {
      if (lower.endsWith(ending) && ending.length > (found?.length ?? 0)) found = { format, length: ending.length };
    }
  }
  return found?.format;
}
