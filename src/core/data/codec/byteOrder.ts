/** Whether typed arrays lie in memory as the encoding has them, so that they can be copied whole. */
export const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
