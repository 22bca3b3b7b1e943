import { CANCEL_REASON, EXECUTION_EVENT } from '../../core/models/messages/execution.ts';
import type { KindIndex } from './kindIndex.ts';
import type { OrderLine } from './restingOrders.ts';
import type { TimeBuckets } from './timeBuckets.ts';

/** Ways in which an order ends: filled, and the reasons of a cancel in the order of their codes. */
export const ORDER_ENDS: readonly string[] = ['filled', ...Object.keys(CANCEL_REASON)];

/** What the agents of one kind did in one instrument. Quantities in lots. */
export interface KindCounts {
  orders: number;
  quantityOrdered: number;
  /** Fills, one for each trade of an order. */
  fills: number;
  quantityMade: number;
  quantityTaken: number;
  cancels: number;
  replaces: number;
  rejects: number;
  /** Orders ended, as in {@link ORDER_ENDS}. */
  readonly ends: Float64Array;
}

/** Orders, fills and their quantities by kind of agent; traded quantity by kind over time. */
export class KindActivity {
  readonly buckets: TimeBuckets;
  readonly counts: readonly KindCounts[];
  /** `[kind][bucket]`: lots provided by resting orders, and taken. */
  readonly made: readonly Float64Array[];
  readonly taken: readonly Float64Array[];
  readonly #kinds: KindIndex;

  constructor(kinds: KindIndex, buckets: TimeBuckets) {
    const series = () => kinds.names.map(() => new Float64Array(buckets.count));
    this.buckets = buckets;
    this.#kinds = kinds;
    this.counts = kinds.names.map(noCounts);
    this.made = series();
    this.taken = series();
  }

  apply(line: OrderLine): void {
    const kind = this.#kinds.of(line.account);
    if (kind < 0) return;
    const counts = this.counts[kind];
    const { quantity } = line;
    switch (line.event) {
      case EXECUTION_EVENT.accepted:
      case EXECUTION_EVENT.parked:
        counts.orders++;
        counts.quantityOrdered += quantity;
        return;
      case EXECUTION_EVENT.filledMaker:
        counts.quantityMade += quantity;
        this.made[kind][this.buckets.indexOf(line.time)] += quantity;
        filled(counts, line);
        return;
      case EXECUTION_EVENT.filledTaker:
        counts.quantityTaken += quantity;
        this.taken[kind][this.buckets.indexOf(line.time)] += quantity;
        filled(counts, line);
        return;
      case EXECUTION_EVENT.cancelled:
        if (line.reference === CANCEL_REASON.requested) counts.cancels++;
        if (line.reference + 1 < ORDER_ENDS.length) counts.ends[line.reference + 1]++;
        return;
      case EXECUTION_EVENT.replaced:
      case EXECUTION_EVENT.replacedInPlace:
        counts.replaces++;
        return;
      case EXECUTION_EVENT.rejected:
        counts.rejects++;
        return;
    }
  }
}

function filled(counts: KindCounts, line: OrderLine): void {
  counts.fills++;
  if (line.leaves === 0) counts.ends[0]++;
}

function noCounts(): KindCounts {
  return {
    orders: 0,
    quantityOrdered: 0,
    fills: 0,
    quantityMade: 0,
    quantityTaken: 0,
    cancels: 0,
    replaces: 0,
    rejects: 0,
    ends: new Float64Array(ORDER_ENDS.length),
  };
}
