import { tableRows } from '../text/table';

/** How a verb form can be used: one letter each for base, third person, past, past participle and gerund. */
export type VerbForm = 'b' | 's' | 'd' | 'n' | 'g';

export type IrregularVerbs = ReadonlyMap<
  string,
  {
    readonly past: readonly string[];
    readonly participle: readonly string[];
    /** The third person of the present; empty where it is regular. */
    readonly third: readonly string[];
  }
>;

/** Reads the table of irregular verbs: lemma, past, participle and, where it is odd, third person; alternatives separated by "/". */
export function readIrregularVerbs(text: string): IrregularVerbs {
  const out = new Map<string, { past: string[]; participle: string[]; third: string[] }>();
  for (const [lemma, past, participle, third] of tableRows(text)) {
    if (participle === undefined) continue;
    out.set(lemma, { past: past.split('/'), participle: participle.split('/'), third: third?.split('/') ?? [] });
  }
  return out;
}

/** Every form of a verb with the ways it can be used: "ran" → d. British and American spellings both. */
export function verbForms(lemma: string, irregular: IrregularVerbs): Map<string, string> {
  const forms = new Map<string, string>();
  const add = (form: string, use: VerbForm): void => {
    const known = forms.get(form) ?? '';
    if (!known.includes(use)) forms.set(form, known + use);
  };
  const odd = irregular.get(lemma);
  add(lemma, 'b');
  for (const form of odd !== undefined && odd.third.length > 0 ? odd.third : [plural(lemma)]) add(form, 's');
  const stems = stemsBeforeVowel(lemma);
  if (lemma.endsWith('ie')) add(`${lemma.slice(0, -2)}ying`, 'g');
  else if (/(?:[eoy]|^b)e$/.test(lemma)) add(`${lemma}ing`, 'g');
  else for (const stem of stems) add(`${stem}ing`, 'g');
  if (odd !== undefined) {
    for (const form of odd.past) add(form, 'd');
    for (const form of odd.participle) add(form, 'n');
    return forms;
  }
  for (const stem of stems) {
    const past = /[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`;
    add(past, 'd');
    add(past, 'n');
  }
  return forms;
}

/** The plural of a noun, which is also the third person of a verb: "attacks", "crashes", "envoys", "inquiries". */
export function plural(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/.test(lemma)) return `${lemma}es`;
  if (lemma.endsWith('o')) return `${lemma}es`;
  return `${lemma}s`;
}

/** The forms of a noun: `b` the singular, `s` the plural. */
export function nounForms(noun: string): ReadonlyMap<string, string> {
  return new Map([
    [noun, 'b'],
    [plural(noun), 's'],
  ]);
}

/** Stems that take -ing and -ed; two where spellings differ ("travel", "travell"; "fuel", "fuell"). */
function stemsBeforeVowel(lemma: string): string[] {
  if (lemma.endsWith('e')) return [lemma.slice(0, -1)];
  if (lemma.endsWith('ic')) return [`${lemma}k`];
  const sound = lemma.replace('qu', 'kw');
  const doubled = `${lemma}${lemma.slice(-1)}`;
  if (/^[^aeiou]{0,3}[aeiou][bdgklmnprtz]$/.test(sound)) return [doubled];
  if (/(?:[^aeiou][aeiou][bdglmnprt]|(?:u[ae]|ia)l)$/.test(sound)) return [lemma, doubled];
  return [lemma];
}

/** The lemma of a verb form that no table knows, by its ending; the word itself where nothing ends it. */
export function guessLemma(form: string): string {
  if (form.length > 4 && form.endsWith('ies')) return `${form.slice(0, -3)}y`;
  if (form.length > 4 && form.endsWith('ied')) return `${form.slice(0, -3)}y`;
  const stem =
    form.length > 5 && form.endsWith('ing')
      ? form.slice(0, -3)
      : form.length > 4 && form.endsWith('ed')
        ? form.slice(0, -2)
        : undefined;
  if (stem !== undefined) {
    if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
    return /[^aeiou][aeiou]?(?:[csvz]|[^aeiou]l|at|ut|ir|ur|or|in|ar)$/.test(stem) ? `${stem}e` : stem;
  }
  if (/(?:s|x|z|ch|sh)es$/.test(form)) return form.slice(0, -2);
  return form.endsWith('s') && !form.endsWith('ss') ? form.slice(0, -1) : form;
}

/** How a form that no table knows can be used, by its ending. */
export function guessForm(form: string): string {
  if (form.endsWith('ing')) return 'g';
  if (form.endsWith('ed')) return 'dn';
  if (form.endsWith('s') && !form.endsWith('ss')) return 's';
  return 'b';
}
