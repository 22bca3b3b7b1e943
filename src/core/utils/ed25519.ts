import { ed25519 } from '@noble/curves/ed25519.js';

/** Bytes of a signature; a seed (the private key of RFC 8032) and a public key have half as many. */
export const SIGNATURE_BYTES = 64;

/** Who holds a private key. */
export interface Ed25519Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** The 64 bytes of the one signature that this key gives to the message. */
  sign(message: Uint8Array): Uint8Array;
}

/** Whether a signature is that of a message under one public key; anything malformed is not. */
export type Ed25519Verifier = (message: Uint8Array, signature: Uint8Array) => boolean;

/**
 * Ed25519 signatures (RFC 8032, the plain variant of section 5.1). They are deterministic, so every implementation behind
 * this port gives the same bytes, and which one is at work changes no run.
 */
export interface Ed25519 {
  readonly name: string;
  /** @throws where the seed is not 32 bytes: that is a mistake of ours. */
  signer(seed: Uint8Array): Ed25519Signer;
  /** A key that is no point of the curve verifies nothing. */
  verifier(publicKey: Uint8Array): Ed25519Verifier;
}

/** RFC 8032, section 5.1.7, and no laxer: a scalar beyond the order or a point in another form than its own is refused. */
const STRICT = { zip215: false };

/** Ed25519 in plain JavaScript, for every engine. `node/ed25519` is the faster one where there is Node. */
export const plainEd25519: Ed25519 = {
  name: 'plain',
  signer: (seed) => ({
    publicKey: ed25519.getPublicKey(seed),
    sign: (message) => ed25519.sign(message, seed),
  }),
  verifier: (publicKey) => (message, signature) =>
    signature.length === SIGNATURE_BYTES && isSigned(message, signature, publicKey),
};

function isSigned(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, STRICT);
  } catch {
    return false;
  }
}
