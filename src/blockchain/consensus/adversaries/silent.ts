import { settings } from '../../../core/data/config/schema.ts';
import { defineAdversary } from './adversary.ts';

/** A node that never says anything. */
export const silent = defineAdversary({
  name: 'silent',
  title: 'Says nothing: neither proposes, nor votes, nor echoes',
  settings: settings('Settings of a silent node', {}),
  corrupt: () => ({
    start: () => {},
    receive: () => {},
    wake: () => {},
    snapshot: () => null,
    restore: () => {},
  }),
});
