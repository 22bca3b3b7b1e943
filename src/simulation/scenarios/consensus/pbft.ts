import { pbft } from '../../../blockchain/consensus/protocols/pbft/pbft.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { chainScenario } from './chainScenario.ts';

/** PBFT between validators. */
export const pbftScenario = chainScenario(
  pbft as unknown as Protocol,
  `A primary orders blocks, all tell all that they saw the order, and all tell all that a quorum did: then a block is final. The
primary stays until nothing moves; then the next one takes over, with what a quorum shows that it has prepared. Epochs are
sequence numbers. Let the primary order many blocks at a time (protocol.window), or make it faulty.`,
);
