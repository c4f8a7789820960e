import type { Files } from '../app/ports';
import { inputKind, patternsOf, STANDARD_INPUT, stateOf } from './sources';
import type { Terminal } from './terminal';
import type { TextArguments } from './textArguments';
import { walkFolder } from './walkFolder';

/** The files that a run reads, by what they are and not by how they are named. */
export interface Inputs {
  /** Whether the file of this identity (see `FileState`) is read. The first question walks through the folders. */
  readonly has: (identity: string) => Promise<boolean>;
}

export function createInputs(args: TextArguments, files: Files, streams: Terminal['streams']): Inputs {
  let found: Promise<ReadonlySet<string>> | undefined;
  return {
    async has(identity) {
      found ??= identitiesOf(args, files, streams);
      return (await found).has(identity);
    },
  };
}

async function identitiesOf(
  args: TextArguments,
  files: Files,
  streams: Terminal['streams'],
): Promise<ReadonlySet<string>> {
  const identities = new Set<string>();
  const note = (identity: string | undefined): void => {
    if (identity !== undefined) identities.add(identity);
  };
  for (const path of args.paths) {
    if (path === STANDARD_INPUT) {
      note(streams.stdin.identity);
      continue;
    }
    const state = await stateOf(files, path);
    if (state?.kind !== 'folder') {
      note(state?.identity);
      continue;
    }
    for await (const entry of walkFolder(path, patternsOf(args, inputKind(path, args.input)))) {
      if (entry.ok) note((await stateOf(files, entry.path))?.identity);
    }
  }
  return identities;
}
