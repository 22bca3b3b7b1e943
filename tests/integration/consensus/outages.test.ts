import { describe, expect, it } from 'vitest';
import type { ConsensusEvents } from '../../../src/core/consensus/consensusEvents.ts';
import { restoreSnapshot, takeSnapshot } from '../../../src/simulation/engine/kernelSnapshot.ts';
import { buildWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { EPOCH, FinalityWatch, streamletPlan } from '../../support/consensus/chainRun.ts';

const NODE = 2;
const [DOWN, UP] = [3 * EPOCH, 8 * EPOCH];

/** Notes what one node does, in epochs. */
class NodeWatch implements ConsensusEvents {
  readonly crashes: string[] = [];
  readonly acts: number[] = [];
  readonly votes: number[] = [];

  crashed(node: number, isDown: boolean, now: number): void {
    this.crashes.push(`${node} ${isDown ? 'down' : 'up'} ${now / EPOCH}`);
  }

  sent(node: number, _message: unknown, _receivers: number, now: number): void {
    if (node === NODE) this.acts.push(now);
  }

  voted(node: number, { epoch }: { epoch: number }): void {
    if (node === NODE) this.votes.push(epoch);
  }
}

function crash(outage: object, epochs = 14) {
  const nodeWatch = new NodeWatch();
  const finality = new FinalityWatch();
  const outages = [{ node: NODE, from: '3epochs', until: '8epochs', ...outage }];
  const plan = streamletPlan({ epochs, network: { delay: '0.5delta', outages } });
  const world = buildWorld(plan, { watchers: [nodeWatch, finality] });
  const cause = world.kernel.run({ until: world.until });
  return { plan, world, cause, nodeWatch, finality };
}

describe('a node that crashes and recovers', () => {
  it.each(['kept', 'lost'])('says nothing while it is down, and has every block again (mail %s)', (mail) => {
    const { nodeWatch, finality, cause, world } = crash({ mail });
    expect(nodeWatch.crashes).toEqual(['2 down 3', '2 up 8']);
    expect(nodeWatch.acts.filter((time) => time >= DOWN && time < UP)).toEqual([]);
    expect(nodeWatch.acts.filter((time) => time >= UP).length).toBeGreaterThan(0);
    expect([cause, world.kernel.dropped]).toEqual(['idle', 0]);
    const chains = [...finality.chains.values()].map((chain) => chain.map(({ hash }) => hash));
    expect(chains).toHaveLength(4);
    expect(chains[NODE]).toEqual(chains[0]);
    expect(chains[0].length).toBeGreaterThan(8);
  });

  it('votes once per epoch at most, before and after: it keeps what it voted', () => {
    const { votes } = crash({ mail: 'kept', until: '8.1epochs', from: '3.3epochs' }).nodeWatch;
    expect(new Set(votes).size).toBe(votes.length);
    expect(votes.length).toBeGreaterThan(9);
  });

  it('as leader of epochs that it missed it proposes nothing on a later block', () => {
    const proposals: { epoch: number; parent: number | undefined }[] = [];
    const epochs = new Map<string, number>();
    const proposed: ConsensusEvents['proposed'] = (_node, { epoch, block }) => {
      epochs.set(block?.hash ?? '', epoch);
      proposals.push({ epoch, parent: epochs.get(block?.parent ?? '') });
    };
    const outages = [{ node: 2, from: '0', until: '5epochs' }];
    const plan = streamletPlan({ epochs: 8, network: { outages } });
    const world = buildWorld(plan, { watchers: [{ proposed }] });
    world.kernel.run({ until: world.until });
    expect(proposals.map(({ epoch }) => epoch)).toEqual([1, 2, 4, 5, 6, 7, 8]);
    for (const { epoch, parent = 0 } of proposals) expect(parent).toBeLessThan(epoch);
  });

  it('a node that is never up again is a silent one: its mail is lost, the others go on', () => {
    const { nodeWatch, finality, cause, world } = crash({ until: 'never' }, 40);
    expect(nodeWatch.crashes).toEqual(['2 down 3']);
    expect(nodeWatch.acts.every((time) => time < DOWN)).toBe(true);
    expect(cause).toBe('idle');
    expect(world.kernel.dropped).toBeGreaterThan(0);
    expect(finality.chains.get(NODE)?.length).toBeLessThan(3);
    expect(finality.chains.get(0)?.length).toBeGreaterThan(25);
  });

  it('goes on from a snapshot as it would have', () => {
    const { plan, world } = crash({ mail: 'lost' });
    const whole = world.kernel.traceHash;
    for (const time of [2.9, 3, 5.25, 7.9, 8, 9.6]) {
      const first = buildWorld(plan, {});
      first.kernel.runUntil(time * EPOCH);
      const second = buildWorld(plan, {});
      restoreSnapshot(second.kernel, takeSnapshot(first.kernel));
      second.kernel.run({ until: second.until });
      expect(second.kernel.traceHash, `from epoch ${time}`).toBe(whole);
    }
  });
});
