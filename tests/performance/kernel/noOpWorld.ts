import { defineMessage, type Message } from '../../../src/core/models/message.ts';
import type { PlainData } from '../../../src/core/models/plainData.ts';
import type { Actor, ActorContext } from '../../../src/core/models/ports/actor.ts';
import { Kernel, type KernelOptions } from '../../../src/simulation/engine/kernel.ts';
import { UniformLatency } from '../../../src/simulation/engine/latency/uniform.ts';

const Ping = defineMessage(950, 'bench-ping', ['value', 'hops']);

/**
 * A no-op actor: passes each message on to a random peer. Every call of the factory makes a class of its own, so
 * that the kernel's call of `receive` is as polymorphic as in a real world.
 */
function noOpClass(): new (peers: number) => Actor {
  return class NoOp implements Actor {
    readonly #peers: number;

    constructor(peers: number) {
      this.#peers = peers;
    }

    start(ctx: ActorContext): void {
      ctx.send(ctx.rng.below(this.#peers), Ping.id, 1, 0);
    }

    receive(ctx: ActorContext, _from: number, message: Message): void {
      ctx.send(ctx.rng.below(this.#peers), Ping.id, message.get(Ping.value), message.get(Ping.hops) + 1);
    }

    snapshot(): PlainData {
      return null;
    }

    restore(): void {}

    hash(): number {
      return 0;
    }
  };
}

/** `actors` no-op actors of twelve classes, each with one message in flight. */
export function noOpKernel(actors: number, options: Partial<KernelOptions> = {}): Kernel {
  const classes = Array.from({ length: 12 }, noOpClass);
  const latency = new UniformLatency(1, 100_000);
  const kernel = new Kernel({ seed: 1, latency, inOrderLinks: false, ...options });
  for (let i = 0; i < actors; i++) kernel.addActor(`no-op-${i}`, new classes[i % 12](actors));
  return kernel;
}
