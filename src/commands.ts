// The bundle of commands: what a person can ask for is loaded when something is asked for first.

export { learnDictionary } from './app/learnedDictionary';
export { nameVerdicts } from './core';
export { COMMANDS } from './vscode/commands/commands';
export { showLabels } from './vscode/present/labels';
