import type { Message } from '../../../core/models/message.ts';
import { Execution } from '../../../core/models/messages/execution.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import { createRng } from '../../../core/utils/rng.ts';

/** A message that stays. */
export class KeptMessage implements Message {
  readonly kind: number;
  readonly #values: readonly number[];
  readonly #body: PlainData;

  constructor(kind: number, values: readonly number[], body: PlainData = null) {
    this.kind = kind;
    this.#values = values;
    this.#body = body;
  }

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  body(): PlainData {
    return this.#body;
  }
}

/** A venue's surroundings without clock and network: keeps the lines of its journal, and nothing else. */
export class RecordedContext implements ActorContext {
  readonly now = 0;
  readonly self = 0;
  readonly rng = createRng(1, 'conformance');
  readonly #lines: KeptMessage[] = [];

  record(kind: number, ...values: number[]): void {
    if (kind === Execution.id) this.#lines.push(new KeptMessage(kind, values));
  }

  /** The lines since the last call. */
  take(): KeptMessage[] {
    return this.#lines.splice(0);
  }

  send(): void {}
  sendBody(): void {}
  wakeAt(): void {}
  busyFor(): void {}
  stop(): void {}
}
