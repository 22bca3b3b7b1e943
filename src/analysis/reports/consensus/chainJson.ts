import type { ChainHistory, HistoryBlock } from '../../../core/consensus/history/chainHistory.ts';
import {
  type BlockStatus,
  blockStatuses,
  finalityLags,
  heightsOf,
  isCertified,
  messagesByEpoch,
  sharedFinalChain,
} from '../../../core/consensus/history/chainViews.ts';
import { type EpochRow, epochRows } from '../../../core/consensus/history/epochRows.ts';
import type { Findings, ToldEvidence, ToldViolation } from '../../../core/consensus/history/findings.ts';

interface BlockJson {
  readonly hash: string;
  readonly parent: string;
  /** Blocks from genesis; null where the way there is not known. */
  readonly height: number | null;
  readonly proposer: number | null;
  readonly votes: readonly number[];
  readonly notarised: boolean;
  readonly status: BlockStatus;
}

interface EpochJson {
  readonly epoch: number;
  readonly leader: number;
  /** Hash of its block: the certified one, else the first that was proposed; null where there was none. */
  readonly proposal: string | null;
  /** Nodes that voted for that block. */
  readonly votes: readonly number[];
  readonly notarised: boolean;
  /** Every block of the epoch. */
  readonly blocks: readonly BlockJson[];
  readonly tips: readonly { readonly hash: string; readonly nodes: readonly number[] }[];
  readonly finalised: readonly { readonly hash: string; readonly nodes: readonly number[] }[];
}

/** A run of a chain as one object; docs/guides/streamlet.md explains its fields. */
export interface ChainJson {
  readonly protocol: string;
  readonly nodes: number;
  readonly quorum: number;
  readonly faulty: readonly { readonly node: number; readonly adversary: string }[];
  readonly epochs: readonly EpochJson[];
  /** Hashes of the blocks that are final at every honest node, genesis left out. */
  readonly finalized: readonly string[];
  readonly messages: { readonly total: number; readonly perEpoch: readonly number[] };
  /** Epochs from a block's own to the one in which the last honest node holds it final, in the order of `finalized`. */
  readonly lags: readonly number[];
  readonly refusals: Readonly<Record<string, number>>;
  readonly violations: readonly ToldViolation[];
  readonly evidence: readonly ToldEvidence[];
}

/** The run as data that JSON holds. */
export function chainJson(history: ChainHistory, findings: Findings): ChainJson {
  const { chain } = history;
  const heights = heightsOf(history);
  const statuses = blockStatuses(history);
  const blockJson = (block: HistoryBlock): BlockJson => ({
    hash: block.hash,
    parent: block.parent,
    height: (heights.get(block.hash) ?? -1) < 0 ? null : (heights.get(block.hash) as number),
    proposer: block.proposer < 0 ? null : block.proposer,
    votes: block.voters.members(),
    notarised: isCertified(history, block),
    status: statuses.get(block.hash) as BlockStatus,
  });
  return {
    protocol: chain.protocol,
    nodes: chain.nodes,
    quorum: chain.quorum,
    faulty: faultyNodes(history),
    epochs: epochRows(history).map((row) => epochJson(row, row.blocks.map(blockJson))),
    finalized: sharedFinalChain(history).map(({ hash }) => hash),
    messages: { total: history.messages, perEpoch: messagesByEpoch(history) },
    lags: finalityLags(history).map(({ epochs }) => epochs),
    refusals: Object.fromEntries(history.refusals),
    violations: findings.violations,
    evidence: findings.evidence,
  };
}

/** Nodes of the committee that are corrupted, each once. */
export function faultyNodes({ chain }: ChainHistory): { node: number; adversary: string }[] {
  return chain.validators
    .slice(0, chain.nodes)
    .flatMap(({ adversary }, node) => (adversary === null ? [] : [{ node, adversary }]));
}

function epochJson(row: EpochRow, blocks: readonly BlockJson[]): EpochJson {
  const shown = blocks.find(({ notarised }) => notarised) ?? blocks[0];
  const hashes = (held: EpochRow['tips']) => held.map(({ block, nodes }) => ({ hash: block.hash, nodes }));
  return {
    epoch: row.epoch,
    leader: row.leader,
    proposal: shown?.hash ?? null,
    votes: shown?.votes ?? [],
    notarised: shown?.notarised ?? false,
    blocks,
    tips: hashes(row.tips),
    finalised: hashes(row.finalised),
  };
}
