import { resolve } from 'node:path';
import type { DocumentFormat } from '../app/documentSink';
import type { Files } from '../app/ports';
import type { AnnotateArguments } from './arguments';
import { kindOf, namesOneText, STANDARD_INPUT } from './sources';

/** Where a run writes. */
export type Destination =
  | { readonly kind: 'stdout'; readonly format: DocumentFormat }
  | { readonly kind: 'file'; readonly path: string; readonly format: DocumentFormat }
  | { readonly kind: 'folder'; readonly path: string };

const SEVERAL = 'JSON holds one document, and these inputs may hold several.';

/** Decides where a run writes and in which form, or says what about the command line cannot be. */
export async function chooseDestination(
  args: AnnotateArguments,
  files: Files,
): Promise<{ readonly ok: true; readonly to: Destination } | { readonly ok: false; readonly message: string }> {
  const refuse = (message: string) => ({ ok: false, message }) as const;
  const { paths, out, format } = args;
  if (paths.filter(p => p === STANDARD_INPUT).length > 1) return refuse('standard input (-) can be read only once.');
  const single = await namesOneText(args, files);

  if (out === undefined || out === '-') {
    if (format === 'json' && !single) return refuse(`${SEVERAL} Use --format jsonl, or --out FOLDER for a file each.`);
    return { ok: true, to: { kind: 'stdout', format: format ?? (single ? 'json' : 'jsonl') } };
  }
  const named = /\.(?:jsonl|ndjson)$/i.test(out) ? 'jsonl' : /\.json$/i.test(out) ? 'json' : undefined;
  const kind = /[/\\]$/.test(out) ? 'folder' : await kindOf(files, out);
  if (kind === 'special') return { ok: true, to: { kind: 'file', path: out, format: single ? 'json' : 'jsonl' } };
  if (kind === 'folder' || (format !== 'jsonl' && named === undefined)) {
    if (format === 'jsonl') return refuse('--format jsonl writes one file: give --out the name of a file.');
    return { ok: true, to: { kind: 'folder', path: out.replace(/(?!^)[/\\]$/, '') } };
  }
  const chosen = format ?? named ?? 'jsonl';
  if (chosen === 'json' && named === 'jsonl') return refuse(`${out} is named as JSON Lines, but --format is json.`);
  if (chosen === 'json' && !single) return refuse(`${SEVERAL} Give --out a folder or a .jsonl file.`);
  if (paths.some(p => p !== STANDARD_INPUT && resolve(p) === resolve(out))) {
    return refuse(`${out} is also an input. Choose another --out.`);
  }
  return { ok: true, to: { kind: 'file', path: out, format: chosen } };
}
