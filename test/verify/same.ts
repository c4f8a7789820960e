// Prints one checksum for each file of ../shared/data/dev and ../shared/corpus in three registers: of all that the
// engine says of its documents. A change that is not meant to alter the output leaves every line as it was:
//   npm run verify:same > before; …; npm run verify:same | diff before -
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { annotate, toDocument } from '../../src/core';
import { hasShared, REGISTERS, readTexts, SHARED } from '../support/sharedData';

if (!hasShared) {
  process.stdout.write('skipped: there is no ../shared/data/dev on this machine\n');
} else {
  for (const folder of [join(SHARED, 'data', 'dev'), join(SHARED, 'corpus')].filter(existsSync)) {
    for (const name of readdirSync(folder).sort()) {
      for (const [register, change] of Object.entries(REGISTERS)) {
        const hash = createHash('sha256');
        let documents = 0;
        for (const { id, text, date } of readTexts(folder, name)) {
          const annotated = annotate(change(text), { id, date });
          hash.update(JSON.stringify(toDocument(annotated))).update(JSON.stringify(annotated.tellings));
          documents++;
        }
        if (documents > 0) process.stdout.write(`${hash.digest('hex')}  ${name}, ${register}: ${documents}\n`);
      }
    }
  }
}
