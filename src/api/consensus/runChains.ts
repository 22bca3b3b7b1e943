import type { ChainRun } from '../../analysis/consensus/protocolComparison.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { blamePlugin } from '../../simulation/results/node/guarded/blamePlugin.ts';
import type { WorldPlan } from '../../simulation/scenarios/createWorld.ts';
import type { LoadedPlugin } from '../../simulation/scenarios/plugins/node/loadPlugins.ts';
import { registeredPlugins } from '../../simulation/scenarios/plugins/registerPlugin.ts';
import { WorkPool } from '../pool/workPool.ts';
import type { ChainAnswer, ChainJob, ChainOrder } from './chainMessages.ts';

const THREAD = new URL(`./chainThread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

export interface RunChainsOptions {
  readonly seeds: readonly number[];
  /** Threads; the answer is the same whatever their number. */
  readonly workers: number;
  /** The plug-ins, loaded here already; every thread loads them again. */
  readonly plugins?: readonly LoadedPlugin[];
  readonly signal?: AbortSignal;
  /** Told now and then: the share of the runs that is made, 0 to 1, and how many are. */
  readonly onProgress?: (share: number, made: number) => void;
}

/**
 * Runs every chain with every seed, in threads, and measures each run; by the place of the plan, then in the order of the
 * seeds. Seeds that the signal came before are missing in every chain.
 *
 * @throws BaseError of a world that cannot be built; THREAD_LOST where a thread dies.
 */
export async function runChains(
  plans: readonly WorldPlan[],
  { seeds, workers, plugins = [], signal, onProgress }: RunChainsOptions,
): Promise<ChainRun[][]> {
  const order: ChainOrder = {
    plans,
    plugins: plugins.map(({ file }) => file),
    identities: registeredPlugins(),
  };
  // Seed by seed: where somebody interrupts it, what is known is known of every chain.
  const jobs = seeds.flatMap((seed) => plans.map((_, place): ChainJob => ({ place, seed })));
  const pool = new WorkPool<ChainJob, ChainAnswer>(THREAD, order, {
    workers: Math.min(workers, jobs.length),
    signal,
    blame: (error) => blamePlugin(error, plugins),
  });
  try {
    const answers = await pool.run(jobs, {
      onProgress: (made, begun) => onProgress?.(begun / jobs.length, made),
    });
    for (const answer of answers) if (answer instanceof BaseError) throw answer;
    const whole = seeds.filter((_, i) => {
      const runs = answers.slice(i * plans.length, (i + 1) * plans.length);
      return runs.every((run) => run !== undefined);
    }).length;
    return plans.map((_, place) =>
      Array.from({ length: whole }, (_seed, i) => answers[i * plans.length + place] as ChainRun),
    );
  } finally {
    await pool.close();
  }
}
