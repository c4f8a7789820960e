import type { MarkLabel } from '../../app/queries/annotationIndex';
import { ENTITY_LABELS, FIGURE_LABELS, type Label } from '../../core';
import type { Translate } from './translate';

export const LABELS: readonly Label[] = [...ENTITY_LABELS, ...FIGURE_LABELS];

export const MARK_LABELS: readonly MarkLabel[] = [...LABELS, 'TRIGGER'];

export type Family = 'people' | 'organisations' | 'places' | 'otherNames' | 'amounts' | 'times';

/** How an underline is drawn. Within a family each label has another one; so have the common labels across families. */
export type LineStyle = 'solid' | 'thick' | 'dashed' | 'thickDashed' | 'beads' | 'double';

export interface LabelLook {
  readonly family: Family;
  readonly line: LineStyle;
  /** The id of its colour in the manifest. */
  readonly color: string;
  /** The name of a codicon. */
  readonly icon: string;
}

/** A colour token for each label: `newsmark.workOfArt`. */
function colorId(label: Label): string {
  return `newsmark.${label.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}

function look(label: Label, family: Family, line: LineStyle, icon: string): LabelLook {
  return { family, line, icon, color: colorId(label) };
}

export const LOOKS: Readonly<Record<Label, LabelLook>> = {
  PERSON: look('PERSON', 'people', 'thick', 'person'),
  ORG: look('ORG', 'organisations', 'double', 'organization'),
  GPE: look('GPE', 'places', 'solid', 'globe'),
  NORP: look('NORP', 'places', 'dashed', 'flag'),
  LOC: look('LOC', 'places', 'beads', 'location'),
  FAC: look('FAC', 'places', 'double', 'home'),
  PRODUCT: look('PRODUCT', 'otherNames', 'solid', 'package'),
  EVENT: look('EVENT', 'otherNames', 'thickDashed', 'star-empty'),
  WORK_OF_ART: look('WORK_OF_ART', 'otherNames', 'dashed', 'book'),
  LAW: look('LAW', 'otherNames', 'double', 'law'),
  LANGUAGE: look('LANGUAGE', 'otherNames', 'beads', 'comment'),
  DATE: look('DATE', 'times', 'beads', 'calendar'),
  TIME: look('TIME', 'times', 'dashed', 'clock'),
  PERCENT: look('PERCENT', 'amounts', 'solid', 'graph'),
  MONEY: look('MONEY', 'amounts', 'double', 'credit-card'),
  QUANTITY: look('QUANTITY', 'amounts', 'thickDashed', 'dashboard'),
  ORDINAL: look('ORDINAL', 'amounts', 'beads', 'list-ordered'),
  CARDINAL: look('CARDINAL', 'amounts', 'dashed', 'symbol-number'),
};

/** The codicon of what can be marked. */
export function labelIcon(label: MarkLabel): string {
  return label === 'TRIGGER' ? 'megaphone' : LOOKS[label].icon;
}

/** The name of a label in the singular, lower case: "person", "place of a government". */
export function labelName(label: MarkLabel, t: Translate): string {
  switch (label) {
    case 'PERSON':
      return t('person');
    case 'NORP':
      return t('people or group');
    case 'FAC':
      return t('building or structure');
    case 'ORG':
      return t('organisation');
    case 'GPE':
      return t('country, region or city');
    case 'LOC':
      return t('landscape or area');
    case 'PRODUCT':
      return t('product');
    case 'EVENT':
      return t('named event');
    case 'WORK_OF_ART':
      return t('work');
    case 'LAW':
      return t('law or treaty');
    case 'LANGUAGE':
      return t('language');
    case 'DATE':
      return t('date');
    case 'TIME':
      return t('time');
    case 'PERCENT':
      return t('percentage');
    case 'MONEY':
      return t('amount of money');
    case 'QUANTITY':
      return t('measured quantity');
    case 'ORDINAL':
      return t('rank');
    case 'CARDINAL':
      return t('number');
    case 'TRIGGER':
      return t('event');
  }
}

/** The name of a group of such annotations: "People", "Amounts of money". */
export function labelPlural(label: MarkLabel, t: Translate): string {
  switch (label) {
    case 'PERSON':
      return t('People');
    case 'NORP':
      return t('Peoples and groups');
    case 'FAC':
      return t('Buildings and structures');
    case 'ORG':
      return t('Organisations');
    case 'GPE':
      return t('Countries, regions and cities');
    case 'LOC':
      return t('Landscapes and areas');
    case 'PRODUCT':
      return t('Products');
    case 'EVENT':
      return t('Named events');
    case 'WORK_OF_ART':
      return t('Works');
    case 'LAW':
      return t('Laws and treaties');
    case 'LANGUAGE':
      return t('Languages');
    case 'DATE':
      return t('Dates');
    case 'TIME':
      return t('Times');
    case 'PERCENT':
      return t('Percentages');
    case 'MONEY':
      return t('Amounts of money');
    case 'QUANTITY':
      return t('Measured quantities');
    case 'ORDINAL':
      return t('Ranks');
    case 'CARDINAL':
      return t('Numbers');
    case 'TRIGGER':
      return t('Events');
  }
}
