import type { EventLog } from '../../src/core/models/logEntry.ts';
import {
  AccountOpened,
  EXECUTION_EVENT,
  Execution,
  FeeCharged,
} from '../../src/core/models/messages/execution.ts';
import { Quote, Trade } from '../../src/core/models/messages/marketData.ts';
import { RECORD_FACT } from '../../src/core/models/ports/recorder.ts';
import { BUY } from '../../src/core/models/side.ts';
import { runWorld } from '../../src/simulation/results/node/runWorld.ts';
import { planWorld } from '../../src/simulation/scenarios/createWorld.ts';

/** Settings of a small market with makers, takers, fees and refusals. */
const SMALL = {
  flow: { traders: 12 },
  makers: { refreshMs: 50 },
  momentum: { intervalMs: 200, fastLooks: 3, slowLooks: 8, thresholdTicks: 1 },
};

/** Runs a small market and stores it in `dir`. */
export async function storeWorld(
  dir: string,
  seed: number,
  until = '20s',
  values: object = SMALL,
): Promise<void> {
  const plan = planWorld('zi', [{ source: 'test', values: { ...values, until } as never }], seed);
  await runWorld(plan, { place: { dir }, logLevel: 'commands', speed: Number.POSITIVE_INFINITY });
}

/** Counts and sums over a log, made entry by entry in the plainest way. */
export function tallyOf(log: EventLog) {
  const tally = {
    entries: 0,
    executions: 0,
    quotes: 0,
    trades: 0,
    tradedLots: 0,
    orders: 0,
    refused: 0,
    fills: 0,
    volumeLots: 0,
    notionalTickLots: 0,
    fees: 0,
  };
  const positions = new Map<number, number>();
  const cash = new Map<number, number>();
  const add = (map: Map<number, number>, account: number, value: number) =>
    map.set(account, (map.get(account) ?? 0) + value);
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a twin is read best in one piece
  log.forEach((entry) => {
    tally.entries++;
    if (entry.recordClass !== RECORD_FACT) return;
    if (entry.kind === Quote.id) tally.quotes++;
    if (entry.kind === Trade.id) {
      tally.trades++;
      tally.tradedLots += entry.get(Trade.quantity);
    }
    if (entry.kind === AccountOpened.id) {
      add(positions, entry.get(AccountOpened.account), entry.get(AccountOpened.position));
      add(cash, entry.get(AccountOpened.account), entry.get(AccountOpened.cash));
    }
    if (entry.kind === FeeCharged.id) {
      tally.fees += entry.get(FeeCharged.fee);
      add(cash, entry.get(FeeCharged.account), -entry.get(FeeCharged.fee));
    }
    if (entry.kind !== Execution.id) return;
    tally.executions++;
    const event = entry.get(Execution.event);
    if (event === EXECUTION_EVENT.accepted) tally.orders++;
    if (event === EXECUTION_EVENT.rejected) tally.refused++;
    if (event !== EXECUTION_EVENT.filledMaker && event !== EXECUTION_EVENT.filledTaker) return;
    const lots = entry.get(Execution.quantity);
    const value = entry.get(Execution.price) * lots;
    const signed = entry.get(Execution.side) === BUY ? 1 : -1;
    tally.fills++;
    tally.volumeLots += lots;
    tally.notionalTickLots += value;
    add(positions, entry.get(Execution.account), signed * lots);
    add(cash, entry.get(Execution.account), -signed * value);
  });
  return { ...tally, positions, cash };
}
