import Type, { type Static, type TSchema } from 'typebox';
import { choiceSetting, integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { consensusNetworkSettings } from './network/settings.ts';

/** Most nodes of a committee: with echo an epoch of 200 nodes is 8 million messages. */
const MOST_NODES = 1000;

/** A node that breaks the rules. */
const faultSettings = settings('A node that breaks the rules', {
  node: integerSetting(0, 0, MOST_NODES - 1, { description: 'Its number, from 0' }),
  adversary: textSetting('silent', { description: 'What it does, by the name of an adversary' }),
  settings: Type.Record(Type.String(), Type.Unknown(), {
    default: {},
    description: 'Settings of the adversary',
  }),
});

/** Settings of a chain, whatever its protocol. */
const chainProperties = {
  nodes: integerSetting(4, 1, MOST_NODES, { description: 'n: nodes of the committee' }),
  epochs: integerSetting(8, 1, 10_000_000, { description: 'Epochs to run' }),
  delta: textSetting('1s', {
    unit: 'duration',
    description:
      'Bound on the delay of a message when the network is synchronous; an epoch lasts twice as long',
  }),
  leaders: choiceSetting('round-robin', ['round-robin', 'random'], {
    description: 'Who leads an epoch: all in turn, or a public random function of the epoch',
  }),
  signatures: choiceSetting('ideal', ['ideal', 'ed25519'], {
    description: 'ideal: unforgeable by assumption, and free; ed25519: real ones (RFC 8032)',
  }),
  verifyOnce: Type.Boolean({
    default: true,
    description:
      'A signature that one node has verified is not verified again by the others: the same run, in less time',
  }),
  publicKeys: Type.Array(textSetting('', { description: '64 hexadecimal digits' }), {
    default: [],
    description: 'The ed25519 keys that the nodes must have; they follow from the seed. None: any',
  }),
  allowUnsafe: Type.Boolean({
    default: false,
    description: 'Run with more faulty nodes than the protocol bears, to see it fail',
  }),
  faulty: Type.Array(faultSettings, { default: [], description: 'The nodes that break the rules' }),
  timeResolutionNs: integerSetting(1, 1, 1_000_000_000, {
    unit: 'ns',
    description: 'Length of one time unit; the clock holds 2^53 of them',
  }),
  tiePolicy: choiceSetting('fifo', ['fifo', 'shuffled'], {
    description: 'Order of events equal in time and priority: as sent, or by a seeded hash',
  }),
  network: consensusNetworkSettings,
};

/** The settings of a chain that runs one protocol. */
export function chainSettings<Schema extends TSchema>(title: string, protocol: Schema) {
  return settings(title, { ...chainProperties, protocol });
}

const anyChain = settings('Settings of every chain', chainProperties);

/** Settings of a chain, with those of its protocol as they are. */
export type ChainConfig = Static<typeof anyChain> & { readonly protocol: unknown };
