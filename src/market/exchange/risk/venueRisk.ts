import type { Message } from '../../../core/models/message.ts';
import type { PlainData } from '../../../core/models/plainData.ts';
import type { ActorContext } from '../../../core/models/ports/actor.ts';
import type { ActorId } from '../../../core/models/units.ts';
import type { Hash64 } from '../../../core/utils/hash.ts';
import type { BookEvents } from '../book/bookEngine.ts';
import { GatedEvents } from './gatedEvents.ts';
import type { RiskConfig } from './riskConfig.ts';
import { type CancelEverything, RiskDesk } from './riskDesk.ts';
import { RiskGate, type RiskGateParts } from './riskGate.ts';

/** All that a venue with a risk gate has beyond one without. */
export class VenueRisk {
  readonly #config: RiskConfig;
  #events!: GatedEvents;
  #gate!: RiskGate;
  #desk!: RiskDesk;

  constructor(config: RiskConfig) {
    this.#config = config;
  }

  /** What the book tells its events to, in place of `inner`. */
  watch(inner: BookEvents): BookEvents {
    this.#events = new GatedEvents(inner);
    return this.#events;
  }

  /** The gate for the venue's door, once the venue has its parts. */
  createGate(parts: RiskGateParts): RiskGate {
    this.#gate = new RiskGate(this.#config, parts);
    this.#events.connect(this.#gate.exposure, parts.engine);
    return this.#gate;
  }

  /** The desk behind it, once the venue has its door. */
  openDesk(cancelEverything: CancelEverything): void {
    this.#desk = new RiskDesk(this.#gate.states, this.#gate.exposure.accounts, cancelEverything);
  }

  /** Called for each message that arrives, before it is carried out. */
  heard(ctx: ActorContext, from: ActorId): void {
    this.#desk.heard(ctx, from);
  }

  receive(ctx: ActorContext, from: ActorId, message: Message): void {
    this.#desk.receive(ctx, from, message);
  }

  wake(ctx: ActorContext, tag: number): void {
    this.#desk.wake(ctx, tag);
  }

  /** Asserts that the gate's books are the venue's; slow. */
  check(): void {
    this.#gate.verify();
  }

  snapshot(): PlainData {
    return { gate: this.#gate.snapshot(), desk: this.#desk.snapshot() };
  }

  restore(state: PlainData): void {
    const saved = state as { readonly gate: PlainData; readonly desk: PlainData };
    this.#gate.restore(saved.gate);
    this.#desk.restore(saved.desk);
  }

  addTo(hash: Hash64): void {
    this.#gate.addTo(hash);
    this.#desk.addTo(hash);
  }
}
