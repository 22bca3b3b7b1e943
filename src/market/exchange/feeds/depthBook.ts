import type { BookSnapshotBody } from '../../../core/models/messages/bookSnapshot.ts';
import * as marketData from '../../../core/models/messages/marketData.ts';
import { DepthUpdate } from '../../../core/models/messages/marketData.ts';
import type { Side } from '../../../core/models/side.ts';
import * as sideConstants from '../../../core/models/side.ts';
import type { InstrumentId, PriceTicks, QuantityLots } from '../../../core/models/units.ts';
import { DepthSide } from './depthSide.ts';
import { FeedFollower, type FeedImage, type FollowerConfig } from './feedFollower.ts';

// A module's own constants are folded into its code; imported ones are read from memory at each use.
const { FEED } = marketData;
const { BUY, SELL } = sideConstants;

/** A subscriber's L2 book: price levels with quantity and number of orders, kept by its `follower`. */
export class DepthBook implements FeedImage {
  readonly feed = FEED.l2;
  readonly updateKind = DepthUpdate.id;
  readonly follower: FeedFollower;
  readonly #bids = new DepthSide(BUY);
  readonly #asks = new DepthSide(SELL);

  constructor(config: FollowerConfig) {
    this.follower = new FeedFollower(config, this);
  }

  levels(side: Side): number {
    return this.#side(side).count;
  }

  /** Lots of all levels of a side together. */
  total(side: Side): QuantityLots {
    return this.#side(side).total;
  }

  /** Price of the level at `depth`, 0 being the best; 0 beyond the last level. */
  priceAt(side: Side, depth: number): PriceTicks {
    return this.#side(side).price(depth);
  }

  quantityAt(side: Side, price: PriceTicks): QuantityLots {
    return this.#side(side).quantityAt(price);
  }

  ordersAt(side: Side, price: PriceTicks): number {
    return this.#side(side).ordersAt(price);
  }

  load(body: BookSnapshotBody): void {
    this.#bids.load(body.bids);
    this.#asks.load(body.asks);
  }

  apply(fields: Float64Array, base: number): void {
    this.#side(fields[base + DepthUpdate.side]).set(
      fields[base + DepthUpdate.price],
      fields[base + DepthUpdate.quantity],
      fields[base + DepthUpdate.orders],
    );
  }

  body(instrument: InstrumentId, sequence: number): BookSnapshotBody {
    return { instrument, feed: this.feed, sequence, bids: this.#bids.rows(), asks: this.#asks.rows() };
  }

  #side(side: number): DepthSide {
    return side === BUY ? this.#bids : this.#asks;
  }
}
