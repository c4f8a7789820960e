import { ATTRIBUTE, LABEL_FORM, readLabel } from '../annotations/labelSet';
import type { AnyLabel } from '../annotations/model';
import { lazily } from '../text/lazily';
import { tableRows } from '../text/table';
import labelNames from './labelNames.tsv';

const known = lazily(
  (): ReadonlyMap<string, string> => new Map(tableRows(labelNames).map(([name, label]) => [name, label])),
);

/** The label that stands for one of another program: itself where it may be one, one of ours, or one spelled alike. */
export function importedLabel(label: string): AnyLabel {
  const plain = label.trim();
  const ours = known().get(plain.toLowerCase().replaceAll(/[\s-]+/g, '_'));
  if (ours !== undefined) return ours as AnyLabel;
  const own = readLabel(plain);
  if (own !== undefined) return own;
  const spelled = plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|(?<!_)_+$/g, '');
  const name = /^[A-Z]/.test(spelled) ? spelled : `L_${spelled}`;
  const short = name.slice(0, 40).replace(/(?<!_)_+$/, '');
  return (LABEL_FORM.test(short) && short !== 'TRIGGER' ? short : 'LABEL') as AnyLabel;
}

/** The name of an attribute that stands for one of another program. */
export function importedAttribute(name: string): string {
  if (ATTRIBUTE.test(name)) return name;
  const parts = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(part => part !== '');
  const joined = parts.map((part, i) => (i === 0 ? part : part[0].toUpperCase() + part.slice(1))).join('');
  const own = `${joined.slice(0, 1).toLowerCase()}${joined.slice(1)}`.replace(/^[^a-z]+/, '').slice(0, 40);
  return ATTRIBUTE.test(own) ? own : 'other';
}
