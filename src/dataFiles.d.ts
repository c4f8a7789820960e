/** A binary data file, embedded in the bundle as base64; see `core/packedData.ts`. */
declare module '*.bin' {
  const base64: string;
  export default base64;
}

/** A table of tab-separated values, embedded in the bundle as text. */
declare module '*.tsv' {
  const text: string;
  export default text;
}
