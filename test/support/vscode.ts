// Stands in for the editor's API where a test reads tables out of modules that import it: nothing of it is there to
// call.
export {};
