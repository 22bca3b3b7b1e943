import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../../../../src/core/data/log/memoryLog.ts';
import { createInstrument } from '../../../../../src/core/models/createInstrument.ts';
import { FEED_RECORD, FeedRecord } from '../../../../../src/core/models/feedRecord.ts';
import { EXECUTION_EVENT, Execution } from '../../../../../src/core/models/messages/execution.ts';
import { NewOrder } from '../../../../../src/core/models/messages/orderEntry.ts';
import { RECORD_RULE, RecordRule } from '../../../../../src/core/models/messages/recordedFlow.ts';
import { BUY, SELL, type Side } from '../../../../../src/core/models/side.ts';
import { RecordedFlow } from '../../../../../src/market/agents/recordedFlow/recordedFlow.ts';
import { MatchingEngine } from '../../../../../src/market/exchange/book/matchingEngine.ts';
import { VenueActor } from '../../../../../src/market/exchange/venue.ts';
import { Kernel } from '../../../../../src/simulation/engine/kernel.ts';
import { ConstantLatency } from '../../../../../src/simulation/engine/latency/constant.ts';
import { RecordedOrders } from '../../../../../src/simulation/scenarios/recordings/recordedOrders.ts';
import { ScriptedActor } from '../../../../support/scriptedActor.ts';

const { orderAdd, orderExecute, orderReduce, orderRemove, orderReplace } = FEED_RECORD;
const [VENUE, FLOW, OTHER] = [0, 1, 2];
const END = 1000;

type Line = Partial<FeedRecord>;

interface OthersOrder {
  readonly time: number;
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
}

const ask = (id: number, price: number, quantity: number, timeNs = 0): Line => ({
  timeNs,
  kind: orderAdd,
  id,
  side: SELL,
  price,
  quantity,
});

/** Plays lines into a venue in which somebody else trades too; gives the rules used, the trades and the asks left. */
function play(lines: readonly Line[], others: readonly OthersOrder[] = [], withdrawsMissed = false) {
  const open = () => {
    const record = new FeedRecord();
    let line = 0;
    const next = () => line < lines.length && Object.assign(record, new FeedRecord(), lines[line++]) !== null;
    const source = {
      record,
      symbols: [''],
      priceDecimals: 2,
      quantityDecimals: 0,
      where: () => ({ line }),
      next,
    };
    const request = {
      file: 'f',
      book: '',
      format: '',
      symbol: '',
      fromNs: 0,
      tickSize: '0.01',
      lotSize: '1',
    };
    return new RecordedOrders({ name: 'f', source, next }, request);
  };
  const instrument = createInstrument({
    symbol: 'ABC',
    tickSize: '0.01',
    lotSize: '1',
    currency: 'USD',
    currencyScale: 2,
    priceBand: { kind: 'static', low: '90', high: '110' },
  });
  const log = new MemoryLog();
  const kernel = new Kernel({ seed: 1, latency: new ConstantLatency(0), recorder: log });
  const venue = new VenueActor({
    instruments: [instrument],
    participants: [
      { actor: FLOW, cashMinor: 0 },
      { actor: OTHER, cashMinor: 0 },
    ],
    fees: { makerPpm: 0, takerPpm: 0 },
    createEngine: (events) => new MatchingEngine(events),
  });
  const flow = new RecordedFlow({
    gateway: { venue: VENUE, instruments: [instrument] },
    instrument: 0,
    recording: { files: [], open },
    unitsPerNs: 1,
    driftEvery: END,
    withdrawsMissed,
    stopsAtEnd: false,
  });
  const other = new ScriptedActor({
    start: (ctx) => {
      for (const [place, { time }] of others.entries()) ctx.wakeAt(time, place);
    },
    wake: (ctx, place) => {
      const { side, price, quantity } = others[place];
      ctx.send(VENUE, NewOrder.id, place + 1, 0, side, 0, 0, price, quantity, 0);
    },
  });
  kernel.addActor('venue', venue, { journaled: true });
  kernel.addActor('flow', flow);
  kernel.addActor('other', other);
  kernel.runUntil(END);
  venue.check();
  return { ...read(log), asks: asksOf(venue) };
}

function read(log: MemoryLog) {
  const rules: Record<string, number[]> = {};
  const trades: number[][] = [];
  log.forEach((entry) => {
    if (entry.kind === RecordRule.id) {
      const found = Object.entries(RECORD_RULE).find(([, rule]) => rule === entry.get(RecordRule.rule));
      rules[found?.[0] ?? ''] = [entry.get(RecordRule.count), entry.get(RecordRule.lots)];
    } else if (entry.kind === Execution.id && entry.get(Execution.event) === EXECUTION_EVENT.filledMaker) {
      trades.push([entry.get(Execution.account), entry.get(Execution.price), entry.get(Execution.quantity)]);
    }
  });
  return { rules, trades };
}

function asksOf({ engine }: VenueActor): number[][] {
  const levels: number[][] = [];
  for (let price = engine.best(0, SELL); price !== 0; price = engine.nextLevel(0, SELL, price)) {
    levels.push([price, engine.levelQuantity(0, SELL, price)]);
  }
  return levels;
}

const buy = (time: number, price: number, quantity: number) => ({ time, side: BUY, price, quantity });
const sell = (time: number, price: number, quantity: number) => ({ time, side: SELL, price, quantity });

describe('recorded flow among others', () => {
  const record = [
    ask(1, 10_000, 10),
    ask(2, 10_001, 10),
    { timeNs: 100, kind: orderExecute, id: 1, quantity: 10 },
  ];

  it('alone, repeats an execution with the order that it names', () => {
    const { trades, asks, rules } = play(record);
    expect(trades).toEqual([[FLOW, 10_000, 10]]);
    expect(asks).toEqual([[10_001, 10]]);
    expect(rules).toEqual({});
  });

  it.each([
    [
      false,
      [
        [10_000, 10],
        [10_001, 10],
      ],
    ],
    [true, [[10_001, 10]]],
  ])('leaves a recorded aggressor to who offers less; withdrawn: %j', (withdraws, left) => {
    const { trades, asks, rules } = play(record, [sell(50, 9999, 10)], withdraws);
    expect(trades).toEqual([[OTHER, 9999, 10]]);
    expect(asks).toEqual(left);
    expect(rules).toEqual({ missed: [1, 10] });
  });

  it('tells what somebody else took, and what the recorded aggressor then did not find', () => {
    const { asks, rules } = play(record, [buy(50, 10_000, 10)]);
    expect(asks).toEqual([[10_001, 10]]);
    expect(rules).toEqual({ extra: [1, 10], unfilled: [1, 10], missed: [1, 10] });
  });

  it('sends executions of one instant as one order, up to the worst price that it got', () => {
    const sweep = [
      ...record.slice(0, 2),
      { timeNs: 100, kind: orderExecute, id: 1, quantity: 10 },
      { timeNs: 100, kind: orderExecute, id: 2, quantity: 4 },
    ];
    expect(play(sweep).trades).toEqual([
      [FLOW, 10_000, 10],
      [FLOW, 10_001, 4],
    ]);
    // Its first ten lots find only six at the first price: it goes on at the second.
    const { trades, asks } = play(sweep, [buy(50, 10_000, 4)]);
    expect(trades.slice(1)).toEqual([
      [FLOW, 10_000, 6],
      [FLOW, 10_001, 8],
    ]);
    expect(asks).toEqual([[10_001, 2]]);
  });

  it('takes a partial cancel off what is left, and forgets a cancel of what is gone', () => {
    const reduced = { timeNs: 100, kind: orderReduce, id: 1, quantity: 5 };
    const removed = { timeNs: 200, kind: orderRemove, id: 1 };
    expect(play([ask(1, 10_000, 10), reduced], [buy(50, 10_000, 4)])).toMatchObject({
      asks: [[10_000, 1]],
      rules: { extra: [1, 4] },
    });
    expect(play([ask(1, 10_000, 10), reduced, removed], [buy(50, 10_000, 10)])).toMatchObject({
      asks: [],
      rules: { extra: [1, 10], gone: [2, 10] },
    });
  });

  it('replaces what is still wanted: lots that traded here are not wanted again', () => {
    const lines = [
      ask(1, 10_000, 10),
      { timeNs: 100, kind: orderReplace, id: 2, otherId: 1, price: 10_002, quantity: 10 },
    ];
    expect(play(lines).asks).toEqual([[10_002, 10]]);
    expect(play(lines, [buy(50, 10_000, 4)]).asks).toEqual([[10_002, 6]]);
    expect(play(lines, [buy(50, 10_000, 10)])).toMatchObject({ asks: [], rules: { gone: [1, 10] } });
  });

  it('shrinks an order that the record executes out of turn, without a trade', () => {
    const lines = [
      ask(1, 10_000, 10),
      ask(2, 10_000, 10),
      { timeNs: 100, kind: orderExecute, id: 2, quantity: 3 },
    ];
    expect(play(lines)).toEqual({ trades: [], asks: [[10_000, 17]], rules: { outOfTurn: [1, 3] } });
  });

  it('goes on where the venue refuses a recorded order', () => {
    const far = { timeNs: 100, kind: orderRemove, id: 2 };
    expect(play([ask(1, 10_000, 10), ask(2, 12_000, 5), far])).toEqual({
      trades: [],
      asks: [[10_000, 10]],
      rules: { refused: [1, 5], gone: [1, 5] },
    });
  });

  it('lets an order that crosses the record’s own book trade, and trades that it does not show alone', () => {
    const crossing = { timeNs: 100, kind: orderAdd, id: 2, side: BUY, price: 10_000, quantity: 4 };
    const hidden = { timeNs: 200, kind: FEED_RECORD.trade, id: 0, side: BUY, price: 10_000, quantity: 9 };
    expect(play([ask(1, 10_000, 10), crossing, hidden])).toEqual({
      trades: [[FLOW, 10_000, 4]],
      asks: [[10_000, 6]],
      rules: { crossed: [1, 4], extra: [2, 8], hidden: [1, 9] },
    });
  });
});
