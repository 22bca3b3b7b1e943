import type { SimTime } from '../../models/units.ts';
import type { ChainHistory, HistoryBlock } from './chainHistory.ts';
import { blockStatuses, honestNodes, settledChain } from './chainViews.ts';

/** What a run of a chain came to, whatever its protocol. */
export interface ChainNumbers {
  /** Epochs (views, heights) that honest nodes began. */
  readonly epochs: number;
  /** Blocks that every honest node takes for final in the end, genesis left out. */
  readonly finalBlocks: number;
  /** Blocks that honest nodes proposed up to the epoch of the last final block, and those of them that are final. */
  readonly honestProposals: number;
  readonly honestFinal: number;
  /** Mean time from proposal to finality, over final blocks and honest nodes, in time units; `NaN` where nothing is final. */
  readonly latency: SimTime;
  /**
   * Mean time from proposal until half of the honest nodes, and all of them, hold a final block certified: where blocks are
   * mined, until they have heard of it. `NaN` where nothing is final.
   */
  readonly certifiedByHalf: SimTime;
  readonly certifiedByAll: SimTime;
  /** When the last honest node held the last final block final; 0 where nothing is final. */
  readonly lastFinal: SimTime;
  /** Point-to-point messages. */
  readonly messages: number;
  readonly refusals: number;
  /** Blocks that are final at an honest node while another final chain does not hold them. */
  readonly conflicts: number;
}

/** Measures a run by what its honest nodes saw. */
export function chainNumbers(history: ChainHistory): ChainNumbers {
  const honest = honestNodes(history);
  const chain = settledChain(history);
  const lastEpoch = chain.at(-1)?.epoch ?? 0;
  const isHonest = ({ proposer }: HistoryBlock) => history.chain.validators[proposer]?.adversary === null;
  const proposals = [...history.blocks.values()].filter(
    (block) => block.epoch > 0 && block.epoch <= lastEpoch && isHonest(block),
  );
  let refusals = 0;
  for (const count of history.refusals.values()) refusals += count;
  const statuses = [...blockStatuses(history).values()];
  return {
    epochs: history.epochs.length,
    finalBlocks: chain.length,
    honestProposals: proposals.length,
    honestFinal: chain.filter(isHonest).length,
    ...finality(chain, honest),
    certifiedByHalf: certification(chain, honest, 0.5),
    certifiedByAll: certification(chain, honest, 1),
    messages: history.messages,
    refusals,
    conflicts: statuses.filter((status) => status === 'conflicting').length,
  };
}

function finality(chain: readonly HistoryBlock[], honest: readonly number[]) {
  let sum = 0;
  let lastFinal = 0;
  for (const { finalAt, proposedAt } of chain)
    for (const node of honest) {
      sum += finalAt[node] - proposedAt;
      lastFinal = Math.max(lastFinal, finalAt[node]);
    }
  return { latency: sum / (chain.length * honest.length), lastFinal };
}

/** Mean time until such a share of the nodes holds a block certified. */
function certification(chain: readonly HistoryBlock[], honest: readonly number[], share: number): SimTime {
  const place = Math.ceil(share * honest.length) - 1;
  let sum = 0;
  for (const { certifiedAt, proposedAt } of chain) {
    const times = Float64Array.from(honest, (node) => certifiedAt[node]).sort();
    sum += times[place] - proposedAt;
  }
  return sum / chain.length;
}
