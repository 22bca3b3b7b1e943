import { describe, expect, it } from 'vitest';
import {
  blockOn,
  DESK_EPOCH,
  deskCommittee,
  genesis,
  MonitorDesk,
} from '../../../../support/consensus/monitorDesk.ts';

const everybody = [0, 1, 2, 3];

function begin(desk: MonitorDesk, from: number, to: number): void {
  for (let epoch = from; epoch <= to; epoch++) desk.begin(epoch, ...everybody);
}

describe('liveness', () => {
  const only = ['liveness'];
  const first = blockOn(genesis, 1);

  it('five honest leaders in a row after stabilisation, and still nothing final: the theorem is broken', () => {
    const desk = new MonitorDesk({ only, stopOn: 'none', liveness: { gst: 2 * DESK_EPOCH } });
    begin(desk, 1, 7);
    expect(desk.told).toEqual([]);
    begin(desk, 8, 8);
    expect(desk.told[0]).toBe(
      'node 0 has no final block of the epochs 3 to 7, all led by honest nodes in synchrony',
    );
    expect(desk.seen).toHaveLength(4);
  });

  it('a final block of one of the five is enough', () => {
    const desk = new MonitorDesk({ only, liveness: { gst: 0 } });
    begin(desk, 1, 4);
    for (const node of everybody) desk.finalise(node, first);
    begin(desk, 5, 6);
    expect(desk.told).toEqual([]);
  });

  it('says nothing without stabilisation, and of four nodes in turn with a faulty one only what is asked', () => {
    const silent = new MonitorDesk({ only });
    expect(silent.monitors.watching).toEqual([]);
    const theorem = new MonitorDesk({ only, honest: [0, 1, 2], liveness: { gst: 0 } });
    begin(theorem, 1, 40);
    expect(theorem.told).toEqual([]);
    const asked = new MonitorDesk({
      only,
      honest: [0, 1, 2],
      stopOn: 'none',
      liveness: { gst: 0, within: 7 },
    });
    begin(asked, 1, 8);
    expect(asked.told).toEqual([]);
    begin(asked, 9, 9);
    expect(asked.told[0]).toBe('node 0 saw no new final block for 8 epochs of synchrony, from epoch 1 on');
  });

  it('begins anew when a node has gone down or come up, and expects nothing meanwhile', () => {
    const desk = new MonitorDesk({ only, liveness: { gst: 0 } });
    begin(desk, 1, 3);
    desk.crash(3, true);
    begin(desk, 4, 12);
    desk.crash(3, false);
    begin(desk, 13, 17);
    expect(desk.told).toEqual([]);
    begin(desk, 18, 18);
    expect(desk.told[0]).toContain('of the epochs 13 to 17');
  });

  it('holds nothing against a committee with more faulty nodes than it bears', () => {
    const desk = new MonitorDesk({ only, honest: [0, 1], committee: deskCommittee(), liveness: { gst: 0 } });
    begin(desk, 1, 20);
    expect(desk.told).toEqual([]);
  });
});

describe('growth', () => {
  it('sees a final chain that grows more slowly than was asked for', () => {
    const liveness = { leastGrowth: 0.5, growthEpochs: 4 };
    const desk = new MonitorDesk({ only: ['growth'], honest: [0], stopOn: 'none', liveness });
    const first = blockOn(genesis, 1);
    const second = blockOn(first, 2);
    const third = blockOn(second, 5);
    desk.certify(0, first, 1, 2, 3);
    desk.certify(0, second, 1, 2, 3);
    desk.certify(0, third, 1, 2, 3);
    desk.begin(1, 0);
    desk.finalise(0, second);
    desk.begin(5, 0);
    expect(desk.told).toEqual([]);
    desk.finalise(0, third);
    desk.begin(9, 0);
    expect(desk.told).toEqual([
      'the final chain of node 0 grew by 1 blocks in 4 epochs, less than 0.5 an epoch',
    ]);
  });

  it('watches where it was asked for', () => {
    expect(new MonitorDesk().monitors.watching.map(({ name }) => name)).not.toContain('growth');
  });
});
