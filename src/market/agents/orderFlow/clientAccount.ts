import type { PlainData } from '../../../core/models/plainData.ts';
import type { Actor } from '../../../core/models/ports/actor.ts';

/** A client who trades through a member: it owns an account, and the member decides and sends for it. */
export class ClientAccount implements Actor {
  start(): void {}

  receive(): void {}

  snapshot(): PlainData {
    return null;
  }

  restore(): void {}

  hash(): number {
    return 0;
  }
}
