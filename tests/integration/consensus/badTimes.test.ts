import { describe, expect, it } from 'vitest';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { type ChainRun, EPOCH, runStreamlet } from '../../support/consensus/chainRun.ts';

/** When the last node saw a block final for the first time after `time`, in epochs since then. */
function firstFinality({ watch }: ChainRun, time: number): number {
  const seen = [...watch.times.values()].map((times) => Math.max(...times) / EPOCH - time);
  return Math.min(...seen.filter((after) => after > 0));
}

function cut(groups: string, from: number, until: number, crossing = 'wait'): ConfigObject {
  const partitions = [{ groups, from: `${from}epochs`, until: `${until}epochs`, crossing }];
  return { model: 'partial', gst: `${until}epochs`, wild: 'calm', partitions };
}

describe('a partition of two and two', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 12])(
    'notarises nothing; healed after %i epochs there is new finality at the end of the third epoch then',
    (heal) => {
      const run = runStreamlet({ epochs: heal + 4, network: cut('0,1|2,3', 0, heal) });
      expect([...run.watch.notarised.keys()].filter((epoch) => epoch <= heal)).toEqual([]);
      expect(firstFinality(run, heal)).toBe(3);
      expect(run.final.map(({ epoch }) => epoch)).toEqual([heal + 1, heal + 2, heal + 3]);
    },
  );

  it.each(['wait', 'lost'])('keeps what was final before it (messages across: %s)', (crossing) => {
    for (const [from, heal] of [
      [2, 5],
      [3, 8],
      [4, 10],
      [5, 9],
    ]) {
      const run = runStreamlet({ epochs: heal + 4, network: cut('0,1|2,3', from, heal, crossing) });
      expect(firstFinality(run, heal)).toBe(3);
      const epochs = run.final.map(({ epoch }) => epoch);
      const before = Array.from({ length: from }, (_, i) => i + 1);
      expect(epochs).toEqual([...before, heal + 1, heal + 2, heal + 3]);
    }
  });
});

describe('a partition of three and one', () => {
  it('the three go on as with a silent node; the one falls behind, catches up by the heal and never forks', () => {
    const heal = 12;
    const run = runStreamlet({ epochs: heal + 4, network: cut('0,1,2|3', 0, heal) });
    const { chains, times } = run.watch;
    const epochs = run.final.map(({ epoch }) => epoch);
    expect(epochs).toEqual([1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15]);
    for (const { hash, epoch } of run.final.filter(({ epoch }) => epoch < 10)) {
      const [last, ...others] = (times.get(hash) as number[]).sort((a, b) => b - a);
      expect(last, `block ${epoch} at node 3`).toBe((heal + 0.5) * EPOCH);
      expect(Math.max(...others)).toBeLessThanOrEqual(heal * EPOCH);
    }
    const hashes = [...chains.values()].map((chain) => chain.map(({ hash }) => hash));
    for (const each of hashes) expect(each).toEqual(hashes[0]);
  });
});

describe('delays above delta', () => {
  const constant = (wildDelay: string) =>
    runStreamlet({
      epochs: 40,
      network: { model: 'asynchronous', wild: 'constant', wildDelay },
    });

  it.each([
    ['delta', 40, 39],
    ['1.1delta', 20, 0],
    ['2delta', 20, 0],
    ['2.1delta', 1, 0],
  ])('every message takes %s: of 40 blocks %i notarised, %i final', (delay, notarised, final) => {
    const run = constant(delay);
    expect(run.watch.notarised.size).toBe(notarised);
    expect(run.final.length).toBe(final);
  });

  it('random ones of two delta on average lose liveness at times, and never agreement', () => {
    const lengths = Array.from({ length: 12 }, (_, seed) => {
      const network = { model: 'asynchronous', wildDelay: '2delta', inOrder: false };
      return runStreamlet({ epochs: 20, network }, seed).final.length;
    });
    expect(Math.max(...lengths)).toBeGreaterThan(0);
    expect(Math.max(...lengths)).toBeLessThan(19);
  });
});

describe('clocks that are off, with delays of half a delta', () => {
  const skewed = (skews: ConfigObject[]) =>
    runStreamlet({ epochs: 40, network: { delay: '0.5delta', skews } });

  it('less than delta: nothing is lost', () => {
    for (const ahead of ['0.9delta', 'delta', '-0.9delta', '-delta'])
      expect(skewed([{ node: 3, ahead }]).final.length).toBe(39);
    const both = [
      { node: 3, ahead: '0.9delta' },
      { node: 1, ahead: '-0.9delta' },
    ];
    expect(skewed(both).final.length).toBe(39);
  });

  it('more than delta at one node: its blocks are lost, as those of a silent one', () => {
    for (const [ahead, final] of [
      ['1.1delta', 29],
      ['1.9delta', 29],
      ['-1.1delta', 30],
      ['-2.5delta', 30],
      ['-3delta', 30],
    ] as const) {
      expect(skewed([{ node: 3, ahead }]).final.length, ahead).toBe(final);
    }
  });

  it('more than delta at two nodes that do not follow each other: nothing is final, and nothing disagrees', () => {
    const run = skewed([
      { node: 1, ahead: '1.1delta' },
      { node: 3, ahead: '1.1delta' },
    ]);
    expect([run.watch.notarised.size, run.final.length]).toEqual([20, 0]);
  });

  it('of twins each has a clock of its own: the second one lies behind all others', () => {
    const traceOf = (skews: ConfigObject[]) => {
      const faulty = [{ node: 1, adversary: 'twins' }];
      return runStreamlet({ epochs: 8, faulty, network: { delay: '0.5delta', skews } }).world.kernel
        .traceHash;
    };
    const ahead = '1.5delta';
    const traces = [[], [{ node: 1, ahead }], [{ node: 4, ahead }]].map(traceOf);
    expect(new Set(traces).size).toBe(3);
  });
});
