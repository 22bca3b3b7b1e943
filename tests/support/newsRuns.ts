import { buildWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';
import { NewsGains } from './newsGains.ts';

/** What each kind of agent of scenario fba-vs-continuous has gained per second, in ticks, at the common value. */
export interface GainsPerSecond {
  readonly maker: number;
  readonly snipers: number;
  readonly investors: number;
}

/** One run of scenario fba-vs-continuous with `values` in its settings. */
function newsRun(values: Record<string, unknown>, seed: number): GainsPerSecond {
  const gains = new NewsGains();
  const plan = planWorld('fba-vs-continuous', [{ source: 'test', values }], seed);
  const world = buildWorld(plan, { recorder: gains, logLevel: 'commands' });
  world.kernel.runUntil(world.until);
  world.check();
  const seconds = (world.until * world.timeResolutionNs) / 1e9;
  const of = (kind: string) =>
    world.actors.reduce((sum, actor, id) => sum + (actor.kind === kind ? gains.of(id) : 0), 0) / seconds;
  return { maker: of('hft-maker'), snipers: of('hft-sniper'), investors: of('investor') };
}

/** The same world for seeds 1 to `seeds`. */
export function newsRuns(values: Record<string, unknown>, seeds: number): GainsPerSecond[] {
  return Array.from({ length: seeds }, (_, i) => newsRun(values, i + 1));
}

/** Firms, one of them the maker, and investors; rates per second. */
export function firms(options: {
  readonly halfSpread?: number;
  readonly snipers?: number;
  readonly investorRate?: number;
  readonly offers?: 'quote' | 'value';
  /** 1 where the maker stands farther away than the others. */
  readonly makerPlace?: 0 | 1;
}): readonly object[] {
  const { halfSpread = 567, snipers = 4, investorRate = 1, offers = 'quote', makerPlace = 0 } = options;
  return [
    { agent: 'hft-maker', count: 1, settings: { halfSpread }, place: makerPlace },
    { agent: 'hft-sniper', count: snipers, settings: { offers } },
    { agent: 'investor', count: 1, settings: { arrivalsPerSecond: investorRate } },
  ];
}

/** Settings of frequent batch auctions of that length. */
export function batches(intervalMs: number): Record<string, unknown> {
  const mechanism = 'frequent-batch-auction';
  return { venue: { mechanism }, mechanisms: { [mechanism]: { interval: `${intervalMs}ms` } } };
}

/** By how many standard errors the mean of `samples` differs from what theory says. */
export function standardErrorsFrom(theory: number, samples: readonly number[]): number {
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const squares = samples.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return (mean - theory) / Math.sqrt(squares / (samples.length - 1) / samples.length);
}
