import { beforeAll, describe, expect, it } from 'vitest';
import {
  batchRentShare,
  equilibriumHalfSpread,
  makerProfit,
  type SnipingModel,
  sniperProfit,
  snipingRent,
} from '../../src/analysis/theory/snipingEquilibrium.ts';
import { findJumpSizes } from '../../src/market/dynamics/fundamental/jumpSizes.ts';
import { batches, firms, type GainsPerSecond, newsRuns, standardErrorsFrom } from '../support/newsRuns.ts';

/*
 * Budish, Cramton and Shim, The High-Frequency Trading Arms Race, Quarterly Journal of Economics 130 (2015): the profits
 * that their model gives to each role, against what the roles earn in the world. Prices in ticks, of which the mean jump
 * has 1000. Seeds are fixed; agreement means two standard errors. `npm run soak` has
 * more numbers of firms, half-spreads, distributions and seeds.
 */

const JUMP = 1000;
const SEEDS = 20;

const model = (sizes: string, investorRate = 1, jumpRate = 1): SnipingModel => ({
  investorRate,
  jumpRate,
  excess: (halfSpread) => findJumpSizes(sizes).excess(JUMP, halfSpread),
});

function expectAgreement(theory: number, samples: readonly number[]): void {
  expect(Math.abs(standardErrorsFrom(theory, samples))).toBeLessThanOrEqual(2);
}

describe('the continuous book at the equilibrium half-spread', () => {
  let runs: GainsPerSecond[];
  const halfSpread = Math.round(equilibriumHalfSpread(model('exponential')));

  beforeAll(() => {
    runs = newsRuns({ until: '2000s', populations: firms({ halfSpread }) }, SEEDS);
  });

  it('which is W(1) = 0.567143 mean jumps for exponential jumps and equal rates', () => {
    expect(halfSpread).toBe(567);
  });

  it('leaves snipers the rent of the theory, of which one race in five is the maker his own', () => {
    const rent = snipingRent(model('exponential'), halfSpread);
    expectAgreement(
      (rent * 4) / 5,
      runs.map(({ snipers }) => snipers),
    );
  });

  it('pays the maker as much as each sniper: nobody wants to change places', () => {
    expectAgreement(
      makerProfit(model('exponential'), halfSpread, 5),
      runs.map(({ maker }) => maker),
    );
    expectAgreement(
      0,
      runs.map(({ maker, snipers }) => maker - snipers / 4),
    );
  });

  it('takes the whole rent from the investors: the half-spread from each', () => {
    expectAgreement(
      -halfSpread,
      runs.map(({ investors }) => investors),
    );
    for (const { maker, snipers, investors } of runs) expect(maker + snipers + investors).toBeCloseTo(0, 9);
  });
});

describe('the continuous book', () => {
  it('has its equilibrium at W(1) mean jumps: there maker and snipers are found to earn the same', () => {
    // By the two half-spreads around it, run by run: where the straight line between them is 0. It bends so little that
    // the root is off by less than a tick.
    const [low, high] = [527, 607].map((halfSpread) => {
      const runs = newsRuns({ until: '2000s', populations: firms({ halfSpread }) }, SEEDS);
      return runs.map(({ maker, snipers }) => maker - snipers / 4);
    });
    const roots = low.map((gain, i) => 527 - (80 * gain) / (high[i] - gain));
    expectAgreement(JUMP * 0.567143, roots);
    const mean = roots.reduce((sum, root) => sum + root, 0) / SEEDS;
    expect(Math.abs(mean - 567.143)).toBeLessThan(10);
  });

  it.each([200, 1500])('pays maker and snipers by the formula at half-spread %i', (halfSpread) => {
    const runs = newsRuns({ until: '2000s', populations: firms({ halfSpread }) }, SEEDS / 2);
    const theory = model('exponential');
    const makers = runs.map(({ maker }) => maker);
    const snipers = runs.map((run) => run.snipers / 4);
    expectAgreement(makerProfit(theory, halfSpread, 5), makers);
    expectAgreement(sniperProfit(theory, halfSpread, 5), snipers);
  });
});

describe('frequent batch auctions', () => {
  // News is rare, so that no second one comes while moved quotes are sealed.
  const rare = { until: '40000s', fundamental: { settings: { jumpsPerSecond: 0.05 } } };
  const rent = snipingRent(model('exponential', 0.005, 0.05), 567);

  it('let a maker as fast as the others quote at next to nothing: the equilibrium half-spread is zero', () => {
    const populations = firms({ halfSpread: 1 });
    const batched = newsRuns({ until: '2000s', ...batches(10), populations }, 4);
    const continuous = newsRuns({ until: '2000s', populations }, 4);
    const lost = snipingRent(model('exponential'), 1);
    for (const { snipers } of batched) expect(snipers).toBeLessThan(lost / 500);
    // Nobody would rather snipe, and any wider quote could be undercut.
    for (const { maker, snipers } of batched) expect(maker).toBeGreaterThan(snipers / 4);
    for (const { maker } of continuous) expect(maker).toBeLessThan(-lost / 2);
  });

  it.each([4, 8, 16, 32])('of %i ms leave the rent of the 1 ms by which snipers are faster', (interval) => {
    const populations = firms({ makerPlace: 1, investorRate: 0.005 });
    const runs = newsRuns({ ...rare, ...batches(interval), populations }, 12);
    const snipers = runs.map((run) => run.snipers);
    expectAgreement(rent * batchRentShare(1, interval), snipers);
  });

  it('make snipers compete by price: whoever bids what the lot is worth leaves nothing to be had', () => {
    const populations = firms({ makerPlace: 1, investorRate: 0.005, offers: 'value' });
    const runs = newsRuns({ ...rare, ...batches(4), populations }, 4);
    for (const { snipers } of runs) expect(snipers).toBeLessThan((rent * batchRentShare(1, 4)) / 100);
  });
});
