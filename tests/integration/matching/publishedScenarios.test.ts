import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUY, SELL, type Side } from '../../../src/core/models/side.ts';
import type { BookEngine, BookEvents } from '../../../src/market/exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../../src/market/exchange/book/naiveEngine.ts';
import { describeReference } from '../../support/reference.ts';
import { type Depth, ScenarioPlayer, sideOf } from './scenarioPlayer.ts';

interface Step {
  readonly op: 'add' | 'cancel' | 'expect';
  readonly order: string;
  readonly id: number;
  readonly side: string;
  readonly type: 'limit' | 'market' | 'stop';
  readonly price: number;
  readonly qty: number;
  readonly conditions?: readonly string[];
  readonly tif?: 'IOC' | 'FOK';
  readonly slippage?: number;
  readonly expect_match: boolean;
  readonly expect_complete: boolean;
  readonly n_bids?: number;
  readonly n_asks?: number;
  readonly depth_bid?: readonly Depth[];
  readonly depth_ask?: readonly Depth[];
  readonly fills_in_block?: readonly { order: string; filled_qty: number; filled_cost: number }[];
  readonly orders: { readonly bid: number; readonly ask: number };
  readonly volume: { readonly bid: number; readonly ask: number };
}

interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
}

type Create = (events: BookEvents) => BookEngine;

const ENGINES: readonly (readonly [string, Create])[] = [
  ['fast engine', (events) => new MatchingEngine(events)],
  ['naive engine', (events) => new NaiveEngine(events)],
];

/** Rules of theirs that are not ours: these scenarios are left out, and no other may be. */
const MARKET_RESTS = 'there an unfilled market order waits in the book; here its rest is cancelled';
const STOP = 'stop orders are of the order desk, not of the engine: see stopScenarios.test.ts';
const LEFT_OUT: Readonly<Record<string, string>> = {
  TestMatchMarketOrderBid: MARKET_RESTS,
  TestMatchMarketOrderAsk: MARKET_RESTS,
  TestMatchMultipleMarketOrderBid: MARKET_RESTS,
  TestMatchMultipleMarketOrderAsk: MARKET_RESTS,
  'Automatic matching - stop order with an empty market': STOP,
};

/** One test per scenario and engine, after one that counts the scenarios played and those left out for a reason. */
function playAll(
  path: string,
  played: number,
  leftOut: number,
  play: (create: Create, steps: readonly Step[]) => void,
) {
  const { scenarios } = JSON.parse(readFileSync(path, 'utf8')) as { scenarios: readonly Scenario[] };
  const within = scenarios.filter(({ name }) => LEFT_OUT[name] === undefined);
  it(`plays ${played} scenarios and leaves out ${leftOut}`, () => {
    expect([within.length, scenarios.length - within.length]).toEqual([played, leftOut]);
  });
  for (const { name, steps } of within) {
    for (const [engine, create] of ENGINES) it(`${name}: ${engine}`, () => play(create, steps));
  }
}

describeReference('published scenarios of price-time books', (file) => {
  describe('liquibook, order book', () => {
    playAll(file('matching', 'liquibook_order_book.json'), 15, 4, playLiquibook);
  });
  describe('liquibook, immediate or cancel and fill or kill', () => {
    playAll(file('matching', 'liquibook_ioc_fok.json'), 8, 0, playLiquibook);
  });
  describe('CppTrader', () => {
    playAll(file('matching', 'cpptrader_scenarios.json'), 3, 1, playCppTrader);
  });
});

function playLiquibook(create: Create, steps: readonly Step[]): void {
  const player = new ScenarioPlayer(create);
  for (const step of steps) {
    if (step.op === 'add') addOfLiquibook(player, step);
    else if (step.op === 'cancel') player.cancel(step.order);
    else expectOfLiquibook(player, step);
  }
}

function addOfLiquibook(player: ScenarioPlayer, step: Step): void {
  const conditions = (step.conditions ?? []).join();
  expect(['', 'IOC', 'AON,IOC']).toContain(conditions);
  const time = conditions === '' ? 'gtc' : conditions === 'IOC' ? 'ioc' : 'fok';
  const limit = step.type === 'market' ? undefined : step.price;
  const traded = player.add(step.order, sideOf(step.side), limit, step.qty, time);
  expect(traded > 0).toBe(step.expect_match);
  expect(traded === step.qty).toBe(step.expect_complete);
}

function expectOfLiquibook(player: ScenarioPlayer, step: Step): void {
  for (const { order, filled_qty, filled_cost } of step.fills_in_block ?? []) {
    expect(player.fillsOf(order), order).toEqual({ quantity: filled_qty, cost: filled_cost });
  }
  if (step.n_bids !== undefined) expect(player.orders(BUY)).toBe(step.n_bids);
  if (step.n_asks !== undefined) expect(player.orders(SELL)).toBe(step.n_asks);
  if (step.depth_bid !== undefined) expectDepth(player, BUY, step.depth_bid);
  if (step.depth_ask !== undefined) expectDepth(player, SELL, step.depth_ask);
  player.startBlock();
}

/** The first levels of a side; a price of 0 stands for the end of the book. */
function expectDepth(player: ScenarioPlayer, side: Side, wanted: readonly Depth[]): void {
  const end = wanted.findIndex(({ price }) => price === 0);
  const depth = player.depth(side);
  if (end >= 0) expect(depth).toEqual(wanted.slice(0, end));
  else expect(depth.slice(0, wanted.length)).toEqual(wanted);
}

function playCppTrader(create: Create, steps: readonly Step[]): void {
  const player = new ScenarioPlayer(create);
  for (const step of steps) {
    if (step.op === 'add') {
      const side = sideOf(step.side);
      const time = step.tif === undefined ? 'gtc' : step.tif === 'IOC' ? 'ioc' : 'fok';
      if (step.type === 'limit') player.add(String(step.id), side, step.price, step.qty, time);
      else addMarketOfCppTrader(player, side, step);
      continue;
    }
    expect(step.op).toBe('expect');
    expect({ bid: player.orders(BUY), ask: player.orders(SELL) }).toEqual(step.orders);
    expect({ bid: player.volume(BUY), ask: player.volume(SELL) }).toEqual(step.volume);
  }
}

/** A market order of theirs may be bound to so many ticks behind the best price: here that is a limit order. */
function addMarketOfCppTrader(player: ScenarioPlayer, side: Side, step: Step): void {
  expect(step.type).toBe('market');
  if (step.slippage === undefined) {
    player.add(String(step.id), side, undefined, step.qty, 'ioc');
    return;
  }
  const limit = side === BUY ? player.best(SELL) + step.slippage : player.best(BUY) - step.slippage;
  player.add(String(step.id), side, limit, step.qty, 'ioc');
}
