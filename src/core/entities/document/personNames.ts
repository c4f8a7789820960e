/**
 * Whether a shorter name of a person may mean the one with the longer name: it is one of the words at the longer one's
 * ends or a long one between them, or its words stand in the longer one in order, initials standing for words. "Kim
 * Jong-il" and "Kim Jong-un" are two.
 */
export function personsCompatible(long: readonly string[], short: readonly string[]): boolean {
  if (short.length === 1) {
    if (short[0] === long[long.length - 1] || short[0] === long[0]) return true;
    return short[0].length > 4 && long.indexOf(short[0]) > 0;
  }
  let at = 0;
  for (const piece of short) {
    while (at < long.length && long[at] !== piece && !isInitialOf(piece, long[at]) && !isInitialOf(long[at], piece))
      at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

function isInitialOf(initial: string, word: string): boolean {
  return initial.length === 1 && word.startsWith(initial);
}
