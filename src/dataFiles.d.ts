/** A binary data file, embedded in the bundle. */
declare module '*.bin' {
  const bytes: Uint8Array;
  export default bytes;
}

/** A table of tab-separated values, embedded in the bundle as text. */
declare module '*.tsv' {
  const text: string;
  export default text;
}
