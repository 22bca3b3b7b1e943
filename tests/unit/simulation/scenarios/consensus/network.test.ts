import { describe, expect, it } from 'vitest';
import type { ConfigObject } from '../../../../../src/core/data/config/layers.ts';
import { resolveConfig } from '../../../../../src/core/data/config/resolve.ts';
import { createRng } from '../../../../../src/core/utils/rng.ts';
import {
  oneWayDelaysNs,
  REGIONS,
} from '../../../../../src/simulation/scenarios/consensus/network/regions.ts';
import { consensusNetworkSettings } from '../../../../../src/simulation/scenarios/consensus/network/settings.ts';
import { Spans } from '../../../../../src/simulation/scenarios/consensus/network/spans.ts';
import { createConsensusNetwork } from '../../../../../src/simulation/scenarios/consensus/network.ts';

/** Four nodes from actor 1 on, delta of a second, time in milliseconds. */
function lay(network: ConfigObject, seed = 1) {
  const config = resolveConfig(consensusNetworkSettings, [{ source: 'test', values: network }]);
  return createConsensusNetwork(config, {
    delta: 1000,
    resolutionNs: 1e6,
    seed,
    firstActor: 1,
    instances: 4,
  });
}

/** The delay of a message from node 0 to node 1 at time 0. */
function firstDelay(network: ConfigObject, to = 1): number {
  const { latency } = lay(network);
  latency.useClock?.(new Float64Array(1));
  return latency.sample(1, 1 + to, 0, createRng(1, 'latency'));
}

describe('lengths of time of a chain', () => {
  const spans = new Spans(1000, 1e6);

  it.each([
    ['delta', 1000],
    ['2delta', 2000],
    ['0.5delta', 500],
    ['1epoch', 2000],
    ['2.5 epochs', 5000],
    ['20s', 20_000],
    ['150ms', 150],
    ['0', 0],
    ['0s', 0],
  ])('%s is %i time units', (text, units) => {
    expect(spans.parse(text, 'here')).toBe(units);
    expect(spans.parseSigned(`-${text}`, 'here')).toBe(0 - units);
  });

  it('reads ranges, and refuses what is no length', () => {
    expect(spans.parseRange('2s..3epochs', 'here')).toEqual({ least: 2000, most: 6000 });
    expect(spans.parseRange('delta', 'here')).toEqual({ least: 1000, most: 1000 });
    expect(() => spans.parseRange('3s..2s', 'here')).toThrow(/its end lies before its beginning/);
    for (const text of ['soon', '-1s', 'deltadelta', '1..2', '']) {
      expect(() => spans.parse(text, 'network.delay'), text).toThrow(/network\.delay/);
    }
  });
});

describe('the network of a chain', () => {
  it('is synchronous with every delay delta where nothing is said', () => {
    const network = lay({});
    expect(firstDelay({})).toBe(1000);
    expect([network.timelyFrom, network.inOrder, network.arrivesBy(500)]).toEqual([0, true, 1500]);
    expect(network.latency.monotone).toBe(true);
  });

  it('draws GST from its range by the seed, and tells nobody but the world', () => {
    const drawn = [1, 2, 3, 4, 5].map((seed) => lay({ model: 'partial', gst: '2s..20s' }, seed).timelyFrom);
    expect(new Set(drawn).size).toBeGreaterThan(3);
    expect(drawn.every((gst) => gst >= 2000 && gst <= 20_000)).toBe(true);
    expect(lay({ model: 'partial', gst: '2s..20s' }, 3).timelyFrom).toBe(drawn[2]);
    expect(lay({ model: 'asynchronous' }).timelyFrom).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    [{ model: 'asynchronous', wild: 'constant', wildDelay: '3delta' }, 3000],
    [{ model: 'partial', wild: 'constant', wildDelay: '3delta', gst: '1s' }, 2000],
    [{ model: 'partial', wild: 'calm', delay: '0.2delta' }, 200],
    [{ delays: 'uniform', delay: '10ms', least: '10ms' }, 10],
    [{ model: 'partial', wild: 'calm', delays: 'fast-start', least: '3ms' }, 3],
    [{ delays: 'regions', regions: ['london', 'tokyo'] }, 122],
    [{ delays: 'regions', regions: ['tokyo', 'london'] }, 122],
    [{ delays: 'regions', regions: ['london'] }, 1],
  ])('%j: a first message takes %i ms', (network, delay) => {
    expect(firstDelay(network)).toBe(delay);
  });

  it('has the published round trips between regions, both ways, in whole milliseconds', () => {
    const delays = oneWayDelaysNs();
    expect(REGIONS).toHaveLength(10);
    expect(delays.every((row) => row.length === 10)).toBe(true);
    const trip = (from: string, to: string) => (2 * delays[REGIONS.indexOf(from)][REGIONS.indexOf(to)]) / 1e6;
    expect([trip('frankfurt', 'london'), trip('sydney', 'sao-paulo'), trip('osaka', 'tokyo')]).toEqual([
      13, 328, 9,
    ]);
    // A route back differs from the route out by little: the table is a measurement of one network.
    for (const from of REGIONS)
      for (const to of REGIONS) expect(Math.abs(trip(from, to) - trip(to, from))).toBeLessThanOrEqual(3);
  });

  it.each<[string, ConfigObject, RegExp]>([
    ['network.loss', { loss: 0.1 }, /a synchronous network loses nothing/],
    ['network.partitions', { partitions: [{}] }, /a synchronous network is never cut/],
    ['network.delay', { delay: '2delta' }, /longer than delta/],
    ['network.regions', { delays: 'regions', jitter: '950ms' }, /longer than delta/],
    ['network.regions', { regions: ['london'] }, /delays are constant/],
    ['network.regions.1', { delays: 'regions', regions: ['london', 'atlantis'] }, /regions are dallas/],
    ['network.least', { delays: 'uniform', delay: '1ms', least: '2ms' }, /above network.delay/],
    ['network.wild', { model: 'asynchronous', wild: 'calm' }, /never calm/],
    ['network.wildDelay', { model: 'asynchronous', wildDelay: '0' }, /above zero/],
    ['network.resend', { resend: '0' }, /above zero, or never/],
    ['network.gst', { model: 'partial', gst: '3s..2s' }, /its end lies before/],
    ['network.partitions.0.until', { model: 'partial', gst: '1s', partitions: [{}] }, /not synchronous then/],
    [
      'network.partitions.0.until',
      { model: 'partial', gst: '7.9s..99s', partitions: [{}] },
      /not synchronous then/,
    ],
    [
      'network.partitions.0.until',
      { model: 'asynchronous', partitions: [{ from: '2s', until: '2s' }] },
      /does not come after/,
    ],
    [
      'network.partitions.0.groups',
      { model: 'asynchronous', partitions: [{ groups: '0,1|1,2' }] },
      /1 is in it twice/,
    ],
    [
      'network.partitions.0.groups',
      { model: 'asynchronous', partitions: [{ groups: '0|x' }] },
      /from 0 to 3/,
    ],
    ['network.outages.0.node', { outages: [{ node: 4 }] }, /from 0 to 3/],
    ['network.outages.0.until', { outages: [{ from: '3s', until: '1s' }] }, /does not come after/],
    ['network.skews.0.node', { skews: [{ node: 9 }] }, /from 0 to 3/],
  ])('%s is refused where it contradicts: %j', (path, network, reason) => {
    expect(() => lay(network)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID_VALUE',
        message: expect.stringMatching(reason),
        facts: expect.objectContaining({ path }),
      }),
    );
  });
});
