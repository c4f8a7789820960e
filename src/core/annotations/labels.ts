/** A family of labels shares a colour. */
export type Family = 'people' | 'organisations' | 'places' | 'otherNames' | 'amounts' | 'times';

/** How an underline is drawn. Within a family each label has another one; so have the common labels across families. */
export type LineStyle = 'solid' | 'thick' | 'dashed' | 'thickDashed' | 'beads' | 'double';

/** A label, all of it. */
export interface LabelInfo {
  /** As it stands in documents: capitals, digits and `_`. */
  readonly label: string;
  readonly kind: 'entity' | 'figure';
  /** `icon` is the name of a codicon; `slot`, of a label of a user's own, the number of a colour of `OWN_COLORS`. */
  readonly look: {
    readonly family: Family;
    readonly line: LineStyle;
    readonly icon: string;
    readonly slot?: number;
  };
  /** What one is, in lower case, and what a group of them is called, in sentence case; English. */
  readonly words: { readonly one: string; readonly many: string };
  readonly examples: readonly string[];
  /** Of a label of a user's own: the label of the engine that events and clusters take it for. */
  readonly like?: Label;
  /** The letter or digit that gives it where one is picked. */
  readonly key?: string;
  /** What belongs under it, for those who mark it. */
  readonly guideline?: string;
}

/**
 * The labels that the engine gives, those of OntoNotes 5, in the order in which people see them: what readers compare
 * first.
 */
export const ENGINE_LABELS = [
  {
    label: 'PERSON',
    kind: 'entity',
    look: { family: 'people', line: 'thick', icon: 'person' },
    words: { one: 'person', many: 'People' },
    examples: ['Ada Lindqvist', 'Brun'],
  },
  {
    label: 'NORP',
    kind: 'entity',
    look: { family: 'places', line: 'dashed', icon: 'flag' },
    words: { one: 'people or group', many: 'Peoples and groups' },
    examples: ['Norwegian', 'Democrats', 'Buddhist'],
  },
  {
    label: 'FAC',
    kind: 'entity',
    look: { family: 'places', line: 'double', icon: 'home' },
    words: { one: 'building or structure', many: 'Buildings and structures' },
    examples: ['Gardermoen Airport', 'the Old Bridge'],
  },
  {
    label: 'ORG',
    kind: 'entity',
    look: { family: 'organisations', line: 'double', icon: 'organization' },
    words: { one: 'organisation', many: 'Organisations' },
    examples: ['the United Nations', 'Harbour Board'],
  },
  {
    label: 'GPE',
    kind: 'entity',
    look: { family: 'places', line: 'solid', icon: 'globe' },
    words: { one: 'country, region or city', many: 'Countries, regions and cities' },
    examples: ['Norway', 'Oslo'],
  },
  {
    label: 'LOC',
    kind: 'entity',
    look: { family: 'places', line: 'beads', icon: 'location' },
    words: { one: 'landscape or area', many: 'Landscapes and areas' },
    examples: ['the Barents Sea', 'western Europe'],
  },
  {
    label: 'PRODUCT',
    kind: 'entity',
    look: { family: 'otherNames', line: 'solid', icon: 'package' },
    words: { one: 'product', many: 'Products' },
    examples: ['the Kestrel 4 drone'],
  },
  {
    label: 'EVENT',
    kind: 'entity',
    look: { family: 'otherNames', line: 'thickDashed', icon: 'star-empty' },
    words: { one: 'named event', many: 'Named events' },
    examples: ['the Oslo Summit', 'World War II'],
  },
  {
    label: 'WORK_OF_ART',
    kind: 'entity',
    look: { family: 'otherNames', line: 'dashed', icon: 'book' },
    words: { one: 'work', many: 'Works' },
    examples: ['The Salt Road'],
  },
  {
    label: 'LAW',
    kind: 'entity',
    look: { family: 'otherNames', line: 'double', icon: 'law' },
    words: { one: 'law or treaty', many: 'Laws and treaties' },
    examples: ['the Harbour Protection Act'],
  },
  {
    label: 'LANGUAGE',
    kind: 'entity',
    look: { family: 'otherNames', line: 'beads', icon: 'comment' },
    words: { one: 'language', many: 'Languages' },
    examples: ['Norwegian', 'English'],
  },
  {
    label: 'MONEY',
    kind: 'figure',
    look: { family: 'amounts', line: 'double', icon: 'credit-card' },
    words: { one: 'amount of money', many: 'Amounts of money' },
    examples: ['$4.2 million', '15 euros'],
  },
  {
    label: 'PERCENT',
    kind: 'figure',
    look: { family: 'amounts', line: 'solid', icon: 'graph' },
    words: { one: 'percentage', many: 'Percentages' },
    examples: ['7 percent', 'about 20%'],
  },
  {
    label: 'QUANTITY',
    kind: 'figure',
    look: { family: 'amounts', line: 'thickDashed', icon: 'dashboard' },
    words: { one: 'measured quantity', many: 'Measured quantities' },
    examples: ['2 000 tons', '42.7-meter'],
  },
  {
    label: 'CARDINAL',
    kind: 'figure',
    look: { family: 'amounts', line: 'dashed', icon: 'symbol-number' },
    words: { one: 'number', many: 'Numbers' },
    examples: ['10,000', 'a dozen'],
  },
  {
    label: 'ORDINAL',
    kind: 'figure',
    look: { family: 'amounts', line: 'beads', icon: 'list-ordered' },
    words: { one: 'rank', many: 'Ranks' },
    examples: ['first', '3rd'],
  },
  {
    label: 'DATE',
    kind: 'figure',
    look: { family: 'times', line: 'beads', icon: 'calendar' },
    words: { one: 'date', many: 'Dates' },
    examples: ['3 May 2024', 'last week', 'two years'],
  },
  {
    label: 'TIME',
    kind: 'figure',
    look: { family: 'times', line: 'dashed', icon: 'clock' },
    words: { one: 'time', many: 'Times' },
    examples: ['6:59 p.m.', 'three hours'],
  },
] as const satisfies readonly LabelInfo[];

type EngineLabel = (typeof ENGINE_LABELS)[number];
export type EntityLabel = Extract<EngineLabel, { readonly kind: 'entity' }>['label'];
export type FigureLabel = Extract<EngineLabel, { readonly kind: 'figure' }>['label'];
export type Label = EntityLabel | FigureLabel;

/** A label of a user's own: the engine knows of none what it is but by its schema. */
export type OwnLabel = string & { readonly brand: 'own label' };
export type AnyLabel = Label | OwnLabel;

/** The colour of a family in each kind of theme, as #rrggbb. */
export const FAMILY_COLORS: Readonly<
  Record<Family, Readonly<Record<'dark' | 'light' | 'highContrast' | 'highContrastLight', string>>>
> = {
  people: { dark: '#8aa3f3', light: '#6684fb', highContrast: '#a9bdfa', highContrastLight: '#2a35c7' },
  organisations: { dark: '#b25196', light: '#9022b6', highContrast: '#c167fb', highContrastLight: '#590281' },
  places: { dark: '#309210', light: '#1d7b67', highContrast: '#7ffadb', highContrastLight: '#227e6a' },
  otherNames: { dark: '#bd9493', light: '#861309', highContrast: '#ec6f00', highContrastLight: '#810c04' },
  amounts: { dark: '#f9c76f', light: '#a68e27', highContrast: '#fed252', highContrastLight: '#9e5a0f' },
  times: { dark: '#5be8e8', light: '#254e5a', highContrast: '#4daa9f', highContrastLight: '#16454a' },
};

/**
 * The colours that labels of a user's own may take, beside those of the families, in each kind of theme: the editor's
 * colours cannot be added to while it runs.
 */
export const OWN_COLORS: readonly (typeof FAMILY_COLORS)[Family][] = [
  { dark: '#7c53e9', light: '#5602f0', highContrast: '#b51ee4', highContrastLight: '#744594' },
  { dark: '#f49233', light: '#ce2115', highContrast: '#5dd99b', highContrastLight: '#c0781d' },
  { dark: '#d3fdc8', light: '#450f0d', highContrast: '#6b6534', highContrastLight: '#9470f0' },
  { dark: '#f73400', light: '#120049', highContrast: '#0c768f', highContrastLight: '#08040a' },
];
