import { BUY, opposite, SELL, type Side } from '../../../core/models/side.ts';
import { isConditional } from '../../../market/exchange/book/bookTerms.ts';
import { depthOf, isMet, isSame } from './measures.ts';
import type { PlayedOrder, ScenarioVenue } from './scenarioVenue.ts';
import type { Check, Depth, Fills, Measured, PublishedScenario, Step } from './suite.ts';

/** The first expectation of a scenario that we do not meet, and the step and venue in which it stands. */
export interface Difference {
  readonly scenario: PublishedScenario;
  readonly step: Step;
  readonly check: Check;
  readonly got: Measured;
  readonly venue: ScenarioVenue;
}

/** A documented rule of ours that published books do not have. */
interface RuleOfOurs {
  readonly name: string;
  /** True only where the rule accounts for the whole difference. */
  explains(difference: Difference): boolean;
}

/** docs/reference/order-types.md, types: what a market order finds nobody for is cancelled; there it waits. */
const marketRestIsCancelled: RuleOfOurs = {
  name: 'market-rest-is-cancelled',
  explains({ check, got, scenario, venue }) {
    if (!scenario.marketOrdersRest) return false;
    const rests = [...venue.orders.values()].filter(({ restCancelled }) => restCancelled);
    const on = (side: Side) => rests.filter(({ terms }) => terms.side === side);
    if (check.measure === 'orders')
      return (check.want as number) === (got as number) + on(check.side).length && on(check.side).length > 0;
    const order = venue.orders.get(check.order);
    if (order === undefined) return false;
    const couldMeet = on(opposite(order.terms.side)).length > 0 || order.restCancelled;
    return couldMeet && wantsMore(check, got);
  },
};

/** docs/reference/order-types.md, trigger source: a stop whose price is not there waits; there it is triggered. */
const stopWaitsForPrice: RuleOfOurs = {
  name: 'stop-waits-for-a-price',
  explains({ check, got, venue }) {
    const blind = venue.blindStops(check.side);
    if (blind.length === 0) return false;
    const lots = blind.reduce((sum, { leaves }) => sum + leaves, 0);
    if (check.measure === 'stop_orders') return check.want === (got as number) - blind.length;
    if (check.measure === 'stop_volume') return check.want === (got as number) - lots;
    const rest = blind.filter(({ terms }) => terms.price !== undefined);
    return check.measure === 'orders' && rest.length > 0 && check.want === (got as number) + rest.length;
  },
};

/** docs/reference/book-terms.md, priority: all-or-none orders are dark; there depth shows them. */
const darkIsNotInDepth: RuleOfOurs = {
  name: 'dark-orders-are-not-in-depth',
  explains({ check, venue }) {
    const all = depthOf(venue, check.side, true);
    if (check.measure === 'depth') return isSame(all, check.want);
    if (check.measure === 'firstLevels')
      return isSame(all.slice(0, (check.want as Depth[]).length), check.want);
    return check.measure === 'visible_volume' && check.want === all.reduce((sum, { qty }) => sum + qty, 0);
  },
};

/** docs/reference/book-terms.md, all-or-none: passed over at rest, and no combinations are searched; there they are. */
const noCombinations: RuleOfOurs = {
  name: 'all-or-none-searches-no-combinations',
  explains({ check, got, venue }) {
    if (!isPassedOver(venue)) return false;
    const isLess = ['orders', 'volume'].includes(check.measure) && (check.want as number) < (got as number);
    return isLess || wantsMore(check, got);
  },
};

/** docs/reference/book-terms.md, iceberg: a new peak queues last; there an iceberg keeps its place. */
const peakQueuesLast: RuleOfOurs = {
  name: 'peak-queues-last',
  explains({ check, step, venue }) {
    const isOfQueue = ['orders', 'visible_volume', 'fills'].includes(check.measure);
    if (venue.refills === 0 || !isOfQueue || step.op !== 'expect') return false;
    const volumes = step.checks.filter(({ measure }) => measure === 'volume');
    return volumes.length > 0 && volumes.every((volume) => isMet(venue, volume));
  },
};

/** docs/reference/order-types.md, types: a limit order trades at its entry; there it rests until matching is asked for. */
const matchesAtEntry: RuleOfOurs = {
  name: 'matches-at-entry',
  explains({ check, got, scenario, venue }) {
    if (scenario.matches) return false;
    const traded = [...venue.orders.values()].filter(
      ({ filled, terms }) => filled > 0 && terms.side === check.side,
    );
    if (traded.length === 0) return false;
    const lots = traded.reduce((sum, { filled }) => sum + filled, 0);
    const whole = traded.filter(({ state }) => state === 'complete').length;
    if (check.measure === 'volume') return check.want === (got as number) + lots;
    return check.measure === 'orders' && whole > 0 && check.want === (got as number) + whole;
  },
};

const RULES: readonly RuleOfOurs[] = [
  marketRestIsCancelled,
  stopWaitsForPrice,
  darkIsNotInDepth,
  noCombinations,
  peakQueuesLast,
  matchesAtEntry,
];

/** Name of the rule of ours that explains a difference, or undefined. */
export function ruleBehind(difference: Difference): string | undefined {
  return RULES.find((rule) => rule.explains(difference))?.name;
}

function wantsMore({ measure, want }: Check, got: Measured): boolean {
  if (measure === 'match' || measure === 'complete') return want === true && got === false;
  return measure === 'fills' && (want as Fills).quantity > (got as Fills).quantity;
}

/** True where an order with a condition stands at a price at which others would trade with it. */
function isPassedOver(venue: ScenarioVenue): boolean {
  const { engine } = venue.venue;
  const reach = (buy: number, sell: number) => engine.priceOf(buy) >= engine.priceOf(sell);
  const bids = [...venue.resting(BUY)];
  const asks = [...venue.resting(SELL)];
  const waits = (slot: number) => isConditional(engine.termsOf(slot));
  return bids.some((bid) => asks.some((ask) => reach(bid, ask) && (waits(bid) || waits(ask))));
}

/** The order as a failed check shows it: with the code of its refusal. */
export function stateText(order: PlayedOrder): string {
  return order.refusal === '' ? order.state : `${order.state}: ${order.refusal}`;
}
