import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import { type EntityCluster, type EntityMention, engineLabel } from '../../core';
import { labelName, labelPlural, listedLabels, lookOf } from './labels';
import { inContext } from './markdown';
import type { Row } from './row';
import type { Translate } from './translate';

/** Entities under their labels, the most mentioned first; under each its mentions, with the words around them. */
export function entityRows(index: AnnotationIndex, text: string, t: Translate): readonly Row[] {
  const byLabel = new Map<string, EntityCluster[]>();
  const signed: EntityCluster[] = [];
  const isSigned = signsOnly(index);
  for (const cluster of index.annotations.clusters) {
    if (cluster.mentions.length === 0) continue;
    if (isSigned(cluster)) {
      signed.push(cluster);
      continue;
    }
    const of = byLabel.get(cluster.label);
    if (of) of.push(cluster);
    else byLabel.set(cluster.label, [cluster]);
  }
  const labels = listedLabels('entity', byLabel.keys());
  const groups = labels.flatMap((label): readonly Row[] => {
    const rows = clusterRows(byLabel.get(label) ?? [], index, text, t);
    const { icon, color } = lookOf(label);
    return rows.length === 0 ? [] : [groupRow(`entities:${label}`, labelPlural(label, t), { icon, color }, rows, t)];
  });
  const credits = clusterRows(signed, index, text, t);
  if (credits.length === 0) return groups;
  return [...groups, groupRow('entities:signed', t('Bylines and credits'), { icon: 'edit' }, credits, t)];
}

/**
 * Whether all that a text says of a cluster stands in bylines and credits: who wrote it and took its pictures is not of
 * the story.
 */
function signsOnly(index: AnnotationIndex): (cluster: EntityCluster) => boolean {
  const zones = index.annotations.zones.filter(z => z.kind === 'byline' || z.kind === 'credit');
  if (zones.length === 0) return () => false;
  return cluster =>
    (engineLabel(cluster) === 'PERSON' || engineLabel(cluster) === 'ORG') &&
    index.mentions(cluster).every(m => zones.some(z => z.start <= m.start && m.end <= z.end));
}

/** The rows of some clusters, the most mentioned first. */
function clusterRows(
  clusters: readonly EntityCluster[],
  index: AnnotationIndex,
  text: string,
  t: Translate,
): readonly Row[] {
  return clusters
    .map(c => ({ cluster: c, mentions: index.mentions(c) }))
    .filter(({ mentions }) => mentions.length > 0)
    .sort((a, b) => b.mentions.length - a.mentions.length || a.mentions[0].start - b.mentions[0].start)
    .map(({ cluster, mentions }) => entityRow(cluster, mentions, text, t));
}

function groupRow(
  id: string,
  name: string,
  look: Pick<Row, 'icon' | 'color'>,
  children: readonly Row[],
  t: Translate,
): Row {
  return {
    ...look,
    id,
    label: name,
    description: String(children.length),
    spoken: t('{0}, {1}', name, children.length),
    marks: [],
    context: 'group',
    children,
    expanded: true,
  };
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
