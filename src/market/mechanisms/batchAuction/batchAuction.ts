import { parseDuration } from '../../../core/data/config/duration.ts';
import { resolveConfig } from '../../../core/data/config/resolve.ts';
import { choiceSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import type { MechanismCapabilities } from '../../../core/models/ports/mechanism.ts';
import type { MechanismDefinition } from '../framework/defineMechanism.ts';
import { EngineMechanism } from '../framework/engineMechanism.ts';
import { BatchEngine } from './batchEngine.ts';
import { RATIONING_RULES, rationingOf } from './rationing/rationingRules.ts';

const capabilities: MechanismCapabilities = {
  priority: 'price',
  trading: 'batches',
  marketOrders: true,
  timesInForce: ['gtc', 'ioc'],
  postOnly: false,
  replace: true,
  selfTrade: ['allow'],
  fees: true,
  displaysDepth: true,
  random: true,
  notices: true,
  sealed: true,
};

const schema = settings('Settings of frequent batch auctions', {
  interval: textSetting('100ms', {
    unit: 'duration',
    description: 'Length of a batch: orders that come within one are treated as if they came together',
  }),
  rationing: choiceSetting(
    'pro-rata',
    RATIONING_RULES.map(({ name }) => name),
    {
      description:
        'Who trades of the orders of one batch at the price of the auction, where not all of them can: ' +
        RATIONING_RULES.map(({ name, summary }) => `${name}: ${summary}`).join('; '),
    },
  ),
});

const name = 'frequent-batch-auction';

const createEngine: MechanismDefinition['createEngine'] = (values, { seed }, events) => {
  const chosen = resolveConfig(schema, [{ source: `mechanism ${name}`, values }]);
  const interval = Math.max(1, parseDuration(chosen.interval, 'interval'));
  const rationing = rationingOf(chosen.rationing);
  return new BatchEngine(events, { interval, rationing, seed, capabilities });
};

const definition: MechanismDefinition = {
  name,
  title: 'Frequent batch auctions: orders of an interval trade together at one price',
  description:
    'Time is cut into intervals. Orders of an interval are sealed until it ends; then all orders meet in one auction, ' +
    'at one price: the middle of the prices at which supply meets demand. At that price orders of earlier batches ' +
    'come before those of this one, and those of one batch are equal, whenever in it they came. What is left waits ' +
    'for the next batch, and is shown from now on. Withdrawals of orders that are shown show at once. Budish, ' +
    'Cramton and Shim, Quarterly Journal of Economics 130(4), 2015.',
  settings: schema,
  capabilities,
  create: (values, environment) =>
    new EngineMechanism((events) => createEngine(values, environment, events), environment, capabilities),
  createEngine,
};

/** Frequent batch auctions on typed arrays. */
export const batchAuction = Object.freeze(definition);
