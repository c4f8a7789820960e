// The bundle of the Model Context Protocol: its library is loaded by `newsmark mcp` alone.

export { serveMcp } from './cli/mcp';
