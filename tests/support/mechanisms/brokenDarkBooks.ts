import { settings } from '../../../src/core/data/config/schema.ts';
import { NOTICE } from '../../../src/core/models/messages/marketNotice.ts';
import type { MechanismCapabilities } from '../../../src/core/models/ports/mechanism.ts';
import { BUY, opposite } from '../../../src/core/models/side.ts';
import {
  darkMidpointCapabilities as capabilities,
  darkMidpoint,
} from '../../../src/market/mechanisms/darkMidpoint/darkMidpoint.ts';
import { defineMechanism } from '../../../src/market/mechanisms/framework/defineMechanism.ts';
import type {
  MarketServices,
  MechanismRules,
} from '../../../src/market/mechanisms/framework/mechanismRules.ts';
import type { BrokenMechanism } from './brokenMechanisms.ts';
import { tampered } from './tampered.ts';

const ENVIRONMENT = { instruments: 1, seed: 1 };

function spoiled(tampering: Parameters<typeof tampered>[1]) {
  return { create: () => tampered(darkMidpoint.create({}, ENVIRONMENT), tampering), capabilities };
}

/** A book of orders that trade at the bid plus one, with the newest first. */
function newestFirst(market: MarketServices): MechanismRules<null> {
  return {
    state: null,
    enter(_state, order) {
      const { bid, ask } = market.reference(order.instrument);
      const price = (bid + ask) / 2;
      const accepts = ({ side, price: limit }: typeof order) =>
        limit === 0 || (side === BUY ? limit >= price : limit <= price);
      const newest = market
        .resting(order.instrument, opposite(order.side))
        .filter(accepts)
        .sort((a, b) => b.sequence - a.sequence);
      const trades = bid > 0 && ask > bid && (bid + ask) % 2 === 0 && accepts(order);
      for (const other of trades ? newest : []) {
        if (order.leaves > 0) market.trade(other, order, price, Math.min(other.leaves, order.leaves));
      }
      if (order.leaves > 0) market.rest(order);
    },
  };
}

function announces(until: number, changes: Partial<MechanismCapabilities>) {
  const declared: MechanismCapabilities = { ...capabilities, ...changes };
  const definition = defineMechanism<ReturnType<typeof settings>, null>({
    name: 'broken',
    title: 'Broken',
    description: 'Breaks a rule.',
    settings: settings('None', {}),
    capabilities: declared,
    create: (_settings, market) => ({
      state: null,
      enter: () =>
        market.announce({ instrument: 0, code: NOTICE.marketPrice, price: 1, until: market.now + until }),
    }),
  });
  return { create: () => definition.create({}, ENVIRONMENT), capabilities: declared };
}

const newest = defineMechanism<ReturnType<typeof settings>, null>({
  name: 'broken',
  title: 'Broken',
  description: 'Breaks a rule.',
  settings: settings('None', {}),
  capabilities: { ...capabilities, timesInForce: ['gtc'], minimumQuantity: false },
  create: (_settings, market) => newestFirst(market),
});

/** Breakers of what holds for orders that nobody sees, and for notices. */
export const darkOnes: BrokenMechanism[] = [
  {
    card: 'minimum-quantity',
    fault: 'what orders ask for at least is not passed on',
    subject: spoiled({
      command: (command) => (command.kind === 'enter' ? { ...command, minimumQuantity: 0 } : command),
    }),
    says: /trades \d+ lots, where it asked for \d+ at least/,
  },
  {
    card: 'reference',
    fault: 'trades where it was, and not where the other market is',
    subject: spoiled({
      command: (command) =>
        command.kind === 'reference' && command.bid > 0 && command.ask > 0
          ? { ...command, bid: 98, ask: 102 }
          : command,
    }),
    says: /elsewhere|not the middle/,
  },
  {
    card: 'reference',
    fault: 'takes an empty side for the last price it had',
    subject: spoiled({
      command: (command) =>
        command.kind === 'reference' && (command.bid === 0 || command.ask === 0)
          ? { ...command, bid: 99, ask: 101 }
          : command,
    }),
    says: /where a side of the other market is empty/,
  },
  {
    card: 'priority',
    fault: 'who came last at the middle trades first',
    subject: {
      create: () => newest.create({}, ENVIRONMENT),
      capabilities: newest.capabilities,
    },
    says: /trades before order/,
  },
  {
    card: 'notices',
    fault: 'announces what held until yesterday',
    subject: announces(-1, { notices: true }),
    says: /it holds until/,
  },
  {
    card: 'notices',
    fault: 'announces what it does not declare',
    subject: announces(0, { notices: false }),
    says: /does not declare/,
  },
];
