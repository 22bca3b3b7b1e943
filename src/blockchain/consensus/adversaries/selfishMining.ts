import { settings } from '../../../core/data/config/schema.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { Miner } from '../protocols/longestChain/miner.ts';
import { SelfishMiner } from '../protocols/longestChain/selfishMiner.ts';
import { defineAdversary } from './adversary.ts';

/** A pool that withholds what it finds. How many honest miners follow it in a race is `tie` of the protocol's settings. */
export const selfishMining = defineAdversary({
  name: 'selfish-mining',
  title: 'Mines on a chain of its own and shows it when others come near (Eyal and Sirer 2014)',
  settings: settings('Settings of a selfish miner', {}),
  corrupt({ protocol, committee, self, honest }) {
    if (honest instanceof Miner) return new SelfishMiner(committee, self, honest.settings);
    throw new BaseError(
      'CONFIG_INVALID_VALUE',
      `faulty: ${protocol.name} has no miners, so none is selfish`,
      {
        facts: { adversary: 'selfish-mining', protocol: protocol.name },
        advice: 'Take it against longest-chain.',
      },
    );
  },
});
