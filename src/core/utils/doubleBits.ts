/** One double seen as two words. Whoever writes it reads it back at once: nothing is kept here. */
export const asDouble = new Float64Array(1);
export const asWords = new Int32Array(asDouble.buffer);

asDouble[0] = 1;
/** Where the words of a double lie in {@link asWords}, so that nothing depends on the byte order. */
export const HIGH_WORD = asWords[1] === 0 ? 0 : 1;
export const LOW_WORD = 1 - HIGH_WORD;
