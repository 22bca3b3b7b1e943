import type { FailedRun, SeedRun, SeedRuns } from '../../analysis/comparison/seedRun.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { blamePlugin } from '../../simulation/results/node/guarded/blamePlugin.ts';
import { programVersion } from '../../simulation/results/node/programVersion.ts';
import { buildWorld, manifestOf, type WorldPlan } from '../../simulation/scenarios/createWorld.ts';
import type { LoadedPlugin } from '../../simulation/scenarios/plugins/node/loadPlugins.ts';
import { registeredPlugins } from '../../simulation/scenarios/plugins/registerPlugin.ts';
import { namedAfter } from './jobErrors.ts';
import { type JobAnswer, SeedPool } from './seedPool.ts';
import type { RunJob } from './threadMessages.ts';

/** A world to compare with others. */
export interface ComparedWorld {
  /** What it is called in errors, and unlike the others. */
  readonly label: string;
  /** Its seed stands for nothing. */
  readonly plan: WorldPlan;
}

export interface CompareWorldsOptions {
  /** The same for every world: what chance does is common to all of them. */
  readonly seeds: readonly number[];
  /** Threads; the answer is the same whatever their number. */
  readonly workers: number;
  /** The plug-ins, loaded here already; every thread loads them again. */
  readonly plugins?: readonly LoadedPlugin[];
  /** With plug-ins: real time without any progress after which all is given up. */
  readonly stallMs?: number;
  readonly signal?: AbortSignal;
  /** Told now and then: runs made, and runs made or begun by the share that is done. */
  readonly onProgress?: (made: number, begun: number) => void;
}

/**
 * Runs every world with every seed, in threads, and measures each run. Nothing is kept on disk. A run that fails is
 * named among the failures, and the others go on.
 *
 * @throws BaseError of building a world, before the first run; RUN_STALLED, PLUGIN_FAILED or THREAD_LOST where a thread
 * stands still or dies, naming its run.
 */
export async function compareWorlds(
  worlds: readonly ComparedWorld[],
  options: CompareWorldsOptions,
): Promise<SeedRuns & { readonly manifests: readonly RunManifest[] }> {
  const { seeds, workers, plugins = [], stallMs, signal, onProgress } = options;
  const blame = (error: unknown, job: RunJob | undefined) => {
    const blamed = blamePlugin(error, plugins);
    if (job === undefined) return blamed;
    const { label } = worlds[job.variant];
    return namedAfter(blamed, `${label}, seed ${job.seed}`, { variant: label, seed: job.seed });
  };
  const manifests = worlds.map(({ plan }, variant) => {
    try {
      return firstManifest({ ...plan, seed: seeds[0] });
    } catch (error) {
      throw blame(error, { variant, seed: seeds[0] });
    }
  });
  // Seed by seed: where somebody interrupts it, what is known is known of every world.
  const jobs = seeds.flatMap((seed) => worlds.map((_, variant): RunJob => ({ variant, seed })));
  const pool = new SeedPool(jobs, {
    workers,
    signal,
    onProgress,
    blame,
    stallMs: plugins.length === 0 ? undefined : stallMs,
  });
  const answers = await pool.run({
    plans: worlds.map(({ plan }) => plan),
    plugins: plugins.map(({ file }) => file),
    identities: registeredPlugins(),
    programVersion: programVersion(),
  });
  return { ...sorted(answers, worlds.length, seeds), manifests };
}

/** A world that cannot be built fails here, before any other has run. */
function firstManifest(plan: WorldPlan): RunManifest {
  return manifestOf(plan, buildWorld(plan), 'commands', programVersion());
}

function sorted(
  answers: readonly (JobAnswer | undefined)[],
  worlds: number,
  seeds: readonly number[],
): SeedRuns {
  const at = (variant: number, place: number) => answers[place * worlds + variant];
  const variants = Array.from({ length: worlds }, (_, variant) => variant);
  const isRun = (answer: JobAnswer | undefined): answer is SeedRun =>
    answer !== undefined && !(answer instanceof BaseError);
  const runs = variants.map((variant) =>
    seeds.map((_, place) => {
      const answer = at(variant, place);
      return isRun(answer) ? answer : undefined;
    }),
  );
  const failures = variants.flatMap((variant) =>
    seeds.flatMap((seed, place): FailedRun[] => {
      const answer = at(variant, place);
      if (!(answer instanceof BaseError)) return [];
      return [{ variant, seed, code: answer.code, message: answer.message }];
    }),
  );
  return { runs, failures, ...(answers.includes(undefined) ? { interrupted: true as const } : {}) };
}
