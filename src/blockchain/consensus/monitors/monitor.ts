import type { Committee } from '../../../core/consensus/committee.ts';
import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Protocol, ProtocolRule } from '../../../core/consensus/protocol.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import type { Violation } from '../../../core/consensus/violation.ts';
import type { Ledger } from './ledger.ts';
import type { NodeViews } from './nodeViews.ts';
import type { ProofDesk } from './proofDesk.ts';

/** From when on the network is synchronous, and what is expected of it then. */
export interface LivenessBounds {
  /** Global stabilisation time, in time units; without it nothing is expected. */
  readonly gst?: number | undefined;
  /**
   * Epochs of synchrony within which every honest node must have a new final block. Where it is left out only the theorem
   * is held: after five epochs in a row with honest leaders.
   */
  readonly within?: number | undefined;
  /** Least final blocks per epoch of synchrony, over any `growthEpochs` of them; none where left out. */
  readonly leastGrowth?: number | undefined;
  /** Epochs over which growth is judged; 20 where left out. */
  readonly growthEpochs?: number | undefined;
}

/** What a monitor works with. */
export interface MonitorPlace {
  readonly protocol: Protocol;
  readonly committee: Committee;
  readonly honest: readonly number[];
  readonly liveness: LivenessBounds;
  readonly ledger: Ledger;
  /** What honest nodes must think, kept from the first call on. */
  views(): NodeViews;
  /** The epoch that a node is in; 0 before its first. */
  epochOf(node: number): number;
  report(what: string, node: number, time: number, proof: readonly SignedMessage[]): void;
}

/**
 * Watches one promise, at honest nodes only: it is told of no others. A message is in the node's view when `certified`,
 * `voted` and the rest that follow from it are told; a node's own vote or proposal comes into its view after it is told.
 */
export interface Monitor {
  /** Small letters and hyphens, as `agreement`. */
  readonly name: string;
  /** What is promised, in one sentence. */
  readonly title: string;
  /** The rule that a protocol must name for this to be promised; every protocol promises it where left out. */
  readonly rule?: ProtocolRule;
  /** The listener for one run; undefined where nothing is promised under these conditions. */
  watch(place: MonitorPlace): ConsensusEvents | undefined;
  /** True where the violation's messages alone show it. Left out where messages cannot show it. */
  proves?(violation: Violation, desk: ProofDesk): boolean;
}
