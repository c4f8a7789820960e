import process from 'node:process';
import { main } from './cli/main';
import { createProcessTerminal } from './cli/processTerminal';
import { annotate, toDocument } from './core';

const terminal = createProcessTerminal();
main(process.argv.slice(2), ({ text, ...options }) => toDocument(annotate(text, options)), terminal)
  .catch((error: unknown) => {
    terminal.stderr.write(`newsmark: this is a defect of newsmark, please report it.\n${String(error)}\n`);
    return 70;
  })
  .then(code => {
    process.exitCode = terminal.endedBySignal() ?? code;
    terminal.release();
  });
