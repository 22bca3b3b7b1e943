import type { FailedRun, SeedRun, SeedRuns } from '../../analysis/comparison/seedRun.ts';
import type { RunManifest } from '../../core/models/manifest.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { blamePlugin } from '../../simulation/results/node/guarded/blamePlugin.ts';
import { programVersion } from '../../simulation/results/node/programVersion.ts';
import type { WorldPlan } from '../../simulation/scenarios/createWorld.ts';
import type { LoadedPlugin } from '../../simulation/scenarios/plugins/node/loadPlugins.ts';
import { registeredPlugins } from '../../simulation/scenarios/plugins/registerPlugin.ts';
import { WorkPool } from '../pool/workPool.ts';
import { namedAfter } from './jobErrors.ts';
import type { JobResult, ThreadOrder, WorldJob } from './threadMessages.ts';

const THREAD = new URL(`./runThread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** What comes of a job: its result, an error of the user's world, or nothing where somebody interrupted first. */
type Answer<Result> = Result | BaseError | undefined;

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
  /** Also wanted of every run: the path of its mid price, and profits by kind of agent. */
  readonly hasPaths?: boolean;
  /** Told now and then: runs made, and runs made or begun by the share that is done. */
  readonly onProgress?: (made: number, begun: number) => void;
  /** Told of every run, in no certain order; where it throws, all is given up. */
  readonly onRun?: (run: SeedRun) => void;
}

export interface ComparedRuns extends SeedRuns {
  /** Of each world with the first seed; fewer where somebody interrupted before. */
  readonly manifests: readonly RunManifest[];
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
): Promise<ComparedRuns> {
  const { seeds, workers, plugins = [], stallMs, signal, onProgress, onRun } = options;
  const blame = (error: unknown, job: WorldJob | undefined) => {
    const blamed = blamePlugin(error, plugins);
    if (job === undefined) return blamed;
    const { label } = worlds[job.variant];
    return namedAfter(blamed, `${label}, seed ${job.seed}`, { variant: label, seed: job.seed });
  };
  const order: ThreadOrder = {
    plans: worlds.map(({ plan }) => plan),
    plugins: plugins.map(({ file }) => file),
    identities: registeredPlugins(),
    programVersion: programVersion(),
    hasPaths: options.hasPaths === true,
  };
  const pool = new WorkPool<WorldJob, JobResult>(THREAD, order, {
    workers: Math.min(workers, worlds.length * seeds.length),
    signal,
    blame,
    stallMs: plugins.length === 0 ? undefined : stallMs,
  });
  try {
    const first = worlds.map((_, variant): WorldJob => ({ task: 'build', variant, seed: seeds[0] }));
    const manifests = built((await pool.run(first)) as readonly Answer<RunManifest>[]);
    // Seed by seed: where somebody interrupts it, what is known is known of every world.
    const jobs = seeds.flatMap((seed) =>
      worlds.map((_, variant): WorldJob => ({ task: 'run', variant, seed })),
    );
    const answers = await pool.run(jobs, { onProgress, onResult: (run) => onRun?.(run as SeedRun) });
    return { ...sorted(answers as readonly Answer<SeedRun>[], worlds.length, seeds), manifests };
  } finally {
    await pool.close();
  }
}

/** A world that cannot be built ends the comparison, before any other has run. */
function built(answers: readonly Answer<RunManifest>[]): RunManifest[] {
  return answers.flatMap((answer) => {
    if (answer instanceof BaseError) throw answer;
    return answer === undefined ? [] : [answer];
  });
}

function sorted(answers: readonly Answer<SeedRun>[], worlds: number, seeds: readonly number[]): SeedRuns {
  const at = (variant: number, place: number) => answers[place * worlds + variant];
  const variants = Array.from({ length: worlds }, (_, variant) => variant);
  const runs = variants.map((variant) =>
    seeds.map((_, place) => {
      const answer = at(variant, place);
      return answer instanceof BaseError ? undefined : answer;
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
