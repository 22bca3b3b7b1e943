/** One instance of a node of a chain: twins are several of one number in the committee. */
export interface ValidatorEntry {
  /** Its number in the committee, from 0. */
  readonly self: number;
  /** Name of the adversary that has corrupted it; null where it is honest. */
  readonly adversary: string | null;
}

/** A time in which a network was cut. */
export interface PartitionEntry {
  /** First moment, in time units, at which what is sent does not cross. */
  readonly from: number;
  /** The heal. */
  readonly until: number;
  /** Instances that reach each other, group by group; one that is in none reaches everybody. */
  readonly groups: readonly (readonly number[])[];
}

/** What a chain is, for whoever reads a run of one: part of its manifest. */
export interface ChainEntry {
  /** Name of its protocol, as `streamlet`. */
  readonly protocol: string;
  /** What the protocol calls an epoch, a certified block and a final one. */
  readonly words: { readonly epoch: string; readonly certified: string; readonly final: string };
  /** Number of nodes n of the committee. */
  readonly nodes: number;
  /** Votes that certify a block. */
  readonly quorum: number;
  /** Hash of the first block. */
  readonly genesis: string;
  /** Bound on the delay of a message, in time units. */
  readonly delta: number;
  /** Epochs that were asked for. */
  readonly epochs: number;
  /**
   * Messages of an epoch that an honest node leads, by the number of silent nodes, from none to all that are corrupted; left
   * out where the protocol has no formula.
   */
  readonly expectedMessages?: readonly number[];
  /** Every instance, by the number under which it is told of: those of the committee first, then further twins. */
  readonly validators: readonly ValidatorEntry[];
  /**
   * Global stabilisation time, in time units: from when on every message arrives within delta. Left out where that holds from
   * the beginning, or is never promised.
   */
  readonly gst?: number;
  /** When the network was cut, as it was told; left out where it never was. */
  readonly partitions?: readonly PartitionEntry[];
}
