import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { settings } from '../../../core/data/config/schema.ts';
import { defineAdversary } from './adversary.ts';
import { Tampering } from './tampering.ts';

/** Keeps its votes to itself, but for its own view. */
class VoteWithholding extends Tampering {
  override voted(): void {}

  override broadcast(message: SignedMessage): void {
    if (!this.isOwn(message, 'vote')) super.broadcast(message);
  }

  override send(to: number, message: SignedMessage): void {
    if (!this.isOwn(message, 'vote')) super.send(to, message);
  }
}

/** A node whose votes never leave. */
export const voteWithholding = defineAdversary({
  name: 'vote-withholding',
  title: 'Proposes and echoes as it should, but its votes never leave',
  settings: settings('Settings of a node that withholds its votes', {}),
  corrupt: (place) => new VoteWithholding(place),
});
