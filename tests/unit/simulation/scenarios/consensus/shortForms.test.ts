import { describe, expect, it } from 'vitest';
import { streamletPlan } from '../../../../support/consensus/chainRun.ts';

/** The network of a plan as a manifest holds it. */
function planned(network: object) {
  return (
    streamletPlan({ network: { model: 'asynchronous', delays: 'regions', ...network } }).config as {
      network: object;
    }
  ).network;
}

describe('faults of a network as text', () => {
  it('become the lists that they stand for', () => {
    const text = {
      partitions: '0,1|2,3@0..4epochs 0|1,2@2.5epochs..60s:lost',
      outages: '2@3epochs..5epochs; 0@1s..never:lost',
      skews: '3@0.5delta 1@-2delta',
      regions: 'london, tokyo',
    };
    const lists = {
      partitions: [
        { groups: '0,1|2,3', from: '0', until: '4epochs', crossing: 'wait' },
        { groups: '0|1,2', from: '2.5epochs', until: '60s', crossing: 'lost' },
      ],
      outages: [
        { node: 2, from: '3epochs', until: '5epochs', mail: 'kept' },
        { node: 0, from: '1s', until: 'never', mail: 'lost' },
      ],
      skews: [
        { node: 3, ahead: '0.5delta' },
        { node: 1, ahead: '-2delta' },
      ],
      regions: ['london', 'tokyo'],
    };
    expect(planned(text)).toMatchObject(lists);
    expect(planned(lists)).toEqual(planned(text));
    expect(planned({ partitions: '' })).toMatchObject({ partitions: [] });
  });

  it.each([
    ['network.partitions', { partitions: '0,1|2,3' }, /must look like 0,1\|2,3@0..4epochs/],
    ['network.partitions', { partitions: '0|1@0..1s:gone' }, /stands wait or lost/],
    ['network.outages', { outages: '2,1@0..1s' }, /stands a node/],
    ['network.outages', { outages: '2@0..1s:wait' }, /stands kept or lost/],
    ['network.skews', { skews: '1:1s' }, /must look like 3@0.5delta/],
    ['network.partitions.0.groups', { partitions: '0|9@0..1s' }, /from 0 to 3/],
  ])('%s: %j is refused', (path, network, reason) => {
    expect(() => planned(network)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID_VALUE',
        message: expect.stringMatching(reason),
        facts: expect.objectContaining({ path }),
      }),
    );
  });
});
