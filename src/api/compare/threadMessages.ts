import type { SeedRun } from '../../analysis/comparison/seedRun.ts';
import type { PluginIdentity, RunManifest } from '../../core/models/manifest.ts';
import type { WorldPlan } from '../../simulation/scenarios/createWorld.ts';
import type { PoolOrder } from '../pool/poolMessages.ts';

/** What a thread that makes the runs of a comparison is told when it begins. */
export interface ThreadOrder extends PoolOrder {
  /** One per variant; their seeds stand for nothing. */
  readonly plans: readonly WorldPlan[];
  /** What the plug-ins were when the comparison began. */
  readonly identities: readonly PluginIdentity[];
  readonly programVersion: string;
  /** Also wanted of every run: the path of its mid price, and profits by kind of agent. */
  readonly hasPaths: boolean;
}

/** Something to do: build a world and say what it is, or run and measure it. */
export interface WorldJob {
  readonly task: 'build' | 'run';
  /** Place of the plan, from 0. */
  readonly variant: number;
  readonly seed: number;
}

/** What comes of a job: the manifest of a world that was built, or its run. */
export type JobResult = RunManifest | SeedRun;
