// Annotates every document of ../shared/data/dev, as it is, in lower case and without punctuation, and checks each
// against the schema and the contract. Prints what is wrong; exits with 1 when anything is.
import { join } from 'node:path';
import process from 'node:process';
import { annotate, toDocument } from '../../src/core';
import { checkDocument } from '../support/checkDocument';
import { hasShared, REGISTERS, readTexts, SHARED } from '../support/sharedData';

if (!hasShared) {
  process.stdout.write('skipped: there is no ../shared/data/dev on this machine\n');
} else {
  let wrong = 0;
  for (const [variant, change] of Object.entries(REGISTERS)) {
    let documents = 0;
    let length = 0;
    let annotations = 0;
    for (const { id, text: raw, date } of readTexts(join(SHARED, 'data', 'dev'))) {
      const text = change(raw);
      const document = toDocument(annotate(text, { id, date }));
      const problems = checkDocument(document, text);
      wrong += problems.length;
      for (const problem of problems.slice(0, 3)) process.stdout.write(`${variant}: ${problem}\n`);
      documents++;
      length += text.length;
      annotations += document.entities.length + document.figures.length + document.events.length;
    }
    process.stdout.write(`${variant}: ${documents} documents, ${length} characters, ${annotations} annotations\n`);
  }
  process.stdout.write(wrong === 0 ? 'all documents keep the contract\n' : `${wrong} problems\n`);
  process.exitCode = wrong === 0 ? 0 : 1;
}
