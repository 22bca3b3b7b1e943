import { expect, it } from 'vitest';
import { Hash64 } from '../../../../src/core/utils/hash.ts';
import { createRng } from '../../../../src/core/utils/rng.ts';

/** A view off the word boundary is put together byte by byte. */
it('long messages give one hash however they lie in memory', () => {
  const rng = createRng(1, 'bytes');
  for (const length of [63, 64, 65, 71, 72, 1000, 4099]) {
    const room = new Uint8Array(length + 8);
    for (let i = 0; i < room.length; i++) room[i] = rng.below(256);
    const aligned = room.slice(1, 1 + length);
    const [one, other] = [new Hash64(), new Hash64()];
    one.addBytes(aligned);
    other.addBytes(room.subarray(1, 1 + length));
    expect(one.hex()).toBe(other.hex());
  }
});
