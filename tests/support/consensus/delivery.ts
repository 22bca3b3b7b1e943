import type { ConsensusEvents } from '../../../src/core/consensus/consensusEvents.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';

/** Notes every message on every link: when it was first said, and when it first arrived. For honest nodes, which broadcast. */
export class DeliveryWatch implements ConsensusEvents {
  readonly messages = new Set<number>();
  /** Longest way of a message beyond max(its sending, `timelyFrom`). */
  longestWay = 0;
  readonly #timelyFrom: number;
  /** By `node message`. */
  readonly #said = new Map<string, number>();
  /** As `from node message`. */
  readonly #arrived = new Set<string>();

  constructor(timelyFrom: number) {
    this.#timelyFrom = timelyFrom;
  }

  sent(node: number, { id }: SignedMessage, _receivers: number, now: number): void {
    this.messages.add(id);
    this.#said.set(`${node} ${id}`, now);
  }

  received(node: number, { id }: SignedMessage, from: number, now: number): void {
    this.#arrived.add(`${from} ${node} ${id}`);
    const saidAt = this.#said.get(`${from} ${id}`) as number;
    this.longestWay = Math.max(this.longestWay, now - Math.max(saidAt, this.#timelyFrom));
  }

  /** `from node message` for each message that one of `nodes` said and another never had from it. */
  undelivered(nodes: readonly number[]): string[] {
    const missing: string[] = [];
    for (const said of this.#said.keys()) {
      const [from, id] = said.split(' ');
      for (const node of nodes) {
        const key = `${from} ${node} ${id}`;
        if (node !== Number(from) && !this.#arrived.has(key)) missing.push(key);
      }
    }
    return missing;
  }
}
