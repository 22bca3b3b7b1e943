import type { Signatures } from './signatures.ts';
import type { Statement } from './signedMessage.ts';

interface Verdict {
  readonly signature: Uint8Array;
  readonly isGenuine: boolean;
}

/**
 * Signatures of which each is verified once, whoever asks: n nodes that verify the same message do the work of one, and
 * decide as they would. The key is the message itself with its signature: both never change.
 */
export function cachedSignatures(signatures: Signatures): Signatures {
  const verdicts = new WeakMap<Statement, Verdict>();
  return {
    ...signatures,
    verify(statement, signature) {
      const known = verdicts.get(statement);
      if (known?.signature === signature) return known.isGenuine;
      const isGenuine = signatures.verify(statement, signature);
      verdicts.set(statement, { signature, isGenuine });
      return isGenuine;
    },
  };
}
