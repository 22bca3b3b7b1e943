import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUY, SELL } from '../../../../../src/core/models/side.ts';
import { Hash64 } from '../../../../../src/core/utils/hash.ts';
import { VolumeWindow } from '../../../../../src/market/agents/marketMaking/volumeWindow.ts';

const SPAN = 100;
const trade = fc.record({
  wait: fc.nat(60),
  side: fc.constantFrom(BUY, SELL),
  quantity: fc.integer({ min: 1, max: 1e6 }),
});

it('a window of volume is the sum over a list of trades, however many there are', () => {
  fc.assert(
    fc.property(fc.array(trade, { maxLength: 900 }), fc.nat(900), (trades, cut) => {
      let window = new VolumeWindow(SPAN);
      const list: { time: number; side: number; quantity: number }[] = [];
      let now = 0;
      for (const [i, { wait, side, quantity }] of trades.entries()) {
        now += wait % 3 === 0 ? wait : 0;
        window.add(now, side, quantity);
        list.push({ time: now, side, quantity });
        if (i % 7 === 0) window.moveTo(now);
        if (i === cut) {
          const restored = new VolumeWindow(SPAN);
          restored.restore(window.snapshot());
          const [a, b] = [new Hash64(), new Hash64()];
          window.addTo(a);
          restored.addTo(b);
          expect(b.hex()).toBe(a.hex());
          window = restored;
        }
      }
      window.moveTo(now);
      for (const side of [BUY, SELL]) {
        const sum = list
          .filter((one) => one.side === side && one.time >= now - SPAN)
          .reduce((total, { quantity }) => total + quantity, 0);
        expect(window.volume(side)).toBe(sum);
      }
    }),
    { numRuns: 40 },
  );
});
