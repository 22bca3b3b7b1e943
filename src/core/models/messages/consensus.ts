import { defineMessage } from '../message.ts';

/**
 * A message between the nodes of a chain: its number in the archive of the run, and what tells it apart in a trace. The
 * content is what the archive holds under `message`.
 */
export const ConsensusMail = defineMessage(100, 'consensus-mail', [
  'message',
  'phase',
  'epoch',
  'signer',
  'blockWord',
]);
