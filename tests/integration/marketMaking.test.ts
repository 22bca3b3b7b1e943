import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog } from '../../src/core/data/log/memoryLog.ts';
import { EXECUTION_EVENT, Execution } from '../../src/core/models/messages/execution.ts';
import { BUY, SELL } from '../../src/core/models/side.ts';
import type { MarketMaker } from '../../src/market/agents/marketMaker.ts';
import type { Trader } from '../../src/market/agents/trader.ts';
import type { VenueActor } from '../../src/market/exchange/venue.ts';
import { buildWorld, planWorld } from '../../src/simulation/scenarios/createWorld.ts';
import type { World } from '../../src/simulation/scenarios/scenario.ts';

const CASH = 100_000_000;
const POSITION = 1_000;
const SETTINGS = {
  until: '4m',
  flow: { traders: 30 },
  makers: { count: 2, quantity: 30, maxPosition: 200, halfSpread: 6 },
  venue: { makerFeePpm: -10, takerFeePpm: 30 },
  accounts: { cashMinor: CASH, position: POSITION },
};
const PARTICIPANTS = 30 + 2 + 1;

function actorsOf<Kind>(world: World, kind: string): Kind[] {
  return world.actors.flatMap((entry, id) =>
    entry.kind === kind ? [world.kernel.table.actors[id] as Kind] : [],
  );
}

describe('market making in scenario zi', () => {
  const log = new MemoryLog();
  let world: World;
  let venue: VenueActor;
  let makers: MarketMaker[];
  let makerIds: number[];
  const inventories: number[] = [];

  beforeAll(() => {
    world = buildWorld(planWorld('zi', [{ source: 'test', values: SETTINGS }], 3), { recorder: log });
    [venue] = actorsOf<VenueActor>(world, 'venue');
    makers = actorsOf<MarketMaker>(world, 'market-maker');
    makerIds = world.actors.flatMap((entry, id) => (entry.kind === 'market-maker' ? [id] : []));
    for (let t = 0; t < world.until; t += 1e9) {
      world.kernel.runUntil(t);
      world.check();
      inventories.push(...makers.map((maker) => maker.gateway.position(0) - POSITION));
    }
    world.kernel.finish();
  });

  it('the makers trade, on both sides, and only ever as makers', () => {
    const fills = { maker: 0, taker: 0, bought: 0, sold: 0 };
    log.forEach((entry) => {
      if (entry.kind !== Execution.id || !makerIds.includes(entry.get(Execution.account))) return;
      const event = entry.get(Execution.event);
      if (event === EXECUTION_EVENT.filledMaker) fills.maker++;
      else if (event === EXECUTION_EVENT.filledTaker) fills.taker++;
      else return;
      fills[entry.get(Execution.side) === BUY ? 'bought' : 'sold']++;
    });
    expect(fills.maker).toBeGreaterThan(500);
    expect(fills.taker).toBe(0);
    expect(Math.min(fills.bought, fills.sold)).toBeGreaterThan(200);
  });

  it('inventory stays inside its limit, changes sign and is pulled back', () => {
    expect(Math.max(...inventories.map(Math.abs))).toBeLessThanOrEqual(200);
    expect(Math.min(...inventories)).toBeLessThan(0);
    expect(Math.max(...inventories)).toBeGreaterThan(0);
    const mean = inventories.reduce((sum, lots) => sum + lots, 0) / inventories.length;
    expect(Math.abs(mean)).toBeLessThan(60);
  });

  it('each maker has one quote a side at most, of its own size, never crossed with itself', () => {
    for (const maker of makers) {
      const quotes = [0, 0];
      const prices = [0, 0];
      for (let id = maker.gateway.firstOrder(); id !== 0; id = maker.gateway.orderAfter(id)) {
        const side = maker.gateway.sideOf(id);
        quotes[side]++;
        prices[side] = maker.gateway.priceOf(id);
        expect(maker.gateway.leavesOf(id)).toBeLessThanOrEqual(30);
      }
      expect(Math.max(...quotes)).toBeLessThanOrEqual(1);
      if (quotes[BUY] === 1 && quotes[SELL] === 1) expect(prices[BUY]).toBeLessThan(prices[SELL]);
    }
  });

  it('conserves cash and lots to the last unit, fees included', () => {
    let cash = venue.ledger.venueCash[0];
    let lots = 0;
    for (let account = 1; account <= PARTICIPANTS; account++) {
      cash += venue.ledger.cash[account];
      lots += venue.ledger.position[account];
    }
    expect(cash).toBe(CASH * PARTICIPANTS);
    expect(lots).toBe(POSITION * PARTICIPANTS);
    expect(venue.ledger.venueCash[0]).toBeGreaterThan(0);
  });

  it('earns its spread: the makers end with more than they had, marked at the mid price', () => {
    const mid = makers[0].board.midPrice(0);
    const profit = makers.reduce((sum, { gateway }) => {
      return sum + gateway.cashMinor - CASH + (gateway.position(0) - POSITION) * mid;
    }, 0);
    expect(profit).toBeGreaterThan(0);
  });

  it('every trader agrees with the venue about its account once nothing is in flight', () => {
    const quiet = buildWorld(
      planWorld(
        'zi',
        [{ source: 'test', values: { ...SETTINGS, network: { model: 'constant', delayNs: 0 } } }],
        3,
      ),
    );
    quiet.kernel.runUntil(30e9);
    const ledger = actorsOf<VenueActor>(quiet, 'venue')[0].ledger;
    const kinds = ['zero-intelligence', 'market-maker', 'momentum'];
    const traders = kinds.flatMap((kind) => actorsOf<Trader>(quiet, kind));
    expect(traders).toHaveLength(PARTICIPANTS);
    traders.forEach((trader, i) => {
      expect(trader.gateway.cashMinor).toBe(ledger.cash[i + 1]);
      expect(trader.gateway.position(0)).toBe(ledger.position[i + 1]);
    });
  });
});
