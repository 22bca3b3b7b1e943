import { defineColdMessage, defineMessage } from '../message.ts';

/**
 * What a log holds of a chain, recorded in the name of the validator that it happened at. Blocks stand in all but the
 * first by their words: the first 52 bits of their hashes, as in `ConsensusMail`; 0 where there is none.
 *
 * A block that comes up for the first time: its hash in five words, the first 13, next 13, … hexadecimal digits of it,
 * the last 12.
 */
export const ChainBlock = defineMessage(101, 'chain-block', [
  'block',
  'parent',
  'epoch',
  'hash2',
  'hash3',
  'hash4',
  'hash5',
]);

/** The validator signed a proposal (role 0) or a vote (role 1), be it sent or kept. */
export const ChainSigned = defineMessage(102, 'chain-signed', ['role', 'signer', 'epoch', 'block']);

/** The validator sent a message to so many others; it says again what it had heard where `own` is 0. */
export const ChainSent = defineMessage(103, 'chain-sent', [
  'message',
  'role',
  'signer',
  'epoch',
  'block',
  'receivers',
  'own',
]);

/** A message reached the validator, which had not seen it. */
export const ChainArrived = defineMessage(104, 'chain-arrived', ['message', 'role', 'epoch', 'sender']);

/** The validator's clock began an epoch, whose leader all know. */
export const ChainEpoch = defineMessage(105, 'chain-epoch', ['epoch', 'leader']);

/** The validator now counts the block as certified. */
export const ChainCertified = defineMessage(106, 'chain-certified', ['epoch', 'block']);

/** The block, and with it every block before it, is final at the validator. */
export const ChainFinalised = defineMessage(107, 'chain-finalised', ['epoch', 'block']);

/** The validator did not take a message in, or did not vote for a proposal; `reason` is a place in the list of refusals. */
export const ChainRefused = defineMessage(108, 'chain-refused', [
  'message',
  'role',
  'signer',
  'epoch',
  'block',
  'reason',
]);

/** The validator went down (1) or came up again (0). */
export const ChainCrashed = defineMessage(109, 'chain-crashed', ['down']);

/** A monitor saw what the protocol promises not to happen; the body is a `ToldViolation`. */
export const ChainViolation = defineColdMessage(120, 'chain-violation');

/** What the run is meant to show; the body is its text. */
export const ChainLesson = defineColdMessage(122, 'chain-lesson');

/** Two signed messages that show who broke the rules; the body is a `ToldEvidence`. */
export const ChainEvidence = defineColdMessage(121, 'chain-evidence');
