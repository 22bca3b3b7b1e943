import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, SELL } from '../../../src/core/models/side.ts';
import { DisplayedVenue } from '../../support/displayedVenue.ts';
import { type TermCommand, termCommands } from '../../support/termCommands.ts';

/** The flow of the engines' own test, in one instrument and without orders that were parked before. */
const flow = termCommands(150).map((commands) =>
  commands.map((command): TermCommand => {
    if (command.do === 'submitTerms') return { ...command, instrument: 0, parked: false };
    return command.do === 'submit' ? { ...command, instrument: 0 } : command;
  }),
);

describe('a book of orders with terms', () => {
  it('looks the same to subscribers, exports and metrics as to itself: what is displayed, in its queues', () => {
    fc.assert(
      fc.property(flow, (commands) => {
        const venue = new DisplayedVenue();
        for (const command of commands) {
          venue.do(command);
          const displayed = venue.displayed;
          expect(DisplayedVenue.ordersOf(venue.orders)).toEqual(displayed);
          expect(venue.exported).toEqual(displayed);
          const { depth, engine, metrics, lots } = venue;
          for (const side of [BUY, SELL]) {
            let levels = 0;
            for (let price = engine.best(0, side); price !== 0; price = engine.nextLevel(0, side, price)) {
              expect(depth.priceAt(side, levels)).toBe(price);
              const quantity = engine.levelQuantity(0, side, price);
              expect([depth.quantityAt(side, price), lots.get(price)]).toEqual([quantity, quantity]);
              const orders = engine.levelOrders(0, side, price);
              expect([depth.ordersAt(side, price), metrics.ordersAt(side, price)]).toEqual([orders, orders]);
              levels++;
            }
            expect(depth.levels(side)).toBe(levels);
          }
        }
        expect(DisplayedVenue.ordersOf(venue.latecomer())).toEqual(venue.displayed);
        const shown = [...venue.lots.values()].reduce((sum, lots) => sum + lots, 0);
        expect(shown).toBe(
          [BUY, SELL].reduce((sum, side) => {
            let total = sum;
            const { engine } = venue;
            for (let price = engine.best(0, side); price !== 0; price = engine.nextLevel(0, side, price)) {
              total += engine.levelQuantity(0, side, price);
            }
            return total;
          }, 0),
        );
      }),
      { numRuns: 60 },
    );
  });
});
