import type { RunManifest } from '../../core/models/manifest.ts';
import type { Anchor } from '../../core/models/ports/recorder.ts';
import type { ActorId, SimTime } from '../../core/models/units.ts';
import { rebuildWorld } from '../scenarios/createWorld.ts';
import type { World, WorldHost } from '../scenarios/scenario.ts';
import { EventProbe } from './eventProbe.ts';
import type { DeliveredEvent, StepHost, SteppedWorld } from './replayHost.ts';

/** Builds the worlds of manifests on this program's kernel, for `verify` and `diff`. */
export class KernelReplayHost implements StepHost {
  readonly programVersion: string;

  readonly #host: WorldHost;

  /** Recordings of the host are needed for the worlds of runs that play recorded files. */
  constructor(programVersion: string, host: WorldHost = {}) {
    this.programVersion = programVersion;
    this.#host = host;
  }

  open(manifest: RunManifest): SteppedWorld {
    const probe = new EventProbe();
    const host = { ...this.#host, recorder: probe, logLevel: 'full' } as const;
    return new KernelReplay(rebuildWorld(manifest, host), probe);
  }
}

class KernelReplay implements SteppedWorld {
  readonly #world: World;
  readonly #probe: EventProbe;

  constructor(world: World, probe: EventProbe) {
    this.#world = world;
    this.#probe = probe;
    world.kernel.start();
  }

  get events(): number {
    return this.#world.kernel.events;
  }

  advance(events: number, time: SimTime): void {
    const { kernel, until } = this.#world;
    if (kernel.events < events) kernel.run({ until, maxEvents: events - kernel.events });
    if (kernel.now < time) kernel.run({ until: Math.min(time, until), maxEvents: 1 });
  }

  inject(to: ActorId, kind: number, fields: readonly number[], body: Uint8Array | undefined): void {
    this.#world.kernel.inject(to, kind, fields, body);
  }

  anchor(): Anchor {
    const { events, now, traceHash, stateHash } = this.#world.kernel;
    return { events, time: now, traceHash, stateHash };
  }

  step(): DeliveredEvent | undefined {
    const { kernel, until } = this.#world;
    const before = kernel.events;
    this.#probe.armed = true;
    kernel.run({ until, maxEvents: 1 });
    this.#probe.armed = false;
    const { last } = this.#probe;
    if (kernel.events === before || last === undefined) return undefined;
    return { ...last, traceHash: kernel.traceHash };
  }
}
