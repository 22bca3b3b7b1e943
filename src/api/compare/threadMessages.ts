import type { SeedRun } from '../../analysis/comparison/seedRun.ts';
import type { PluginIdentity, RunManifest } from '../../core/models/manifest.ts';
import type { SentFailure } from '../../simulation/results/node/guarded/threadMessages.ts';
import type { WorldPlan } from '../../simulation/scenarios/createWorld.ts';

/** What a thread that makes the runs of a comparison is told when it begins. */
export interface ThreadOrder {
  /** One per variant; their seeds stand for nothing. */
  readonly plans: readonly WorldPlan[];
  /** Absolute paths of the plug-ins to load, and what they were when the comparison began. */
  readonly plugins: readonly string[];
  readonly identities: readonly PluginIdentity[];
  readonly programVersion: string;
  readonly memory: SharedArrayBuffer;
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

/** What a thread tells: that it waits for its first job, how far a job is, and how it ended. */
export type ThreadNews =
  | { readonly type: 'ready' }
  | { readonly type: 'built'; readonly actors: readonly string[]; readonly timeResolutionNs: number }
  | { readonly type: 'measuring' }
  | { readonly type: 'done'; readonly result: JobResult }
  | { readonly type: 'failed'; readonly failure: SentFailure }
  | { readonly type: 'broken'; readonly failure: SentFailure };
