import { streamlet } from '../../../blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { chainScenario } from './chainScenario.ts';

/** Textbook Streamlet between validators. */
export const streamletScenario = chainScenario(
  streamlet as unknown as Protocol,
  `Nodes take turns to lead epochs of 2 delta. The leader proposes a block on a longest notarised chain, the others
vote for it if it extends one of theirs, and a block with votes of two thirds is notarised. Make nodes faulty (faulty) or
the network slow to see what the thresholds are for.`,
);
