import { settings } from '../../../src/core/data/config/schema.ts';
import { MAKER, TAKER } from '../../../src/core/models/messages/execution.ts';
import { SELF_TRADE, TIME_IN_FORCE } from '../../../src/core/models/messages/orderEntry.ts';
import type { Mechanism, MechanismCapabilities } from '../../../src/core/models/ports/mechanism.ts';
import { BUY, opposite } from '../../../src/core/models/side.ts';
import {
  continuousAuction,
  naiveContinuousAuction,
} from '../../../src/market/mechanisms/continuous/continuousAuction.ts';
import { defineMechanism } from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import type {
  MarketServices,
  MechanismRules,
  Order,
} from '../../../src/market/mechanisms/framework/mechanismRules.ts';
import type { MechanismSubject } from '../../../src/market/mechanisms/kit/subject.ts';
import { darkOnes } from './brokenDarkBooks.ts';
import { tampered } from './tampered.ts';

const FEES = { makerPpm: -20_000, takerPpm: 30_000 };
const ENVIRONMENT = { instruments: 1, seed: 1, fees: FEES };

/** A mechanism that breaks one rule, the card that must find it, and words that its message must have. */
export interface BrokenMechanism {
  readonly card: string;
  readonly fault: string;
  readonly subject: MechanismSubject;
  readonly says: RegExp;
}

const { capabilities } = continuousAuction;
const sound = () => continuousAuction.create({}, ENVIRONMENT);

function tamperedSubject(tampering: Parameters<typeof tampered>[1]): MechanismSubject {
  return { create: () => tampered(sound(), tampering), capabilities, fees: FEES };
}

/** A mechanism as an author might write it, by mistake. */
function written(
  create: (market: MarketServices) => MechanismRules<unknown>,
  changes: Partial<MechanismCapabilities> = {},
): MechanismSubject {
  const declared: MechanismCapabilities = { ...capabilities, timesInForce: ['gtc', 'ioc'], ...changes };
  const definition = defineMechanism({
    name: 'broken',
    title: 'Broken',
    description: 'Breaks a rule.',
    settings: settings('None', {}),
    capabilities: declared,
    create: (_settings, market) => create(market),
  });
  return { create: () => definition.create({}, ENVIRONMENT), capabilities: declared, fees: FEES };
}

type ChooseMaker = (resting: Order[]) => Order;
const first: ChooseMaker = ([best]) => best;

/** Takes what it meets, in an order and at a price that may be wrong. */
function takes(
  market: MarketServices,
  order: Order,
  choose: ChooseMaker = first,
  price = (maker: Order): number => maker.price,
): void {
  for (;;) {
    const meeting = market
      .resting(order.instrument, opposite(order.side))
      .filter((maker) => market.meets(maker, order));
    if (meeting.length === 0 || order.leaves === 0) return;
    const maker = choose(meeting);
    if (market.preventSelfTrade(maker, order)) continue;
    market.trade(maker, order, price(maker), Math.min(maker.leaves, order.leaves));
  }
}

let everCreated = 0;

/** Breakers that tell the outside something wrong, whatever runs inside. */
const tamperedOnes: BrokenMechanism[] = [
  {
    card: 'conservation',
    fault: 'the seller is paid a tick more than the buyer pays',
    subject: tamperedSubject({
      sink: (out) => ({
        filled: (key, trade, price, quantity, liquidity, fee) =>
          out.filled(key, trade, liquidity === TAKER ? price + 1 : price, quantity, liquidity, fee),
      }),
    }),
    says: /cash appears or vanishes/,
  },
  {
    card: 'conservation',
    fault: 'one side of each trade is not told',
    subject: tamperedSubject({
      sink: (out) => ({
        filled: (...fill) => {
          if (fill[4] === MAKER) out.filled(...fill);
        },
      }),
    }),
    says: /trade 1 has a/,
  },
  {
    card: 'limit-price',
    fault: 'both sides trade far above the maker',
    subject: tamperedSubject({
      sink: (out) => ({
        filled: (key, trade, price, ...rest) => out.filled(key, trade, price + 50, ...rest),
      }),
    }),
    says: /worse than its limit/,
  },
  {
    card: 'idempotent-cancel',
    fault: 'the cancel of an order that is gone succeeds',
    subject: tamperedSubject({
      sink: (out) => ({
        rejected: (key, code) => (code === 11 ? out.cancelled(key, 0, 0) : out.rejected(key, code)),
      }),
    }),
    says: /cancels order \d+ again and tells \[cancelled/,
  },
  {
    card: 'self-trade',
    fault: 'what traders ask for is not passed on',
    subject: tamperedSubject({
      command: (command) => (command.kind === 'enter' ? { ...command, flags: 0 } : command),
    }),
    says: /trade with each other/,
  },
  {
    card: 'self-trade',
    fault: 'both orders end, whatever the newer asked for',
    subject: tamperedSubject({
      command: (command) =>
        command.kind === 'enter' && command.flags >> 1 !== SELF_TRADE.allow
          ? { ...command, flags: (command.flags & 1) | (SELF_TRADE.cancelBoth << 1) }
          : command,
    }),
    says: /which did not ask for that/,
  },
  {
    card: 'fees',
    fault: 'takers pay one unit too much',
    subject: tamperedSubject({
      sink: (out) => ({
        filled: (key, trade, price, quantity, liquidity, fee) =>
          out.filled(key, trade, price, quantity, liquidity, liquidity === TAKER ? fee + 1 : fee),
      }),
    }),
    says: /is due/,
  },
  {
    card: 'instructions',
    fault: 'immediate or cancel waits',
    subject: tamperedSubject({
      command: (command) =>
        command.kind === 'enter' ? { ...command, timeInForce: TIME_IN_FORCE.gtc } : command,
    }),
    says: /rests, which must not|fill or kill/,
  },
  {
    card: 'depth',
    fault: 'the best bid is not shown',
    subject: tamperedSubject({ depth: ({ bids, asks }) => ({ bids: bids.slice(1), asks }) }),
    says: /shows bids \[/,
  },
];

/** Breakers as authors would write them by mistake; the framework finds some before anything is told. */
const writtenOnes: BrokenMechanism[] = [
  {
    card: 'conservation',
    fault: 'trades more than is left',
    subject: written(
      (market) => ({
        state: {},
        enter(_state, order) {
          const maker = market.best(order.instrument, opposite(order.side));
          if (maker !== undefined && market.meets(maker, order))
            market.trade(maker, order, maker.price, order.leaves);
        },
      }),
      { selfTrade: ['allow'] },
    ),
    says: /lots, where \d+ are left/,
  },
  {
    card: 'no-crossed-book',
    fault: 'nobody is matched',
    subject: written(() => ({ state: {}, enter() {} })),
    says: /leaves order .* resting/,
  },
  {
    card: 'priority',
    fault: 'the last to come trades first',
    subject: written((market) => ({
      state: {},
      enter: (_state, order) => takes(market, order, (queue) => queue.at(-1) as Order),
    })),
    says: /trades before order/,
  },
  {
    card: 'priority',
    fault: 'shares are equal, where they are declared by size',
    subject: written((market) => ({ state: {}, enter: (_state, order) => takes(market, order) }), {
      priority: 'pro-rata',
      selfTrade: ['allow'],
    }),
    says: /where its share is/,
  },
  {
    card: 'limit-price',
    fault: 'trades at the price of the one who comes, plus a tick against him',
    subject: written((market) => ({
      state: {},
      enter: (_state, order) =>
        takes(market, order, first, (maker) => maker.price + (order.side === BUY ? 20 : -20)),
    })),
    says: /worse than its limit/,
  },
  {
    card: 'self-trade',
    fault: 'declares a prevention that it does not do',
    subject: written((market) => ({
      state: {},
      enter(_state, order) {
        const maker = market.best(order.instrument, opposite(order.side));
        if (maker !== undefined && market.meets(maker, order))
          market.trade(maker, order, maker.price, Math.min(maker.leaves, order.leaves));
      },
    })),
    says: /asked to be kept from it/,
  },
  {
    card: 'instructions',
    fault: 'fills part of what is fill or kill',
    subject: written((market) => ({ state: {}, enter: (_state, order) => takes(market, order) }), {
      timesInForce: ['gtc', 'fok'],
    }),
    says: /which is fill or kill/,
  },
  {
    card: 'clock',
    fault: 'is due for ever',
    subject: written((market) => ({
      state: {},
      enter: (_state, order) => takes(market, order),
      nextTime: () => 5,
    })),
    says: /is due at 5 again/,
  },
  {
    card: 'determinism',
    fault: 'remembers across its lives',
    subject: written((market) => {
      const odd = everCreated++ % 2 === 1;
      return {
        state: {},
        enter: (_state, order) => takes(market, order, (queue) => queue.at(odd ? -1 : 0) as Order),
      };
    }),
    says: /in two runs of the same commands/,
  },
  {
    card: 'snapshot',
    fault: 'keeps state outside its state',
    subject: written((market) => {
      let orders = 0;
      return {
        state: {},
        enter(_state, order) {
          orders += 1;
          takes(market, order, (queue) => queue.at(orders % 2 === 0 ? 0 : -1) as Order);
        },
      };
    }),
    says: /after a snapshot behind command/,
  },
  {
    card: 'fast-equals-naive',
    fault: 'is not what its twin is',
    subject: {
      ...written((market) => ({
        state: {},
        enter: (_state, order) => takes(market, order, (queue) => queue.at(-1) as Order),
      })),
      twin: (): Mechanism => naiveContinuousAuction.create({}, ENVIRONMENT),
    },
    says: /where its twin differs/,
  },
  {
    card: 'never-throws',
    fault: 'has a table of a hundred prices',
    subject: written((market) => ({
      state: { levels: Array.from({ length: 200 }, (): number[] => []) },
      enter(state: unknown, order) {
        (state as { levels: number[][] }).levels[order.price].push(order.id);
        takes(market, order);
      },
    })),
    says: /throws .*TypeError/,
  },
  {
    card: 'never-throws',
    fault: 'waits for ever for a better offer',
    subject: written(
      (market) => ({
        state: {},
        enter(_state, order) {
          for (;;) {
            const maker = market.best(order.instrument, opposite(order.side));
            if (maker === undefined || !market.meets(maker, order) || order.leaves === 0) return;
            if (maker.leaves > order.leaves) continue;
            market.trade(maker, order, maker.price, maker.leaves);
          }
        },
      }),
      { selfTrade: ['allow'] },
    ),
    says: /does not come to an end/,
  },
  {
    card: 'bounded-memory',
    fault: 'remembers every order',
    subject: written((market) => ({
      state: { seen: [] as number[] },
      enter(state: unknown, order) {
        (state as { seen: number[] }).seen.push(order.id);
        takes(market, order);
      },
    })),
    says: /grows from \d+ to \d+ bytes/,
  },
];

/** For every card at least one mechanism that it must find. */
export const BROKEN_MECHANISMS: readonly BrokenMechanism[] = [...tamperedOnes, ...writtenOnes, ...darkOnes];
