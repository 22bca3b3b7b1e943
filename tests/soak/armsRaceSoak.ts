import {
  batchRentShare,
  equilibriumHalfSpread,
  makerProfit,
  type SnipingModel,
  sniperProfit,
  snipingRent,
} from '../../src/analysis/theory/snipingEquilibrium.ts';
import { jumpSizes } from '../../src/market/dynamics/fundamental/jumpSizes.ts';
import { batches, firms, newsRuns, standardErrorsFrom } from '../support/newsRuns.ts';

const JUMP = 1000;
const SEEDS = 60;
/** Of some seventy figures three or four lie beyond two standard errors by chance alone. */
const ERRORS = 3.5;

function check(what: string, theory: number, samples: readonly number[]): void {
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const errors = standardErrorsFrom(theory, samples);
  console.log(
    `${what}: ${mean.toFixed(3)}, theory ${theory.toFixed(3)}, ${errors.toFixed(2)} standard errors`,
  );
  if (Math.abs(errors) > ERRORS) throw new Error(`${what} does not agree with the theory`);
}

function modelOf(excess: (mean: number, threshold: number) => number, rates = 1): SnipingModel {
  return { investorRate: rates, jumpRate: rates, excess: (halfSpread) => excess(JUMP, halfSpread) };
}

/** Every role's profit by the formula: distributions, half-spreads around the equilibrium, numbers of firms. */
function soakContinuous(): void {
  for (const { name, excess } of jumpSizes) {
    const model = modelOf(excess);
    const equilibrium = equilibriumHalfSpread(model);
    for (const part of [0.3, 1, 1.5]) {
      for (const snipers of [1, 4, 9]) {
        const halfSpread = Math.round(part * equilibrium);
        const fundamental = { settings: { sizes: name } };
        const values = { until: '2000s', fundamental, populations: firms({ halfSpread, snipers }) };
        const runs = newsRuns(values, SEEDS);
        const where = `${name} jumps, half-spread ${halfSpread}, ${snipers} snipers`;
        const makers = runs.map(({ maker }) => maker);
        check(`${where}: maker`, makerProfit(model, halfSpread, snipers + 1), makers);
        const perSniper = runs.map((run) => run.snipers / snipers);
        check(`${where}: each sniper`, sniperProfit(model, halfSpread, snipers + 1), perSniper);
      }
    }
  }
}

/** The rent that snipers take from a slower maker: all of it in a continuous book, and by the batch's length in batches. */
function soakBatches(): void {
  const rate = 0.05;
  const rare = { until: '40000s', fundamental: { settings: { jumpsPerSecond: rate } } };
  const populations = firms({ makerPlace: 1, investorRate: rate / 10 });
  for (const { name, excess } of jumpSizes.filter((sizes) => sizes.excess(JUMP, 567) > 0)) {
    const fundamental = { settings: { jumpsPerSecond: rate, sizes: name } };
    const rent = snipingRent(modelOf(excess, rate), 567);
    for (const interval of [0, 2, 4, 8, 16, 32, 64]) {
      const design = interval === 0 ? {} : batches(interval);
      const runs = newsRuns({ ...rare, ...design, fundamental, populations }, SEEDS);
      const share = interval === 0 ? 1 : batchRentShare(1, interval);
      const snipers = runs.map((run) => run.snipers);
      check(`${name} jumps, batches of ${interval} ms: sniping rent`, rent * share, snipers);
    }
  }
}

/** The model of Budish, Cramton and Shim, against its formulas. */
export function soakArmsRace(): void {
  soakContinuous();
  soakBatches();
}
