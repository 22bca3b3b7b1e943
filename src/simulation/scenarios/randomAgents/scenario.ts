import { parseDuration } from '../../../core/data/config/duration.ts';
import { createInstrument } from '../../../core/models/createInstrument.ts';
import { ClientAccount } from '../../../market/agents/orderFlow/clientAccount.ts';
import { RandomTraders } from '../../../market/agents/orderFlow/randomTraders.ts';
import { TapeKeeper } from '../../../market/agents/orderFlow/tapeKeeper.ts';
import { MatchingEngine } from '../../../market/exchange/book/matchingEngine.ts';
import { StepVenue } from '../../../market/exchange/steps/stepVenue.ts';
import { badSetting } from '../markets/badSetting.ts';
import { defineScenario, type World, type WorldHost } from '../scenario.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import { type RandomAgentsConfig, randomAgentsSettings } from './settings.ts';

/** Who joins first: the venue, the member, the keeper of the history. Clients follow in the order of their accounts. */
const VENUE = 0;
const MEMBER = 1;
const KEEPER = 2;
const FIRST_CLIENT = 3;

/** The workload of a benchmark, and the fastest world there is. */
export const randomAgentsScenario = defineScenario({
  name: 'random-agents',
  title: 'Hundreds of random traders in discrete time: the benchmark of the simulator bourse',
  description: `In each step a trader acts with the probability of its group: it cancels its live order, or places one on a random side
at a random price in a random size. All commands of a step go to the venue in one batch of their member, the venue
shuffles them, and every trade and the best levels after each step are kept. Defaults are those of bourse's own bench:
200 traders near the middle that are busy, 200 wide ones that are not; 20 000 steps give 3.4 million orders. Nothing
about it is meant to be like a market.`,
  schema: randomAgentsSettings,
  complete: completeRandomAgents,
  build,
});

/**
 * Refuses ranges that are empty, a world without traders, and a step that is over before the answer is there.
 *
 * @throws BaseError CONFIG_INVALID_VALUE with the whole path.
 */
function completeRandomAgents(config: RandomAgentsConfig): RandomAgentsConfig {
  for (const [index, group] of config.groups.entries()) {
    const path = `groups.${index}`;
    if (group.highPrice <= group.lowPrice) {
      throw badSetting(`${path}.highPrice`, String(group.highPrice), `it is not above lowPrice`);
    }
    if (group.highQuantity <= group.lowQuantity) {
      throw badSetting(`${path}.highQuantity`, String(group.highQuantity), `it is not above lowQuantity`);
    }
  }
  if (traders(config) === 0) throw badSetting('groups', '0 traders', 'nobody trades');
  return config;
}

function traders({ groups }: RandomAgentsConfig): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

export type RandomAgentsWorld = ReturnType<typeof buildRandomAgents>;

/** The world with the actors whose counts a benchmark reads. */
export function buildRandomAgents(config: RandomAgentsConfig, seed: number, host: WorldHost) {
  const builder = new WorldBuilder(config, seed, host);
  const listed = createInstrument({ ...config.instrument, referencePrice: undefined, priceBand: undefined });
  const { cashMinor, position } = config.accounts;
  const positions = [{ instrument: 0, lots: position }];
  const participants = Array.from({ length: traders(config) }, (_, i) => ({
    actor: FIRST_CLIENT + i,
    cashMinor,
    positions,
  }));
  const venue = new StepVenue({
    instruments: [listed],
    participants,
    members: [MEMBER],
    listeners: [KEEPER],
    depth: config.depth,
    createEngine: (events) => new MatchingEngine(events),
  });
  const member = new RandomTraders({
    venue: VENUE,
    instrument: 0,
    firstAccount: FIRST_CLIENT,
    groups: config.groups,
    step: Math.max(1, builder.units(config.stepNs)),
  });
  const keeper = new TapeKeeper();
  builder.add('venue', venue, { kind: 'venue', journaled: true });
  builder.add('member', member, { kind: 'member' });
  builder.add('history', keeper, { kind: 'history' });
  for (const [index, { count }] of config.groups.entries()) {
    for (let i = 1; i <= count; i++) {
      builder.add(`random-${index + 1}-${i}`, new ClientAccount(), { kind: `random-${index + 1}` });
    }
  }
  return { builder, listed, venue, member, keeper };
}

function build(config: RandomAgentsConfig, seed: number, host: WorldHost): World {
  const { builder, listed, venue } = buildRandomAgents(config, seed, host);
  const { symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier } = listed;
  return {
    kernel: builder.kernel,
    until: builder.units(parseDuration(config.until, 'until')),
    timeResolutionNs: config.timeResolutionNs,
    tiePolicy: config.tiePolicy,
    actors: builder.actors,
    instruments: [{ symbol, tickSize, lotSize, currency, currencyScale, contractMultiplier }],
    counts: () => venue.counts,
    check: () => venue.check(),
  };
}
