/** Types whose events are told by one another's words: a visit for a meeting, a bombing for a death. */
export const FAMILY: Readonly<Record<string, string>> = {
  'Contact.Discuss': 'Contact.Meet',
};
/** Words that news uses for one event, each line for one kind; any other word stands for itself. */
export const KIND_OF_WORD: ReadonlyMap<string, string> = new Map(
  [
    'meeting meet convene summit encounter conference host receive reception',
    'talks negotiation negotiate discussion discuss',
    'visit trip travel tour',
    'attack bombing bomb explosion explode blast assault raid shooting shoot strike',
    'quake earthquake tremor temblor',
    'crash accident collision collide',
    'death die',
    'killing kill murder slaying assassinate assassination',
    'election elect vote',
    'arrest detain detention',
    'sale sell purchase buy acquisition acquire takeover',
  ].flatMap(line => line.split(' ').map(word => [word, line.split(' ')[0]] as const)),
);
