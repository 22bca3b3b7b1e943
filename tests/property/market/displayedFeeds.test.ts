import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUY, opposite, SELL } from '../../../src/core/models/side.ts';
import { CallInterest } from '../../../src/market/mechanisms/callAuction/callInterest.ts';
import { PriceFinder } from '../../../src/market/mechanisms/callAuction/clearingPrice.ts';
import { xetra } from '../../../src/market/mechanisms/callAuction/presets.ts';
import { EVERY_TICK } from '../../../src/market/mechanisms/callAuction/tickGrid.ts';
import { DisplayedVenue } from '../../support/displayedVenue.ts';
import { type TermCommand, termCommands } from '../../support/termCommands.ts';

/** The flow of the engines' own test, in one instrument and without orders that were parked before. */
const flow = termCommands(150).map((commands) =>
  commands.map((command): TermCommand => {
    if (command.do === 'submitTerms') return { ...command, instrument: 0, parked: false };
    return command.do === 'submit' ? { ...command, instrument: 0 } : command;
  }),
);

/** Calls and auctions at places of the flow: an auction that finds no price goes on without its market orders. */
const calls = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 4, maxLength: 16 });
const finder = new PriceFinder(xetra, EVERY_TICK);

function callOrAuction(venue: DisplayedVenue, isCall: boolean): void {
  if (isCall) {
    venue.act((engine) => engine.setMatching(0, false));
    return;
  }
  if (venue.engine.isMatching(0)) return;
  const interest = new CallInterest();
  venue.engine.collectCall(0, interest);
  const { price } = finder.find(interest, 100);
  if (price !== 0) venue.act((engine) => engine.uncross(0, price));
  expectOneBook(venue);
  venue.act((engine) => engine.setMatching(0, true));
}

function expectOneBook(venue: DisplayedVenue): void {
  const displayed = venue.displayed;
  expect(DisplayedVenue.ordersOf(venue.orders)).toEqual(displayed);
  expect(venue.exported).toEqual(displayed);
  const { depth, engine, metrics, lots } = venue;
  for (const side of [BUY, SELL]) {
    let levels = 0;
    for (let price = engine.best(0, side); price !== 0; price = engine.nextLevel(0, side, price)) {
      expect(depth.priceAt(side, levels)).toBe(price);
      const quantity = engine.levelQuantity(0, side, price);
      // In a call both sides may stand at one price.
      const both = quantity + engine.levelQuantity(0, opposite(side), price);
      expect([depth.quantityAt(side, price), lots.get(price)]).toEqual([quantity, both]);
      const orders = engine.levelOrders(0, side, price);
      expect([depth.ordersAt(side, price), metrics.ordersAt(side, price)]).toEqual([orders, orders]);
      levels++;
    }
    expect(depth.levels(side)).toBe(levels);
  }
}

function expectNothingElse(venue: DisplayedVenue): void {
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
}

describe('a book of orders with terms', () => {
  it('looks the same to subscribers, exports and metrics as to itself: what is displayed, in its queues', () => {
    fc.assert(
      fc.property(flow, (commands) => {
        const venue = new DisplayedVenue();
        for (const command of commands) {
          venue.do(command);
          expectOneBook(venue);
        }
        expectNothingElse(venue);
      }),
      { numRuns: 60 },
    );
  });

  it('does so through calls and auctions', () => {
    fc.assert(
      fc.property(flow, calls, (commands, places) => {
        const venue = new DisplayedVenue();
        commands.forEach((command, i) => {
          for (const [at, isCall] of places) {
            if (at % commands.length === i) callOrAuction(venue, isCall);
          }
          venue.do(command);
          expectOneBook(venue);
        });
        expectNothingElse(venue);
      }),
      { numRuns: 60 },
    );
  });
});
