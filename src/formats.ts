// The bundle of formats: what writes them, and the libraries and tables that this takes, is loaded when something is
// exported.

export { FORMATS, findFormat } from './core';
