import type { Statement } from './signedMessage.ts';

/** How statements are signed. A node is asked to sign only what it says itself: the keys lie behind this port. */
export interface Signatures {
  readonly name: string;
  /** Signs in the name of `statement.signer`. */
  sign(statement: Statement): Uint8Array;
  /** A signature that whoever does not hold the signer's key would make up. */
  forge(statement: Statement): Uint8Array;
  verify(statement: Statement, signature: Uint8Array): boolean;
}

const GENUINE = Uint8Array.of(1);
const FORGED = Uint8Array.of(0);

/**
 * Signatures that nobody can forge, by assumption: the ideal functionality of the proofs. No bytes are hashed, so that
 * the speed of a protocol can be seen without that of its cryptography.
 */
export const idealSignatures: Signatures = {
  name: 'ideal',
  sign: () => GENUINE,
  forge: () => FORGED,
  verify: (_statement, signature) => signature.length === 1 && signature[0] === 1,
};
