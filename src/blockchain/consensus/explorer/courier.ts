import type { ConsensusEvents } from '../../../core/consensus/consensusEvents.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import type { SignedMessage } from '../../../core/consensus/signedMessage.ts';
import { DROP, type LatencyModel } from '../../../core/models/ports/latencyModel.ts';
import { FIRST_VALIDATOR } from '../buildNetwork.ts';
import type { BlockNames } from './blockNames.ts';
import type { Delivery, Schedule } from './schedule.ts';

/**
 * The network of a schedule: a message reaches a node when the schedule says so, by whichever of its copies is on its way
 * then, and no other. It is told what is sent just before it is asked how long that takes. What it drops is not lost: it is
 * still on its way when the run ends.
 */
export class Courier implements LatencyModel, ConsensusEvents {
  readonly monotone = false;
  readonly #names: BlockNames;
  readonly #phases: readonly string[];
  /** When each message is due at each node, by its key and the node. */
  readonly #due = new Map<string, Map<number, number>>();
  /** By number of the message; what has been delivered is taken out. */
  readonly #dueOf: (Map<number, number> | undefined)[] = [];
  #present: Map<number, number> | undefined;
  #now = 0;

  constructor(schedule: Schedule, protocol: Protocol, names: BlockNames) {
    this.#names = names;
    this.#phases = protocol.phases.map(({ name }) => name);
    for (const delivery of schedule.deliveries) {
      const key = keyOf(delivery.phase, delivery.signer, delivery.block, delivery.copy ?? 1);
      const due = this.#due.get(key) ?? new Map<number, number>();
      this.#due.set(key, due);
      if (!due.has(delivery.to)) due.set(delivery.to, delivery.at);
    }
  }

  sent(_node: number, message: SignedMessage, _receivers: number, now: number): void {
    const { id } = message;
    this.#now = now;
    if (!(id in this.#dueOf)) this.#dueOf[id] = this.#dueAt(message);
    this.#present = this.#dueOf[id];
  }

  sample(_from: number, to: number): number {
    const node = to - FIRST_VALIDATOR;
    const at = this.#present?.get(node);
    if (at === undefined) return DROP;
    this.#present?.delete(node);
    return Math.max(1, at - this.#now);
  }

  #dueAt({ phase, signer, block, justify }: SignedMessage): Map<number, number> | undefined {
    if (block === null) return undefined;
    return this.#due.get(keyOf(this.#phases[phase], signer, this.#names.nameOf(block), 1 + justify.length));
  }
}

/** Messages that say the same differ in how many others they name as their reason. */
function keyOf(phase: Delivery['phase'], signer: number, block: string, copy: number): string {
  return `${phase} ${signer} ${block} ${copy}`;
}
