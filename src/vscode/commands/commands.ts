import { ADD_COMMANDS } from './addCommands';
import type { Command } from './command';
import { CORRECT_COMMANDS } from './correctCommands';
import { EVENT_COMMANDS } from './eventCommands';
import { EXPORT_COMMANDS } from './exportCommands';
import { GO_COMMANDS } from './goCommands';
import { HELP_COMMANDS } from './helpCommands';
import { IMPORT_COMMANDS } from './importCommands';
import { MANY_COMMANDS } from './manyCommands';
import { MARK_COMMANDS } from './markCommands';
import { REVIEW_COMMANDS } from './reviewCommands';
import { ROW_COMMANDS } from './rowCommands';
import { SCHEMA_COMMANDS } from './schemaCommands';
import { STEP_COMMANDS } from './stepCommands';
import { TEXT_COMMANDS } from './textCommands';
import { VIEW_COMMANDS } from './viewCommands';

/** Every command of the extension, in the order of the manifest. */
export const COMMANDS: readonly Command[] = [
  ...EXPORT_COMMANDS,
  ...IMPORT_COMMANDS,
  ...STEP_COMMANDS,
  ...GO_COMMANDS,
  ...CORRECT_COMMANDS,
  ...ADD_COMMANDS,
  ...MANY_COMMANDS,
  ...EVENT_COMMANDS,
  ...REVIEW_COMMANDS,
  ...TEXT_COMMANDS,
  ...MARK_COMMANDS,
  ...VIEW_COMMANDS,
  ...ROW_COMMANDS,
  ...SCHEMA_COMMANDS,
  ...HELP_COMMANDS,
];
