import type { Static } from 'typebox';
import { choiceSetting, settings, textSetting } from '../../../../core/data/config/schema.ts';
import { delayProperties } from './delays.ts';
import { faultProperties } from './faults.ts';
import type { SpelledOut } from './shortForms.ts';

/** Settings of the network between the nodes of a chain. */
export const consensusNetworkSettings = settings('The network between the nodes of a chain', {
  model: choiceSetting('synchronous', ['synchronous', 'partial', 'asynchronous'], {
    description:
      'What is promised: every message within delta; that from an unknown time (GST) on; or only that it arrives',
  }),
  gst: textSetting('5epochs', {
    unit: 'duration',
    description: 'partial: when the network becomes synchronous; 2s..20s: drawn from there by the seed',
  }),
  ...delayProperties,
  ...faultProperties,
});

export type ConsensusNetworkConfig = Static<typeof consensusNetworkSettings>;

/** The same with its lists spelled out. */
export type SpelledNetwork = SpelledOut<ConsensusNetworkConfig>;
