import type { ChainRun } from '../../analysis/consensus/protocolComparison.ts';
import type { PluginIdentity } from '../../core/models/manifest.ts';
import type { WorldPlan } from '../../simulation/scenarios/createWorld.ts';
import type { PoolOrder } from '../pool/poolMessages.ts';

/** What a thread that runs chains is told when it begins. */
export interface ChainOrder extends PoolOrder {
  /** One per case; their seeds stand for nothing. */
  readonly plans: readonly WorldPlan[];
  /** What the plug-ins were when it began. */
  readonly identities: readonly PluginIdentity[];
}

/** A chain to run: the place of its plan, and its seed. */
export interface ChainJob {
  readonly place: number;
  readonly seed: number;
}

export type ChainAnswer = ChainRun;
