import { hotstuff } from '../../../blockchain/consensus/protocols/hotstuff/hotstuff.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { chainScenario } from './chainScenario.ts';

/** Chained HotStuff between validators. */
export const hotstuffScenario = chainScenario(
  hotstuff as unknown as Protocol,
  `Each view has a leader, which proposes a block on the highest certificate that it knows; votes go to the next leader, which
makes the next certificate of them. Three certificates of consecutive views make the first block final. A view goes at the
speed of the network, and a view that fails is given up after a while (protocol.timeout).`,
);
