import type { Message } from '../../src/core/models/message.ts';
import type { Actor, ActorContext } from '../../src/core/models/ports/actor.ts';

export interface Script {
  readonly start?: (ctx: ActorContext) => void;
  readonly receive?: (ctx: ActorContext, from: number, message: Message) => void;
  readonly wake?: (ctx: ActorContext, tag: number) => void;
}

/** An actor made of the handlers that a test is about. It has no state of its own. */
export class ScriptedActor implements Actor {
  readonly #script: Script;

  constructor(script: Script = {}) {
    this.#script = script;
  }

  start(ctx: ActorContext): void {
    this.#script.start?.(ctx);
  }

  receive(ctx: ActorContext, from: number, message: Message): void {
    this.#script.receive?.(ctx, from, message);
  }

  wake(ctx: ActorContext, tag: number): void {
    this.#script.wake?.(ctx, tag);
  }

  snapshot(): null {
    return null;
  }

  restore(): void {}
}
