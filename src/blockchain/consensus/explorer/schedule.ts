/** Name of the block that every chain begins with. */
export const GENESIS = 'genesis';

/** A block that a Byzantine node makes. Those of honest leaders come about by themselves: `e3` is the one of epoch 3. */
export interface CraftedBlock {
  /** `e4a`, `e4b` …: blocks of epoch 4. */
  readonly name: string;
  readonly epoch: number;
  /** Name of its parent. */
  readonly parent: string;
}

/** A message that reaches an honest node, and when. */
export interface Delivery {
  /** Time units from the begin of the run; epoch e begins at (e - 1) * 2 delta. */
  readonly at: number;
  readonly to: number;
  /** Name of the message's phase in its protocol: `propose`, `vote`. */
  readonly phase: string;
  readonly signer: number;
  /** Name of the block that it speaks of. */
  readonly block: string;
  /** Which of several different messages that say the same; 1 where it is left out. */
  readonly copy?: number;
}

/**
 * A run of a chain, message by message: what the Byzantine nodes make, and which messages reach an honest node in time.
 * Everything that is not listed is still on its way when the run ends: the network is asynchronous and loses nothing.
 */
export interface Schedule {
  readonly nodes: number;
  readonly epochs: number;
  /** Half an epoch, in time units. */
  readonly delta: number;
  readonly byzantine: readonly number[];
  readonly blocks: readonly CraftedBlock[];
  /** In order of time. */
  readonly deliveries: readonly Delivery[];
}
