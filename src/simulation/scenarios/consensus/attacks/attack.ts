import type { Protocol } from '../../../../core/consensus/protocol.ts';
import type { Refusal } from '../../../../core/consensus/refusals.ts';
import type { ConfigObject } from '../../../../core/data/config/layers.ts';

/** What an attack must come to, as data that a run is held against. What is left out is not demanded. */
export interface Verdict {
  /** Monitors that see a violation, and by which epoch; no other monitor may. None: the protocol holds. */
  readonly violations: readonly { readonly monitor: string; readonly byEpoch: number }[];
  /** Numbers of those whom two of their votes convict, ascending; never an honest node. */
  readonly culprits: readonly number[];
  /** Blocks that are final at all honest nodes in the end, genesis left out. */
  readonly finalBlocks?: { readonly least: number; readonly most: number };
  /** Most epochs that pass before an honest node sees another block final. */
  readonly longestWait?: number;
  /** First and last of the epochs in which no block becomes notarised. */
  readonly quietEpochs?: readonly [number, number];
  /** How often honest nodes refuse a message, for each reason; a reason that is not there does not occur. */
  readonly refusals?: Readonly<Partial<Record<Refusal, number>>>;
  /** Share of honest leaders' blocks that stay, up to the last final one: Bamboo's chain growth rate. */
  readonly honestShare?: number;
}

/** An attack by name: settings of a chain, what they show, and what must come of it. */
export interface Attack {
  /** As `A10`. */
  readonly id: string;
  /** Speaking, as `two-of-four-in-synchrony`. */
  readonly name: string;
  readonly title: string;
  /** A paragraph: who does what, and why it ends as it does. */
  readonly shows: string;
  readonly protocol: Protocol;
  /** Changes to the protocol's usual settings. */
  readonly settings: ConfigObject;
  /** Monitors that watch it; all that fit the protocol where it is left out. */
  readonly only?: readonly string[];
  readonly verdict: Verdict;
}
