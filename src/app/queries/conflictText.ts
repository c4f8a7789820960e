import { VERSION } from '../../core';
import type { FilePlace, PlacedConflict } from '../corpusSink';
import { oneLine } from '../safeText';

export type ConflictFormat = 'text' | 'json' | 'sarif';

/** What each kind of conflict is called, and what it means. */
const RULES: Readonly<Record<PlacedConflict['kind'], string>> = {
  counts: 'Texts of one story count the same thing differently',
  weekday: 'The weekday does not fit the date',
  share: 'A share of people is more than all of them',
  part: 'A part is larger than its whole',
  change: 'A change in percent does not fit its two amounts',
};

/** Conflicts as a program or a person reads them. */
export function conflictText(conflicts: readonly PlacedConflict[], format: ConflictFormat): string {
  if (format === 'sarif') return `${JSON.stringify(sarif(conflicts), null, 2)}\n`;
  if (format === 'json') return `${JSON.stringify(conflicts, null, 2)}\n`;
  return conflicts.map(conflictLines).join('');
}

/** `path:line:column: warning: message [kind]`, as compilers write it, with the other figures as notes. */
function conflictLines({ kind, message, places }: PlacedConflict): string {
  const [first, ...others] = places;
  const lines = [`${at(first)}: warning: ${oneLine(message)} [${kind}]`];
  lines.push(...others.map(place => `${at(place)}: note: the other figure`));
  return `${lines.join('\n')}\n`;
}

function at({ path, line, column }: FilePlace): string {
  return `${oneLine(path)}:${line}:${column}`;
}

/** The Static Analysis Results Interchange Format, 2.1.0. */
function sarif(conflicts: readonly PlacedConflict[]): unknown {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'newsmark',
            version: VERSION,
            rules: Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } })),
          },
        },
        results: conflicts.map(({ kind, message, places: [first, ...others] }) => ({
          ruleId: kind,
          level: 'warning',
          message: { text: message },
          locations: [location(first)],
          ...(others.length === 0 ? {} : { relatedLocations: others.map((place, id) => ({ id, ...location(place) })) }),
        })),
      },
    ],
  };
}

function location({ path, line, column, endLine, endColumn }: FilePlace): object {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation: { uri: encodeURI(path.replaceAll('\\', '/')) }, region } };
}
