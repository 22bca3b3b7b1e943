import { describe, expect, it } from 'vitest';
import { monitors } from '../../../../../src/blockchain/consensus/monitors/registry.ts';
import { streamlet } from '../../../../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../../../src/core/consensus/protocol.ts';
import { blockOn, genesis, MonitorDesk } from '../../../../support/consensus/monitorDesk.ts';

const first = blockOn(genesis, 1);
const rival = blockOn(genesis, 1, 'rival');

describe('monitors of a run', () => {
  it('are those whose rule the protocol names, and where something is promised', () => {
    const names = (desk: MonitorDesk) => desk.monitors.watching.map(({ name }) => name);
    const all = new MonitorDesk({ liveness: { gst: 0, leastGrowth: 0.1 } });
    expect(names(all)).toEqual(monitors.map(({ name }) => name));
    const protocol = { ...streamlet, rules: ['one-vote'] } as unknown as Protocol;
    expect(names(new MonitorDesk({ protocol }))).toEqual(['agreement', 'validity', 'one-vote']);
    expect(names(new MonitorDesk({ only: ['finality'] }))).toEqual(['finality']);
  });

  it('have names: one that is none is refused', () => {
    expect(() => new MonitorDesk({ only: ['harmony'] })).toThrow(/no monitor called harmony/);
  });

  it('are told of honest nodes only', () => {
    const desk = new MonitorDesk({ honest: [0, 1, 2] });
    desk.castVote(3, rival);
    desk.castVote(3, first);
    desk.finalise(3, first);
    desk.begin(1, 3);
    desk.propose(3, first);
    desk.monitors.certified(3, first, 0);
    desk.receive(3, desk.vote(0, first), desk.vote(0, rival));
    expect(desk.seen).toEqual([]);
    expect(desk.monitors.evidence).toEqual([]);
  });

  it('end the run at any violation, or at one of agreement where the committee cannot bear its faulty nodes', () => {
    const twice = (desk: MonitorDesk) => {
      desk.castVote(1, first);
      desk.castVote(1, rival);
      return desk.monitors.stopReason;
    };
    expect(twice(new MonitorDesk({ only: ['one-vote'] }))).toBe(
      'one-vote: node 1 voted in epoch 1, although it had voted in epoch 1',
    );
    expect(twice(new MonitorDesk({ only: ['one-vote'], honest: [0, 1] }))).toBeUndefined();
    expect(twice(new MonitorDesk({ only: ['one-vote'], honest: [0, 1], stopOn: 'any' }))).toBeDefined();
    const parted = new MonitorDesk({ only: ['agreement'], honest: [0, 1] });
    parted.certify(0, first, 1, 2, 3);
    parted.certify(1, rival, 0, 2, 3);
    parted.finalise(0, first);
    expect(parted.monitors.stopReason).toBeUndefined();
    parted.finalise(1, rival);
    expect(parted.monitors.stopReason).toMatch(/^agreement: node 1 made block/);
  });

  it('keep sixteen violations of one monitor', () => {
    const desk = new MonitorDesk({ only: ['one-vote'], stopOn: 'none' });
    for (let i = 0; i < 40; i++) desk.castVote(1, blockOn(genesis, 1, String(i)));
    expect(desk.seen).toHaveLength(16);
  });
});

describe('evidence', () => {
  const second = blockOn(first, 2);
  const low = blockOn(genesis, 3);

  it('two votes in one epoch, of one signer, for different blocks', () => {
    const desk = new MonitorDesk();
    desk.receive(0, desk.vote(3, first), desk.vote(2, rival));
    expect(desk.monitors.evidence).toEqual([]);
    desk.receive(1, desk.vote(3, rival));
    expect(desk.monitors.evidence).toMatchObject([{ kind: 'double-vote', culprit: 3, epoch: 1 }]);
    expect(desk.monitors.culprits).toEqual([3]);
  });

  it('a vote in a later epoch for a block of smaller height, in whichever order they come', () => {
    for (const order of [
      [second, low],
      [low, second],
    ]) {
      const desk = new MonitorDesk();
      desk.receive(0, desk.proposal(0, first), ...order.map((block) => desk.vote(3, block)));
      expect(desk.monitors.evidence).toMatchObject([{ kind: 'vote-for-lower', culprit: 3, epoch: 3 }]);
      expect(desk.monitors.evidence[0].messages.map(({ epoch }) => epoch)).toEqual([2, 3]);
    }
  });

  it('heights may become known later', () => {
    const desk = new MonitorDesk();
    desk.receive(0, desk.vote(3, second), desk.vote(3, low));
    expect(desk.monitors.evidence).toEqual([]);
    desk.receive(0, desk.proposal(0, first));
    expect(desk.monitors.culprits).toEqual([3]);
  });

  it('a later vote for a block as high or higher, and a forged vote, show nothing', () => {
    const desk = new MonitorDesk();
    desk.receive(0, desk.proposal(0, first), desk.vote(3, second), desk.vote(3, blockOn(first, 3)));
    desk.receive(0, desk.vote(3, blockOn(second, 4)), desk.forgedVote(3, blockOn(second, 4, 'forged')));
    expect(desk.monitors.evidence).toEqual([]);
  });

  it('a message that only Byzantine nodes have convicts nobody', () => {
    const desk = new MonitorDesk({ honest: [0, 1] });
    desk.receive(2, desk.vote(3, first), desk.vote(3, rival));
    expect(desk.monitors.evidence).toEqual([]);
  });
});
