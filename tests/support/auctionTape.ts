import { IndicativePrice, PhaseChanged } from '../../src/core/models/messages/session.ts';
import { PHASE } from '../../src/core/models/phase.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import { ArrayLog } from './arrayLog.ts';

/** Phase, reason and end of an opening auction, as `phase-changed` has them. */
export const OPENING = [PHASE.openingAuction, 0, 0] as const;

/**
 * So many opening auctions, by hand, one every 100 time units, all alike: 14 lots trade at 101, and of the 15 that
 * would be bought there one is left over. Everything else is cancelled afterwards.
 */
export function auctionTape(count: number): ArrayLog {
  const log = new ArrayLog();
  for (let i = 0; i < count; i++) callOnce(log, 100 * i, 10 * i);
  return log;
}

function callOnce(log: ArrayLog, from: number, ids: number): void {
  const order = (id: number, side: number, price: number) => ({
    account: side === BUY ? 1 : 2,
    orderId: ids + id,
    side,
    price,
  });
  log
    .fact(from + 10, PhaseChanged.id, 0, 1, ...OPENING)
    .execution(from + 11, 'accepted', order(1, BUY, 101), 10, 10)
    .execution(from + 12, 'accepted', order(2, BUY, 0), 5, 5)
    .execution(from + 13, 'accepted', order(3, BUY, 99), 7, 7)
    .fact(from + 20, IndicativePrice.id, 0, 2, 0, 0)
    .execution(from + 21, 'accepted', order(4, SELL, 100), 8, 8)
    .fact(from + 25, IndicativePrice.id, 0, 3, 100, 8)
    .execution(from + 26, 'accepted', order(5, SELL, 102), 9, 9)
    // An iceberg: two of its six lots are shown.
    .execution(from + 27, 'accepted', order(6, SELL, 100), 6, 6)
    .execution(from + 27, 'displayed', order(6, SELL, 100), 2, 6, 1)
    .execution(from + 30, 'filledMaker', order(2, BUY, 101), 5, 0, 1)
    .execution(from + 30, 'filledTaker', order(4, SELL, 101), 5, 3, 1)
    .execution(from + 30, 'filledMaker', order(1, BUY, 101), 3, 7, 2)
    .execution(from + 30, 'filledTaker', order(4, SELL, 101), 3, 0, 2)
    .execution(from + 30, 'filledMaker', order(1, BUY, 101), 6, 1, 3)
    .execution(from + 30, 'filledTaker', order(6, SELL, 101), 6, 0, 3)
    .fact(from + 30, PhaseChanged.id, 0, 4, PHASE.continuous, 0, 0)
    .quote(from + 30, 101, 102, 1, 9)
    .execution(from + 40, 'cancelled', order(1, BUY, 101), 1, 0)
    .execution(from + 41, 'cancelled', order(3, BUY, 99), 7, 0)
    .execution(from + 42, 'cancelled', order(5, SELL, 102), 9, 0);
}
