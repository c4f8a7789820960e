/** The opening of a document, in UTF-16 code units: about two hundred words. */
export const OPENING = 1200;
