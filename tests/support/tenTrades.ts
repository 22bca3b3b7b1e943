import { FundamentalChanged, ValueAssigned } from '../../src/core/models/messages/economics.ts';
import { Trade } from '../../src/core/models/messages/marketData.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import { ArrayLog, type TapeOrder } from './arrayLog.ts';
import { testManifest } from './syntheticRun.ts';

/**
 * A tape of ten trades in half a second, small enough that every measure can be worked out on paper. Times are
 * milliseconds, prices ticks. Accounts: 1 a slow maker, 2 a fast maker, 3 who buys, 4 who sells.
 *
 *   ms   quote      ms   trade             maker's order (account, since)
 *    0   98/102     10   1  buy  1 @ 102    1 (1, 1 ms)
 *                   20   2  sell 2 @ 98     2 (1, 1 ms, 3 lots; cancelled at 30)
 *   50   99/103     60   3  buy  1 @ 103    3 (1, 1 ms)
 *                  100   4  buy  3 @ 104    4 (1, 1 ms)
 *  110  100/none   120   5  sell 1 @ 100    5 (2, 55 ms)
 *  150  100/106    160   6  sell 2 @ 100    6 (2, 115 ms, 4 lots)
 *                  170   7  buy  1 @ 103    7 (1, 155 ms)
 *                  180   8  buy  1 @ 102    8 (1, 155 ms)
 *  250  101/105    300   9  sell 5 @ 101    9 (2, 200 ms)
 *  400   97/99     450  10  buy  2 @ 99    10 (1, 401 ms)
 *
 * Orders 11 (2, sells 2 @ 106 from 155 ms) and 12 (1, bids 4 @ 100 from 116 ms) never trade.
 */
export const TEN_TRADES_MANIFEST = testManifest(['slow', 'fast', 'buyer', 'seller'], {
  timeResolutionNs: 1e6,
});

/** When the log ends, in milliseconds. */
export const TEN_TRADES_END = 500;

export function tenTrades(): ArrayLog {
  const log = new ArrayLog();
  facts(log);
  log.quote(0, 98, 102);
  rest(log, 1, 1, 1, SELL, 102, 1);
  rest(log, 1, 2, 1, BUY, 98, 3);
  rest(log, 1, 3, 1, SELL, 103, 1);
  rest(log, 1, 4, 1, SELL, 104, 3);
  trade(log, 10, 1, { account: 1, orderId: 1, side: SELL, price: 102 }, 1, 0);
  trade(log, 20, 2, { account: 1, orderId: 2, side: BUY, price: 98 }, 2, 1);
  log.execution(30, 'cancelled', { account: 1, orderId: 2, side: BUY, price: 98 }, 1, 0);
  log.quote(50, 99, 103);
  rest(log, 55, 5, 2, BUY, 100, 1);
  trade(log, 60, 3, { account: 1, orderId: 3, side: SELL, price: 103 }, 1, 0);
  trade(log, 100, 4, { account: 1, orderId: 4, side: SELL, price: 104 }, 3, 0);
  log.quote(110, 100, 0);
  rest(log, 115, 6, 2, BUY, 100, 4);
  rest(log, 116, 12, 1, BUY, 100, 4);
  trade(log, 120, 5, { account: 2, orderId: 5, side: BUY, price: 100 }, 1, 0);
  log.quote(150, 100, 106);
  rest(log, 155, 7, 1, SELL, 103, 1);
  rest(log, 155, 8, 1, SELL, 102, 1);
  rest(log, 155, 11, 2, SELL, 106, 2);
  trade(log, 160, 6, { account: 2, orderId: 6, side: BUY, price: 100 }, 2, 2);
  trade(log, 170, 7, { account: 1, orderId: 7, side: SELL, price: 103 }, 1, 0);
  trade(log, 180, 8, { account: 1, orderId: 8, side: SELL, price: 102 }, 1, 0);
  rest(log, 200, 9, 2, BUY, 101, 5);
  log.quote(250, 101, 105);
  fundamental(log, 290, 96.5);
  trade(log, 300, 9, { account: 2, orderId: 9, side: BUY, price: 101 }, 5, 0);
  log.quote(400, 97, 99);
  rest(log, 401, 10, 1, SELL, 99, 2);
  fundamental(log, 440, 103);
  trade(log, 450, 10, { account: 1, orderId: 10, side: SELL, price: 99 }, 2, 0);
  return log;
}

/** The fundamental value starts at 100; the buyer and the seller have values of their own. */
function facts(log: ArrayLog): void {
  fundamental(log, 0, 100);
  for (const [lots, value] of [
    [4, 105.5],
    [3, 101],
    [4, 98],
  ])
    log.factFrom(3, 0, ValueAssigned.id, 0, 0, BUY, lots, value);
  for (const [lots, cost] of [
    [3, 100],
    [6, 97.25],
    [3, 104],
  ])
    log.factFrom(4, 0, ValueAssigned.id, 0, 0, SELL, lots, cost);
}

function fundamental(log: ArrayLog, time: number, value: number): void {
  log.factFrom(3, time, FundamentalChanged.id, 0, value);
}

function rest(
  log: ArrayLog,
  time: number,
  orderId: number,
  account: number,
  side: number,
  price: number,
  lots: number,
): void {
  log.execution(time, 'accepted', { account, orderId, side, price }, lots, lots);
}

/** Account 3 takes what is offered, account 4 what is bid. */
function trade(
  log: ArrayLog,
  time: number,
  id: number,
  maker: TapeOrder,
  lots: number,
  leaves: number,
): void {
  const side = 1 - maker.side;
  const taker = { account: side === BUY ? 3 : 4, orderId: 100 + id, side, price: maker.price };
  log.execution(time, 'accepted', taker, lots, lots);
  log.execution(time, 'filledMaker', maker, lots, leaves, id);
  log.execution(time, 'filledTaker', taker, lots, 0, id);
  log.fact(time, Trade.id, 0, 0, id, maker.price, lots, side);
}
