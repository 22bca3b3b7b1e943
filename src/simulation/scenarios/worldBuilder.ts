import type { ActorEntry } from '../../core/models/manifest.ts';
import type { Actor } from '../../core/models/ports/actor.ts';
import { Kernel } from '../engine/kernel.ts';
import { PerLinkLatency } from '../engine/latency/perLink.ts';
import type { CommonConfig } from './commonSettings.ts';
import { checkPlace, createNetwork } from './network.ts';
import type { WorldHost } from './scenario.ts';
import { isSilenced, SilentActor } from './silentActor.ts';

/** How an actor joins a world. */
export interface Joining {
  /** Kind of actor, as reports group them. */
  readonly kind: string;
  /** Row of the network's place matrix. */
  readonly place?: number;
  readonly computationDelayNs?: number;
  readonly journaled?: boolean;
}

/** Gathers a world's cast around one kernel: network, places, names and kinds. */
export class WorldBuilder {
  readonly kernel: Kernel;
  readonly actors: ActorEntry[] = [];
  readonly #places: number[] = [];
  readonly #config: CommonConfig;
  readonly #silent: readonly string[];

  constructor(config: CommonConfig, seed: number, host: WorldHost) {
    this.#config = config;
    this.#silent = host.silent ?? [];
    const network = createNetwork(config.network, this.#places, config.timeResolutionNs, seed);
    this.kernel = new Kernel({
      seed,
      latency: host.silent === undefined ? network : new PerLinkLatency(network, seed),
      inOrderLinks: config.network.inOrder,
      tiePolicy: config.tiePolicy,
      recorder: host.recorder,
      logLevel: host.logLevel,
    });
  }

  /** Whole time units of a span in nanoseconds. */
  units(ns: number): number {
    return Math.round(ns / this.#config.timeResolutionNs);
  }

  /** Time units of one second, for rates. */
  get unitsPerSecond(): number {
    return 1e9 / this.#config.timeResolutionNs;
  }

  /** Registers an actor under a unique name and returns its id. */
  add(name: string, actor: Actor, joining: Joining): number {
    this.#places.push(checkPlace(this.#config.network, joining.place ?? 0, `${joining.kind}.place`));
    const entry = { name, kind: joining.kind };
    this.actors.push(entry);
    const joined = isSilenced(entry, this.#silent) ? new SilentActor() : actor;
    return this.kernel.addActor(name, joined, {
      computationDelay: this.units(joining.computationDelayNs ?? 0),
      journaled: joining.journaled,
    });
  }
}
