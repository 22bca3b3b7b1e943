import type { Side } from '../../../core/models/side.ts';
import type { ScenarioVenue } from './scenarioVenue.ts';
import type { Check, Depth, Measured } from './suite.ts';

type Measure = (venue: ScenarioVenue, check: Check) => Measured;

/** What we have of everything that a scenario may expect, by the names of `Check.measure`. */
const MEASURES: Readonly<Record<string, Measure>> = {
  match: (venue) => venue.traded > 0,
  complete: (venue, { order }) => stateOf(venue, order) === 'complete',
  state: (venue, { order }) => stateOf(venue, order),
  taken: (venue) => venue.isTaken,
  fills: (venue, { order }) => venue.orders.get(order)?.block ?? { quantity: 0, cost: 0 },
  depth: (venue, { side }) => depthOf(venue, side, false),
  firstLevels: (venue, { side, want }) => depthOf(venue, side, false).slice(0, (want as Depth[]).length),
  orders: (venue, { side }) => [...venue.resting(side)].length,
  volume: (venue, { side }) => sum([...venue.resting(side)].map((slot) => venue.venue.engine.leavesOf(slot))),
  visible_volume: (venue, { side }) => sum(depthOf(venue, side, false).map(({ qty }) => qty)),
  stop_orders: (venue, { side }) => venue.stops(side).length,
  stop_volume: (venue, { side }) => sum(venue.stops(side).map(({ leaves }) => leaves)),
};

/** What we have now of what a check is about. */
export function measured(venue: ScenarioVenue, check: Check): Measured {
  return MEASURES[check.measure](venue, check);
}

/** True where we have what the scenario expects. */
export function isMet(venue: ScenarioVenue, check: Check): boolean {
  return isSame(measured(venue, check), check.want);
}

/** Equality of numbers, names, fills and levels by value. */
export function isSame(a: Measured, b: Measured): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((row, i) => isEqual(row, b[i]));
  return typeof a === 'object' && typeof b === 'object' ? isEqual(a, b) : a === b;
}

function isEqual(a: object, b: object): boolean {
  const other = b as Readonly<Record<string, number>>;
  return Object.entries(a).every(([field, value]) => other[field] === value);
}

/** Levels of a side, best first: what feeds show, or with the lots of dark orders in their place. */
export function depthOf(venue: ScenarioVenue, side: Side, withDark: boolean): Depth[] {
  const { engine } = venue.venue;
  const levels = new Map<number, Depth>();
  for (const slot of venue.resting(side)) {
    const shown = withDark ? engine.leavesOf(slot) : engine.displayedOf(slot);
    if (shown === 0) continue;
    const price = engine.priceOf(slot);
    const { orders, qty } = levels.get(price) ?? { orders: 0, qty: 0 };
    levels.set(price, { price, orders: orders + 1, qty: qty + shown });
  }
  const sign = side === 0 ? -1 : 1;
  return [...levels.values()].sort((a, b) => sign * (a.price - b.price));
}

function stateOf(venue: ScenarioVenue, name: string): string {
  return venue.orders.get(name)?.state ?? 'unknown';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
