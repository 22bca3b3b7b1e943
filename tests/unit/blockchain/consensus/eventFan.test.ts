import { expect, it } from 'vitest';
import { EventFan } from '../../../../src/blockchain/consensus/eventFan.ts';
import { genesis } from '../../../support/consensus/monitorDesk.ts';

it('tells listeners in their order, each what it listens to, and stops when one asks', () => {
  const heard: string[] = [];
  const stopper = { stopReason: undefined as string | undefined };
  const fan = new EventFan([
    { certified: (node) => void heard.push(`a certified ${node}`) },
    stopper,
    {
      certified: (node) => void heard.push(`b certified ${node}`),
      beganEpoch: (node, epoch) => void heard.push(`b began ${node} ${epoch}`),
      crashed: (node, isDown) => void heard.push(`b crashed ${node} ${isDown}`),
    },
  ]);
  fan.begins(() => true);
  fan.beganEpoch(1, 2, 0);
  fan.certified(3, genesis, 0);
  fan.finalised(3, genesis, 0);
  fan.crashed(0, true, 0);
  expect(heard).toEqual(['b began 1 2', 'a certified 3', 'b certified 3', 'b crashed 0 true']);
  expect(fan.stopReason).toBeUndefined();
  stopper.stopReason = 'enough';
  expect(fan.stopReason).toBe('enough');
});
