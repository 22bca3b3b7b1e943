import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOBSTER_TYPE } from '../../../src/core/data/lobster/lobsterMessage.ts';
import { LobsterReplay } from '../../../src/simulation/scenarios/replay/lobsterReplay.ts';
import { LobsterFlow } from '../../support/lobsterFlow.ts';

const FILES = { messages: 'messages.csv', book: 'book.csv' };
const setting = fc.record({
  seed: fc.nat(),
  levels: fc.constantFrom(1, 2, 3, 5, 10, 50),
  prehistory: fc.constantFrom(0, 3, 40, 200),
  onlyInWindow: fc.boolean(),
});

describe('LobsterReplay', () => {
  it('gives every row of a recording whose window hides no change, whatever its depth', () => {
    fc.assert(
      fc.property(setting, ({ seed, levels, prehistory, onlyInWindow }) => {
        const flow = new LobsterFlow(seed, levels, onlyInWindow);
        flow.prehistory(prehistory);
        const replay = new LobsterReplay(levels, FILES);
        let executions = 0;
        for (let i = 0; i < 300; i++) {
          const { message, row } = flow.step();
          if (i > 0 && message.type === LOBSTER_TYPE.execute) executions++;
          replay.next(message, row);
        }
        replay.book.check();
        const result = replay.result();
        expect(result.mismatches).toEqual(new Array(levels).fill(0));
        expect(result).toMatchObject({ messages: 300, rowsCompared: 299, executions, crossedAdds: 0 });
        // The market fills the first in queue, so the matcher must name the same order.
        expect(result.makerMatches).toBe(result.executionsOfKnownOrders);
      }),
      { numRuns: 200 },
    );
  });

  it('counts a row that was changed, at its level and nowhere else', () => {
    const changed = fc.record({ seed: fc.nat(), onlyInWindow: fc.boolean(), asks: fc.boolean() });
    fc.assert(
      fc.property(changed, fc.integer({ min: 1, max: 99 }), ({ seed, onlyInWindow, asks }, at) => {
        const flow = new LobsterFlow(seed, 5, onlyInWindow);
        flow.prehistory(200);
        const replay = new LobsterReplay(5, FILES);
        for (let i = 0; i < 100; i++) {
          const { message, row } = flow.step();
          if (i === at) (asks ? row.askSize : row.bidSize)[0]++;
          replay.next(message, row);
        }
        expect(replay.result().mismatches).toEqual([1, 0, 0, 0, 0]);
      }),
    );
  });
});
