import { resolveConfig } from '../../../core/data/config/resolve.ts';
import { settings } from '../../../core/data/config/schema.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import type { BookEngine, BookEvents } from '../../exchange/book/bookEngine.ts';
import { MatchingEngine } from '../../exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../exchange/book/naiveEngine.ts';
import type { MechanismDefinition } from '../framework/defineMechanism.ts';
import { EngineMechanism } from '../framework/engineMechanism.ts';

const capabilities: MechanismCapabilities = {
  priority: 'price-time',
  trading: 'continuous',
  marketOrders: true,
  timesInForce: ['gtc', 'ioc', 'fok'],
  postOnly: true,
  replace: true,
  selfTrade: ['allow', 'cancelNewest', 'cancelOldest', 'cancelBoth', 'decrementAndCancel'],
  fees: true,
  displaysDepth: true,
  random: false,
  orderTypes: true,
};

const schema = settings('The continuous double auction has no settings', {});

type CreateEngine = (events: BookEvents, seed: number | string) => BookEngine;

function define(title: string, name: string, createEngine: CreateEngine): MechanismDefinition {
  const checked = (values: Parameters<MechanismDefinition['create']>[0]) =>
    resolveConfig(schema, [{ source: `mechanism ${name}`, values }]);
  const definition: MechanismDefinition = {
    name,
    title,
    description: `Every order meets at once the best order against it, at the price of the one that waited; what is left of a
limit order waits. Priority is price, then time. The order book of most exchanges.`,
    settings: schema,
    capabilities,
    create(values, environment) {
      checked(values);
      return new EngineMechanism(
        (events) => createEngine(events, environment.seed),
        environment,
        capabilities,
      );
    },
    createEngine(values, environment, events) {
      checked(values);
      return createEngine(events, environment.seed);
    },
  };
  return Object.freeze(definition);
}

/** The continuous double auction on the fast book. */
export const continuousAuction = define(
  'Continuous double auction',
  'continuous-double-auction',
  (events, seed) => new MatchingEngine(events, { seed }),
);

/** Its obvious twin: slow, and meant to be believed on reading. */
export const naiveContinuousAuction = define(
  'Continuous double auction, the slow twin',
  'naive-continuous-double-auction',
  (events, seed) => new NaiveEngine(events, { seed }),
);
