import { integerSetting, settings } from '../../../core/data/config/schema.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { DoubleSpender } from '../protocols/longestChain/doubleSpender.ts';
import { Miner } from '../protocols/longestChain/miner.ts';
import { defineAdversary } from './adversary.ts';

/** A miner that undoes its payments. How deep they must lie is `confirmations` of the protocol's settings. */
export const doubleSpend = defineAdversary({
  name: 'double-spend',
  title: 'Pays, and mines in secret on a chain without the payment (Rosenfeld 2014)',
  settings: settings('Settings of a miner that spends twice', {
    giveUp: integerSetting(20, 1, 10_000, {
      unit: 'blocks',
      description: 'It gives an attack up when the others lead by so many',
    }),
  }),
  corrupt({ protocol, committee, self, honest }, { giveUp }) {
    if (honest instanceof Miner) return new DoubleSpender(committee, self, honest.settings, giveUp);
    throw new BaseError(
      'CONFIG_INVALID_VALUE',
      `faulty: ${protocol.name} has no miners, so none spends twice`,
      {
        facts: { adversary: 'double-spend', protocol: protocol.name },
        advice: 'Take it against longest-chain.',
      },
    );
  },
});
