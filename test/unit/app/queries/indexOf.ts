import { AnnotationIndex } from '../../../../src/app/queries/annotationIndex';
import type { Annotated } from '../../../../src/core';

/** The index of an annotated text, without words for its events and figures. */
export function indexOf(annotated: Annotated): AnnotationIndex {
  const { register, language, date, entities, figures, events, clusters, zones, corrections } = annotated;
  const orphans = corrections.orphans.map(({ operation: { id }, lost }) => ({ id, lost }));
  const words = { kinds: {}, headlines: {}, values: {}, worded: true };
  return new AnnotationIndex({
    ...{ register, language, date, entities, figures, events, clusters, zones, orphans },
    ...words,
  });
}
