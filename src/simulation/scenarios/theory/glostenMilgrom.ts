import type { Static } from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { createRng } from '../../../core/utils/rng.ts';
import {
  beliefOf,
  informedShareSetting,
  possibleValues,
} from '../../../market/agents/informed/glostenMilgromAgents.ts';
import { GlostenMilgromDealer } from '../../../market/agents/informed/glostenMilgromDealer.ts';
import { InformedTrader } from '../../../market/agents/informed/informedTrader.ts';
import type { Rounds } from '../../../market/agents/informed/rounds.ts';
import { UninformedTrader } from '../../../market/agents/informed/uninformedTrader.ts';
import { VenueActor } from '../../../market/exchange/venue.ts';
import { continuousAuction } from '../../../market/mechanisms/continuous/continuousAuction.ts';
import { commonProperties } from '../commonSettings.ts';
import { networkSettings } from '../network.ts';
import { defineScenario, type World, type WorldHost } from '../scenario.ts';
import { WorldBuilder } from '../worldBuilder.ts';
import { planRounds, roundSecurities, roundSettlements, roundsWorld } from './roundsWorld.ts';

/** The venue joins first, then the dealer and who trades with it: their ids are their accounts. */
export const GLOSTEN_MILGROM_ACTORS = { venue: 0, dealer: 1, informed: 2, uninformed: 3 } as const;

const glostenMilgromSettings = settings('A dealer among the informed', {
  ...commonProperties,
  until: textSetting('20m', {
    unit: 'duration',
    description: 'Simulated time at which the run ends: as many rounds as have room',
  }),
  network: withDefaults(networkSettings, { model: 'constant', delayNs: 1000 }),
  round: textSetting('30s', { unit: 'duration', description: 'How long each security is traded' }),
  values: possibleValues,
  informedShare: informedShareSetting,
  rate: numberSetting(1, 1e-6, 1e6, { unit: '1/s', description: 'How often a trader comes' }),
});

type GlostenMilgromConfig = Static<typeof glostenMilgromSettings>;

/** The dealer's market of Glosten and Milgrom as a world. */
export const glostenMilgromScenario = defineScenario({
  name: 'glosten-milgrom',
  title: 'A dealer who may be trading with somebody who knows: the spread of Glosten and Milgrom (1985)',
  description: `Every round a security is worth one of two values (values), and one trader in three or so knows which
(informedShare). Traders come one at a time for one lot; the dealer quotes a bid and an ask at which it breaks even, and
learns by Bayes' rule from what is bought and sold. With two values as likely as each other the first spread is
informedShare of their distance, prices are a martingale and go to the value, and the dealer gains nothing in the mean: what it
loses to the informed it has from the others.`,
  schema: glostenMilgromSettings,
  compares: ['informedShare=0.3,0.1,0.6'],
  build,
});

function build(config: GlostenMilgromConfig, seed: number, host: WorldHost): World {
  const builder = new WorldBuilder(config, seed, host);
  const length = Math.max(2, builder.units(parseDuration(config.round, 'round')));
  const rest = Math.floor(length / 2);
  const rounds = planRounds(builder, config, length, rest);
  const securities = roundSecurities(rounds, '0.000001', 6);
  const worth = drawValues(config, seed, rounds.count);
  const { dealer, informed, uninformed } = GLOSTEN_MILGROM_ACTORS;
  const venue = new VenueActor({
    instruments: securities,
    participants: [dealer, informed, uninformed].map((actor) => ({ actor, cashMinor: 0 })),
    settlement: { times: roundSettlements(rounds, worth, rest) },
    createEngine: (events) => continuousAuction.createEngine({}, { instruments: rounds.count, seed }, events),
  });
  builder.add('venue', venue, { kind: 'venue', journaled: true });
  addTraders(
    builder,
    config,
    { venue: GLOSTEN_MILGROM_ACTORS.venue, instruments: securities },
    rounds,
    worth,
  );
  return roundsWorld(builder, config, rounds, venue, securities);
}

function addTraders(
  builder: WorldBuilder,
  { informedShare, rate, values }: GlostenMilgromConfig,
  gateway: { readonly venue: number; readonly instruments: readonly { readonly tickValueMinor: number }[] },
  rounds: Rounds,
  worth: readonly number[],
): void {
  const interval = (share: number) => builder.unitsPerSecond / (rate * share);
  const dealer = new GlostenMilgromDealer({ gateway, rounds, informedShare, ...beliefOf(values) });
  builder.add('dealer', dealer, { kind: 'glosten-milgrom-dealer' });
  const known = { interval: interval(informedShare), worthOf: (instrument: number) => worth[instrument] };
  builder.add('informed', new InformedTrader({ gateway, rounds, ...known }), { kind: 'informed' });
  const others = new UninformedTrader({ gateway, rounds, interval: interval(1 - informedShare) });
  builder.add('uninformed', others, { kind: 'uninformed' });
}

/** What each round's security turns out to be worth. */
function drawValues({ values: list }: GlostenMilgromConfig, seed: number, count: number): number[] {
  const rng = createRng(seed, 'glosten-milgrom/value');
  const { prior, values } = beliefOf(list);
  return Array.from({ length: count }, () => {
    let left = rng.uniform();
    for (let i = 0; i < values.length - 1; i++) {
      left -= prior[i];
      if (left < 0) return values[i];
    }
    return values[values.length - 1];
  });
}
