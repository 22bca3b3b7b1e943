import { streamlet } from '../../../blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { defineScenario } from '../scenario.ts';
import { chainWorld } from './chainWorld.ts';
import { chainSettings } from './settings.ts';

/** Textbook Streamlet between validators. */
export const streamletScenario = defineScenario({
  name: 'streamlet',
  title: 'Streamlet as in the textbook: propose, vote, and of three epochs in a row the second is final',
  description: `Nodes take turns to lead epochs of 2 delta. The leader proposes a block on a longest notarised chain, the others
vote for it if it extends one of theirs, and a block with votes of two thirds is notarised. Make nodes faulty (faulty) or
the network slow to see what the thresholds are for.`,
  schema: chainSettings('Streamlet', streamlet.settings),
  build: (config, seed, host) => chainWorld(streamlet as unknown as Protocol, config, seed, host),
});
