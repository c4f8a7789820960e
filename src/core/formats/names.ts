/** The name of a file without its folders and its ending: the id of a document that is called by it. */
export function nameOf(path: string, ending: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const isIts = name.toLowerCase().endsWith(ending) && name.length > ending.length;
  return isIts ? name.slice(0, -ending.length) : name;
}
