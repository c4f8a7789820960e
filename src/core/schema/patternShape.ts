/** What keeps a pattern from being used, told before the library that runs it is loaded. */

/** Most characters and most parts of a pattern. */
const LONGEST = 300;
const MOST_PARTS = 40;
/** Most parts that may stand for any number of words, and most words that one part may be told to stand for. */
const MOST_STARS = 2;
const MOST_REPEATS = 20;

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** A sentence that says why a pattern cannot be used; undefined where it can. */
export function patternProblem(pattern: string, group: string | undefined): string | undefined {
  if (pattern.length > LONGEST) return `A pattern has at most ${LONGEST} characters, this one ${pattern.length}.`;
  if (pattern.trim() === '') return 'This pattern is empty: name words or tags, such as “#Person+ of #Org”.';
  if (pattern.includes('/')) return 'Patterns take no regular expressions and no “/”: name words or tags.';
  if (/[~%@]/.test(pattern)) return 'Patterns take none of ~ % @: name words or tags.';
  if (pattern.split(/[\s|]+/).length > MOST_PARTS) return `A pattern has at most ${MOST_PARTS} parts.`;
  if ((pattern.match(/(?:^|[\s([])\*|[^\s]\*/g)?.length ?? 0) > MOST_STARS)
    return `A pattern has at most ${MOST_STARS} parts with “*”.`;
  for (const [, numbers] of pattern.matchAll(/\{([\d,\s]+)\}/g)) {
    if (numbers.split(',').some(number => Number(number) > MOST_REPEATS))
      return `A part may stand for at most ${MOST_REPEATS} words.`;
  }
  return bracketProblem(pattern) ?? groupProblem(pattern, group);
}

function bracketProblem(pattern: string): string | undefined {
  const open: string[] = [];
  for (const sign of pattern.replace(/\\./g, '')) {
    if ('([{<'.includes(sign)) open.push(sign);
    else if (sign in PAIRS && open.pop() !== PAIRS[sign]) return `A bracket is missing before “${sign}”.`;
    if (open.filter(other => other === '(').length > 1) return 'Brackets ( ) do not stand in each other.';
  }
  return open.length === 0 ? undefined : `The bracket “${open[open.length - 1]}” is not closed.`;
}

function groupProblem(pattern: string, group: string | undefined): string | undefined {
  if (group === undefined || pattern.includes(`[<${group}>`)) return undefined;
  return `The pattern has no group “${group}”: write [<${group}>…] around its words.`;
}
