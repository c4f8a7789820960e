import type {
  DocumentContext,
  EntityResult,
  FigureResult,
  ResolvedArgument,
  Target,
} from '../../annotations/annotator';
import type { Span } from '../../text/span';
import { needsCertainty } from '../sentence/certainParties';
import type { LocalEvent, LocalFiller, LocalPronoun } from '../sentence/localEvent';
import type { Facts } from './documentFacts';
import type { PronounQuestion } from './pronouns';

/** What linking the events of a block may look at. */
export interface LinkContext {
  readonly document: DocumentContext;
  readonly entities: EntityResult;
  readonly figures: FigureResult;
  readonly facts: Facts;
}

/** Where a block begins, in code units, and the first mention and figure that end after that. */
export interface InBlock {
  readonly by: number;
  readonly mention: number;
  readonly figure: number;
}

/**
 * The index of the first of the spans from `from` on, sorted and apart, that overlaps `start..end`; -1 where none does.
 */
export function overlapping(spans: readonly Span[], start: number, end: number, from: number): number {
  for (let k = from; k < spans.length && spans[k].start < end; k++) if (spans[k].end > start) return k;
  return -1;
}

/** Roles of those whom such an event befalls. */
const BEFALLEN = /^(?:Victim|Person|Defendant|Accused|Target)$/;

/**
 * What fills the roles of an event, as mentions and figures of the document, or as words where nothing stands for them.
 */
export function linkArguments(context: LinkContext, local: LocalEvent, at: InBlock): ResolvedArgument[] {
  const args: ResolvedArgument[] = [];
  const strict = needsCertainty(local.type);
  for (const { role, filler } of local.arguments) {
    const unnamed = { role, span: moved(filler.phrase ?? filler.span, at.by) };
    // "Russian soldiers were killed": not Russia
    if (strict && filler.kind === 'entity' && filler.phrase !== undefined && BEFALLEN.test(role)) {
      args.push(unnamed);
      continue;
    }
    // "served as president": an office, not whoever else holds it
    if (role === 'Attribute' && 'words' in filler && filler.words !== undefined) {
      args.push(unnamed);
      continue;
    }
    let isNamed = false;
    fill(
      context,
      filler,
      at,
      (kind, index, via, confidence) => {
        isNamed = true;
        if (!isNew(args, kind, index, context.entities)) return;
        const target = { kind, index };
        if (via === undefined) args.push(confidence === undefined ? { role, target } : { role, target, confidence });
        else args.push(confidence === undefined ? { role, target, via } : { role, target, via, confidence });
      },
      strict,
    );
    if (!isNamed && filler.kind === 'words') args.push(unnamed);
  }
  return args;
}

/** Whether no argument yet is the thing of a target: one thing fills one role once, by whichever of its mentions. */
export function isNew(
  args: readonly ResolvedArgument[],
  kind: Target['kind'],
  index: number,
  { mentions }: EntityResult,
): boolean {
  for (const { target } of args) {
    if (target?.kind !== kind) continue;
    if (target.index === index) return false;
    if (kind === 'entity' && mentions[target.index].cluster === mentions[index].cluster) return false;
  }
  return true;
}

/** Hands on what a filler is in the document: no mention or figure, one, or several. */
export function fill(context: LinkContext, filler: LocalFiller, at: InBlock, put: Put, strict = false): void {
  const start = filler.span.start + at.by;
  const end = filler.span.end + at.by;
  const via = filler.via === undefined ? undefined : moved(filler.via, at.by);
  if (filler.kind === 'figure') {
    const index = overlapping(context.figures.figures, start, end, at.figure);
    if (index >= 0) put('figure', index, via);
    return;
  }
  if (filler.kind === 'entity') {
    if (filler.words !== undefined) {
      const phrase = via ?? { start, end };
      const [named] = context.facts.antecedents(filler.words, phrase);
      if (named !== undefined) {
        put('entity', named, phrase);
        return;
      }
    }
    const index = overlapping(context.entities.mentions, start, end, at.mention);
    if (index < 0) return;
    put('entity', index, via);
    // two names that were one in the block: "the kim putin meeting"
    const next = context.entities.mentions[index + 1];
    if (next !== undefined && next.start < end) put('entity', index + 1, via);
    return;
  }
  const span = { start, end };
  const words = filler.words ?? '';
  if (filler.pronoun !== undefined) {
    const answer = context.facts.person(questionOf(words, filler.pronoun, at.by, strict), start);
    if (answer !== undefined) put('entity', answer.mention, span, answer.confidence);
    return;
  }
  const counted = context.facts.counted(words, start);
  if (counted >= 0) put('figure', counted, span);
  else for (const index of context.facts.antecedents(words, span)) put('entity', index, span);
}

/** Takes a mention or a figure that fills a role, and the phrase that stands for it in the clause. */
type Put = (kind: Target['kind'], index: number, via: Span | undefined, confidence?: number) => void;

export function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function questionOf(pronoun: string, asked: LocalPronoun, by: number, strict: boolean): PronounQuestion {
  const { candidates, rival, speaker } = asked;
  return {
    pronoun,
    candidates: candidates.map(({ start, end, subject }) => ({ start: start + by, end: end + by, subject })),
    speaker: speaker && moved(speaker, by),
    rival,
    strict,
  };
}
