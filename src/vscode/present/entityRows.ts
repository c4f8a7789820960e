import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import { type EntityCluster, type EntityLabel, type EntityMention, LABEL_SET } from '../../core';
import { LOOKS, labelName, labelPlural } from './labels';
import { inContext } from './markdown';
import type { Row } from './row';
import type { Translate } from './translate';

/** Entities under their labels, the most mentioned first; under each its mentions, with the words around them. */
export function entityRows(index: AnnotationIndex, text: string, t: Translate): readonly Row[] {
  const byLabel = new Map<string, EntityCluster[]>();
  for (const cluster of index.annotations.clusters) {
    if (cluster.mentions.length === 0) continue;
    const of = byLabel.get(cluster.label);
    if (of) of.push(cluster);
    else byLabel.set(cluster.label, [cluster]);
  }
  const labels = LABEL_SET.of('entity').map(({ label }) => label as EntityLabel);
  return labels.flatMap((label): readonly Row[] => {
    const clusters = byLabel.get(label);
    if (!clusters) return [];
    const rows = clusters
      .map(c => ({ cluster: c, mentions: index.mentions(c) }))
      .filter(({ mentions }) => mentions.length > 0)
      .sort((a, b) => b.mentions.length - a.mentions.length || a.mentions[0].start - b.mentions[0].start)
      .map(({ cluster, mentions }) => entityRow(cluster, mentions, text, t));
    if (rows.length === 0) return [];
    const name = labelPlural(label, t);
    return [
      {
        id: `entities:${label}`,
        label: name,
        description: String(rows.length),
        icon: LOOKS[label].icon,
        color: LOOKS[label].color,
        spoken: t('{0}, {1}', name, rows.length),
        marks: [],
        context: 'group',
        children: rows,
        expanded: true,
      },
    ];
  });
}

function entityRow(cluster: EntityCluster, mentions: readonly EntityMention[], text: string, t: Translate): Row {
  const count = mentions.length === 1 ? t('1 mention') : t('{0} mentions', mentions.length);
  const id = `entity:${cluster.label}:${cluster.name}:${mentions[0].id}`;
  const forms = [...new Set(mentions.map(m => m.text))].filter(form => form !== cluster.name);
  return {
    id,
    label: cluster.name,
    description: mentions.length === 1 ? undefined : String(mentions.length),
    tooltip: () =>
      [count, forms.length ? t('also as {0}', forms.slice(0, 5).join(', ')) : '', cluster.reason ?? '']
        .filter(w => w !== '')
        .join('\n'),
    spoken: `${cluster.name}, ${labelName(cluster.label, t)}, ${count}`,
    span: mentions[0],
    marks: mentions.length === 1 ? [mentions[0].id] : [],
    context: 'entity',
    children:
      mentions.length === 1
        ? []
        : mentions.map(
            (mention): Row => ({
              id: `mention:${mention.id}`,
              label: mention.text,
              description: inContext(text, mention, 40),
              tooltip: () => inContext(text, mention, 120),
              spoken: `${mention.text}, ${labelName(mention.label, t)}`,
              span: mention,
              marks: [mention.id],
              context: 'mention',
              children: [],
            }),
          ),
  };
}
