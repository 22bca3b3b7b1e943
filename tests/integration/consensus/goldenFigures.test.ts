import { describe, expect, it } from 'vitest';
import { EPOCH, runStreamlet, silentNodes, steadyLags } from '../../support/consensus/chainRun.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Chan and Shi's protocol counted by hand and by small independent scripts: all exact. */
describe('Streamlet, all honest, messages that take exactly delta', () => {
  it.each([
    [1, 0],
    [2, 1],
    [3, 2],
    [8, 7],
    [50, 49],
  ])('%i epochs make %i blocks final: genesis counts as the first of three', (epochs, final) => {
    const run = runStreamlet({ epochs });
    expect(run.final.map(({ epoch }) => epoch)).toEqual(Array.from({ length: final }, (_, i) => i + 1));
    expect(new Set(run.lags)).toEqual(new Set(final > 0 ? [1] : []));
  });

  it.each([
    [4, 15, 60],
    [7, 48, 336],
    [10, 99, 990],
    [16, 255, 4080],
    [31, 960, 29_760],
    [64, 4095, 262_080],
  ])(
    'n = %i: n^2 - 1 = %i messages an epoch without echo, n(n^2 - 1) = %i with it',
    (nodes, without, withEcho) => {
      const epochs = 3;
      const silent = runStreamlet({ nodes, epochs, protocol: { echo: false } });
      expect(silent.traffic.perEpoch).toEqual([without, without, without]);
      const echoing = runStreamlet({ nodes, epochs: nodes > 31 ? 1 : epochs });
      expect(new Set(echoing.traffic.perEpoch)).toEqual(new Set([withEcho]));
      expect(echoing.world.kernel.messages).toBe(echoing.traffic.total);
    },
  );

  it('a message that comes after the timers of its time is too late: eight epochs finalise nothing', () => {
    const run = runStreamlet({
      epochs: 8,
      network: { model: 'asynchronous', wild: 'constant', wildDelay: '1000000001ns' },
    });
    expect(run.watch.chains.size).toBe(0);
    expect([...run.watch.notarised.keys()]).toEqual([1, 3, 5, 7]);
  });
});

describe('Streamlet with silent nodes', () => {
  it.each([
    [0, 299, 5],
    [1, 297, 3],
    [2, 298, 4],
    [3, 299, 5],
  ])('n = 4, node %i silent: %i of 400 epochs are final, %i of 8', (node, of400, of8) => {
    expect(runStreamlet({ epochs: 400, ...silentNodes(node) }).final).toHaveLength(of400);
    expect(runStreamlet({ epochs: 8, ...silentNodes(node) }).final).toHaveLength(of8);
  });

  it('n = 4, one silent: lags cycle through 2, 1, 4', () => {
    const run = runStreamlet({ epochs: 100, ...silentNodes(3) });
    const lags = steadyLags(run, 4, 100);
    expect(lags.slice(0, 9)).toEqual([2, 1, 4, 2, 1, 4, 2, 1, 4]);
    expect(lags.every((lag, i) => lag === [2, 1, 4][i % 3])).toBe(true);
  });

  it.each([
    [7, [2, 5], 210, 146, 7, 3.8],
    [7, [5, 6], 210, undefined, 5, 2.0],
    [10, [2, 5, 8], 300, undefined, 10, 5.29],
    [10, [7, 8, 9], 300, undefined, 6, 1.86],
    [31, [2, 5, 8, 11, 14, 17, 20, 23, 26, 29], 310, undefined, 31, 15.76],
  ])('n = %i, %j silent: lags', (nodes, silent, epochs, final, longest, average) => {
    const run = runStreamlet({ nodes, epochs, protocol: { echo: false }, ...silentNodes(...silent) });
    if (final !== undefined) expect(run.final).toHaveLength(final);
    const lags = steadyLags(run, nodes, epochs);
    expect(Math.max(...lags)).toBe(longest);
    expect(mean(lags)).toBeCloseTo(average, 2);
    expect(lags.length / (epochs - 4 * nodes)).toBeCloseTo((nodes - silent.length) / nodes, 2);
  });

  it.each([
    [4, [2], 36],
    [7, [5, 6], 180],
    [10, [1, 4, 7], 504],
  ])(
    'n = %i, %j silent: (n-s+1)(n-s)(n-1) = %i messages in the epoch of an honest leader',
    (nodes, silent, messages) => {
      const { perEpoch } = runStreamlet({ nodes, epochs: nodes, ...silentNodes(...silent) }).traffic;
      const s = silent.length;
      expect(messages).toBe((nodes - s + 1) * (nodes - s) * (nodes - 1));
      expect(perEpoch).toEqual(perEpoch.map((_, i) => (silent.includes(i) ? 0 : messages)));
    },
  );

  it('n = 4, two silent: nothing is notarised', () => {
    const run = runStreamlet({ epochs: 40, allowUnsafe: true, ...silentNodes(1, 2) });
    expect(run.watch.notarised.size).toBe(0);
  });
});

describe('Streamlet in a partition of two and two', () => {
  it.each([5, 6, 7, 8])(
    'cut through epochs 5 to %i: nothing new; three epochs after the heal the next is final',
    (last) => {
      const cut = { groups: '0,1|2,3', from: '4epochs', until: `${last}epochs` };
      const run = runStreamlet({
        epochs: last + 12,
        network: { model: 'partial', gst: `${last}epochs`, wild: 'calm', partitions: [cut] },
      });
      const notarised = [...run.watch.notarised.keys()];
      expect(notarised.filter((epoch) => epoch > 4 && epoch <= last)).toEqual([]);
      const after = run.final.findIndex(({ epoch }) => epoch > last);
      expect(run.final[after].epoch + run.lags[after]).toBe(last + 3);
      expect(Math.max(...(run.watch.times.get(run.final[after].hash) as number[]))).toBe((last + 3) * EPOCH);
    },
  );
});
