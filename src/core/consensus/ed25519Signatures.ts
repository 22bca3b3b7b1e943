import type { Ed25519, Ed25519Signer, Ed25519Verifier } from '../utils/ed25519.ts';
import { toHex } from '../utils/hex.ts';
import { createSha256 } from '../utils/sha256.ts';
import { encodeUtf8 } from '../utils/utf8.ts';
import type { Signatures } from './signatures.ts';
import type { SignedMessage, Statement } from './signedMessage.ts';

/**
 * Signatures by Ed25519 keys that follow from the seed of a run: the private key of node i is SHA-256 of the seed and i.
 * What is signed is the whole statement, its chain included, so that nothing said on one chain counts on another.
 */
export function ed25519Signatures(ed25519: Ed25519, nodes: number, seed: number): Signatures {
  const signers = Array.from({ length: nodes }, (_, node) => ed25519.signer(keySeed(seed, node)));
  const verifiers = signers.map(({ publicKey }) => ed25519.verifier(publicKey));
  return keyedSignatures(signers, verifiers, ed25519.signer(keySeed(seed, nodes)));
}

/** Public keys of the nodes, as `ed25519Signatures` makes them: 64 hexadecimal digits each. */
export function publicKeysOf(ed25519: Ed25519, nodes: number, seed: number): string[] {
  return Array.from({ length: nodes }, (_, node) => toHex(ed25519.signer(keySeed(seed, node)).publicKey));
}

function keyedSignatures(
  signers: readonly Ed25519Signer[],
  verifiers: readonly Ed25519Verifier[],
  outsider: Ed25519Signer,
): Signatures {
  return {
    name: 'ed25519',
    sign: (statement) => signers[statement.signer].sign(bytesOf(statement)),
    forge: (statement) => outsider.sign(bytesOf(statement)),
    verify: (statement, signature) => verifiers[statement.signer]?.(bytesOf(statement), signature) ?? false,
  };
}

/**
 * A statement as bytes: its fields as text, one line each, then the sum of each message that justifies it. Two statements
 * that differ in anything differ here.
 */
export function bytesOf(statement: Statement): Uint8Array {
  const { chain, phase, epoch, signer, block, justify } = statement;
  const proofs = justify.map((proof) => `${sumOf(proof)}\n`).join('');
  return encodeUtf8(
    `${chain}\n${phase}\n${epoch}\n${signer}\n${block === null ? '' : block.hash}\n${proofs}`,
  );
}

/** SHA-256 over a message, its signature included; taken once, since messages never change. */
function sumOf(message: SignedMessage): string {
  const known = sums.get(message);
  if (known !== undefined) return known;
  const sum = createSha256();
  sum.update(bytesOf(message));
  sum.update(message.signature);
  const digits = toHex(sum.digest());
  sums.set(message, digits);
  return digits;
}

const sums = new WeakMap<SignedMessage, string>();

function keySeed(seed: number, node: number): Uint8Array {
  const sum = createSha256();
  sum.update(encodeUtf8(`key of node ${node}, seed ${seed}`));
  return sum.digest();
}
