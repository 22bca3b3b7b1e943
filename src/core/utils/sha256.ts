import { sha256 } from '@noble/hashes/sha2.js';

/** A SHA-256 sum in the making (FIPS 180-4): bytes go in piece by piece, 32 bytes come out once. */
export interface Sha256 {
  /** Adds bytes; they may be changed afterwards. */
  update(bytes: Uint8Array): void;
  /** The 32 bytes of the sum. Ends the sum: nothing may be called after it. */
  digest(): Uint8Array;
}

/** SHA-256 in plain JavaScript, for every engine. `node/sha256` is the faster one where there is Node. */
export function createSha256(): Sha256 {
  return sha256.create();
}
