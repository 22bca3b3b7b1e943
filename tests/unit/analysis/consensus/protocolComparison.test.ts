import { describe, expect, it } from 'vitest';
import { type ChainRun, compareCase } from '../../../../src/analysis/consensus/protocolComparison.ts';
import { protocolFigures } from '../../../../src/analysis/visualization/consensus/protocolFigures.ts';

const run: ChainRun = {
  seed: 1,
  traceHash: '',
  epochs: 10,
  finalBlocks: 8,
  honestProposals: 9,
  honestFinal: 6,
  latency: 3e9,
  certifiedByHalf: 1e9,
  certifiedByAll: 2e9,
  lastFinal: 20e9,
  messages: 400,
  refusals: 0,
  conflicts: 0,
  deltaSeconds: 2,
  unitSeconds: 1e-9,
};
const silent = {
  ...run,
  finalBlocks: 0,
  honestFinal: 0,
  honestProposals: 0,
  latency: Number.NaN,
  lastFinal: 0,
};
const streamlet = { protocol: 'streamlet', nodes: 4, attack: 'none', faulty: 0, messagesByFormula: 60 };
const meansOf = (runs: readonly ChainRun[]) => {
  const { measures } = compareCase(streamlet, runs, 100);
  return Object.fromEntries(Object.entries(measures).map(([key, { mean }]) => [key, mean]));
};

describe('a case of a comparison', () => {
  it('is measured in deltas, seconds, messages, blocks and transactions', () => {
    const means = meansOf([run]);
    expect(means).toEqual({
      latencyDeltas: 1.5,
      latencySeconds: 3,
      certifiedByHalf: 0.5,
      certifiedByAll: 1,
      messagesPerBlock: 50,
      blocksPerSecond: 0.4,
      transactionsPerSecond: 40,
      growth: 0.8,
      kept: 6 / 9,
      conflicts: 0,
    });
  });

  it('counts a run without a final block as no latency and no throughput', () => {
    expect(meansOf([run, silent])).toMatchObject({ latencyDeltas: 1.5, blocksPerSecond: 0.2, growth: 0.4 });
    expect(meansOf([silent]).latencyDeltas).toBeNaN();
  });

  it('has an interval where runs differ, and none with one seed', () => {
    const { growth } = compareCase(streamlet, [run, { ...run, finalBlocks: 6 }], 100).measures;
    expect([growth.mean, growth.interval.low < 0.7, growth.interval.high > 0.7]).toEqual([0.7, true, true]);
    expect(compareCase(streamlet, [run], 100).measures.growth.interval.low).toBeNaN();
  });

  it('is drawn with what it cost and what the formula says', () => {
    const cases = [4, 7].map((nodes) => compareCase({ ...streamlet, nodes }, [run], 100));
    const figures = protocolFigures({ seeds: [1], transactions: 100, cases, omitted: [] });
    expect(figures.map(({ name }) => name)).toContain('committee-messages');
    const { data } = figures[0].figure;
    expect(data.map(({ y }) => y)).toEqual([
      [50, 50],
      [60, 60],
    ]);
    const bars = figures.filter(({ name }) => name.startsWith('attacks-'));
    for (const { figure } of bars) expect(figure.data).toHaveLength(1);
  });
});
