import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import type { Figure } from '../../core';
import { labelName, labelPlural, listedLabels, lookOf } from './labels';
import { inContext } from './markdown';
import type { Row } from './row';
import type { Translate } from './translate';

/** Figures under their labels, in the order of the text, with their values in words. */
export function figureRows(index: AnnotationIndex, text: string, t: Translate): readonly Row[] {
  const { figures: all } = index.annotations;
  const labels = listedLabels('figure', new Set(all.map(({ label }) => label)));
  const byLabel = new Map(labels.map(label => [label, [] as Figure[]]));
  for (const figure of all) byLabel.get(figure.label)?.push(figure);
  return [...byLabel].flatMap(([label, figures]): readonly Row[] => {
    if (figures.length === 0) return [];
    const name = labelPlural(label, t);
    return [
      {
        id: `figures:${label}`,
        label: name,
        description: String(figures.length),
        icon: lookOf(label).icon,
        color: lookOf(label).color,
        spoken: t('{0}, {1}', name, figures.length),
        marks: [],
        context: 'group',
        children: figures.map(figure => figureRow(figure, index, text, t)),
        expanded: true,
      },
    ];
  });
}

function figureRow(figure: Figure, index: AnnotationIndex, text: string, t: Translate): Row {
  const words = index.words(figure);
  return {
    id: `figure:${figure.id}`,
    label: figure.text,
    description: words === figure.text ? undefined : words,
    tooltip: () => inContext(text, figure, 120),
    spoken: `${labelName(figure.label, t)}, ${words}`,
    span: figure,
    marks: [figure.id],
    context: 'figure',
    children: [],
  };
}
