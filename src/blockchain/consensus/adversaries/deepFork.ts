import { settings } from '../../../core/data/config/schema.ts';
import { defineAdversary } from './adversary.ts';
import { forkLeader } from './forkLeader.ts';

/**
 * The forking attack at its worst for the protocol at hand: Bamboo's forkers know how deep they may go. Where honest nodes
 * follow no fork it is a fork of one block, which they refuse.
 */
export const deepFork = defineAdversary({
  name: 'deep-fork',
  title: 'Leads its epochs on a fork as deep as honest nodes follow',
  settings: settings('Settings of a deep fork', {}),
  corrupt: (place) => place.protocol.craft.forker?.(place.honest) ?? forkLeader.corrupt(place, { back: 1 }),
});
