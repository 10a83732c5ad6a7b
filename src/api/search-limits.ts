/** Hits at once, unless said, and at the most. */
export const usualHits = 20;
export const mostHits = 1000;

/** What may be searched for: so many characters, and words, each counted once. */
export const mostCharacters = 400;
export const mostWords = 16;
