import { BUY, SELL, type Side } from '../../../core/models/side.ts';
import { assert } from '../../../core/utils/assert.ts';
import type { VenueEngine } from '../book/venueEngine.ts';
import type { Exposure } from './exposure.ts';

/** Whatever holds open orders; the exposure of all of them is added to `into`. */
export type OpenOrders = (into: Exposure) => void;

/** The open orders of a book, found by walking it: the slow twin of what {@link Exposure} keeps. */
export function openOrdersOf(engine: VenueEngine): OpenOrders {
  return (into) => {
    for (let instrument = 0; instrument < into.instruments; instrument++) {
      addSide(engine, instrument, BUY, into);
      addSide(engine, instrument, SELL, into);
    }
  };
}

/** Market orders that wait for an auction lie at price 0, which no limit has. */
function addSide(engine: VenueEngine, instrument: number, side: Side, into: Exposure): void {
  addLevel(engine, instrument, side, 0, into);
  let price = engine.best(instrument, side);
  while (price !== 0) {
    addLevel(engine, instrument, side, price, into);
    price = engine.nextLevel(instrument, side, price);
  }
  for (let slot = engine.firstDark(instrument, side); slot >= 0; slot = engine.nextDark(slot)) {
    into.opened(engine.accountOf(slot), instrument, side, engine.priceOf(slot), engine.leavesOf(slot));
  }
}

function addLevel(engine: VenueEngine, instrument: number, side: Side, price: number, into: Exposure): void {
  let slot = engine.firstInLevel(instrument, side, price);
  while (slot >= 0) {
    into.opened(engine.accountOf(slot), instrument, side, price, engine.leavesOf(slot));
    slot = engine.nextInLevel(slot);
  }
}

/** Asserts that what was kept is what a recount of every open order gives. */
export function checkExposure(kept: Exposure, counted: Exposure): void {
  requireEqual(kept.lots, counted.lots, 'open lots');
  requireEqual(kept.orders, counted.orders, 'open orders');
  requireEqual(kept.notional, counted.notional, 'the worth of open orders');
  requireEqual(kept.accountOrders, counted.accountOrders, 'open orders of an account');
  requireEqual(kept.accountNotional, counted.accountNotional, "the worth of an account's open orders");
}

function requireEqual(
  kept: Float64Array | Int32Array,
  counted: Float64Array | Int32Array,
  what: string,
): void {
  for (let row = 0; row < kept.length; row++) {
    assert(
      kept[row] === counted[row],
      `the risk gate holds ${kept[row]} for ${what}, and there are ${counted[row]}`,
    );
  }
}
