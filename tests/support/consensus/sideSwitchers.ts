import type { Adversary, AdversaryPlace } from '../../../src/blockchain/consensus/adversaries/adversary.ts';
import { Tampering } from '../../../src/blockchain/consensus/adversaries/tampering.ts';
import { buildNetwork, FIRST_VALIDATOR } from '../../../src/blockchain/consensus/buildNetwork.ts';
import { Monitors } from '../../../src/blockchain/consensus/monitors/monitors.ts';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import { genesisOf } from '../../../src/core/consensus/block.ts';
import { hashedLeaders } from '../../../src/core/consensus/leaders.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import { quorumOf } from '../../../src/core/consensus/quorum.ts';
import type { Replica, ReplicaEnv } from '../../../src/core/consensus/replica.ts';
import { idealSignatures } from '../../../src/core/consensus/signatures.ts';
import type { SignedMessage } from '../../../src/core/consensus/signedMessage.ts';
import type { LatencyModel } from '../../../src/core/models/ports/latencyModel.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import { Kernel } from '../../../src/simulation/engine/kernel.ts';

const DELTA = 1000;
const EPOCHS = 60;
/** Longer than any run: the two sides do not hear of each other. */
const NEVER = 10 * DELTA * EPOCHS;

/** Byzantine nodes and honest ones on two sides; all Byzantine ones play with one side in an epoch. */
interface Plot {
  /** Side of each honest node, 0 or 1; -1 for Byzantine ones. */
  readonly sides: readonly number[];
  readonly sideOf: (epoch: number) => number;
}

/** Keeps to the protocol before one side in each epoch, and votes once in it; what the other side does it forgets. */
class OneOfTwoSides extends Tampering {
  readonly #plot: Plot;
  readonly #replicas: readonly Replica[];
  #side = 0;

  constructor(place: AdversaryPlace, plot: Plot) {
    super(place);
    this.#plot = plot;
    const create = () => place.protocol.create(place.committee, place.self, { echo: true } as never);
    this.#replicas = [place.honest, create()];
  }

  override wake(env: ReplicaEnv, epoch: number): void {
    this.world = env;
    this.#side = this.#plot.sideOf(epoch);
    if (epoch < EPOCHS) env.wakeAt(epoch * 2 * DELTA, epoch + 1);
    this.#replicas[this.#side].wake(this, epoch);
  }

  override receive(env: ReplicaEnv, message: SignedMessage, from: number): void {
    this.world = env;
    const side = this.#plot.sides[from];
    this.#side = side < 0 ? this.#plot.sideOf(message.epoch) : side;
    this.#replicas[this.#side].receive(this, message, from);
  }

  override wakeAt(): void {}

  /** Only what it says itself, to its side and its friends. */
  override broadcast(message: SignedMessage): void {
    if (message.signer !== this.self) return;
    for (const [node, side] of this.#plot.sides.entries())
      if (node !== this.self && (side < 0 || side === this.#side)) this.world.send(node, message);
  }

  override start(env: ReplicaEnv): void {
    env.wakeAt(0, 1);
  }
}

/** Runs Streamlet with too many Byzantine nodes, each of which votes once in an epoch, until it breaks or 60 epochs are over. */
export function runSideSwitchers(seed: number): { monitors: Monitors; byzantine: readonly number[] } {
  const random = createRng(seed, 'side switchers');
  const nodes = [4, 7, 10][random.below(3)];
  const byzantine = 2 * quorumOf(nodes) - nodes;
  const order = Array.from({ length: nodes }, (_, node) => node);
  random.shuffle(order);
  const sides = order.map((place) => (place < byzantine ? -1 : (place - byzantine) % 2));
  const turns = [0];
  for (let side = 0; turns.length <= EPOCHS; side = 1 - side) {
    const length = random.between(3, 7);
    for (let i = 0; i < length; i++) turns.push(side);
  }
  const plot: Plot = { sides, sideOf: (epoch) => turns[epoch] };
  const protocol = streamlet as unknown as Protocol;
  const committee = {
    nodes,
    quorum: quorumOf(nodes),
    genesis: genesisOf('sides'),
    delta: DELTA,
    lastEpoch: EPOCHS,
    leaderOf: hashedLeaders(nodes, `leaders ${seed}`),
  };
  const everybody = [...sides.keys()];
  const faulty = everybody.filter((node) => sides[node] < 0);
  const honest = everybody.filter((node) => sides[node] >= 0);
  const monitors = new Monitors({ protocol, committee, honest });
  const adversary: Adversary = {
    name: 'one-of-two-sides',
    title: 'Plays with one of two sides in each epoch',
    settings: streamlet.settings as never,
    corrupt: (place) => new OneOfTwoSides(place, plot),
  };
  const joiners = buildNetwork({
    protocol,
    protocolSettings: { echo: true },
    committee,
    signatures: idealSignatures,
    corrupted: faulty.map((node) => ({ node, adversary, settings: {} })),
    listeners: [monitors],
  });
  const kernel = new Kernel({ seed, latency: betweenSides(sides), tiePolicy: 'fifo', inOrderLinks: false });
  for (const { name, actor } of joiners) kernel.addActor(name, actor);
  kernel.run({ until: 2 * DELTA * EPOCHS });
  return { monitors, byzantine: faulty };
}

function betweenSides(sides: readonly number[]): LatencyModel {
  return {
    monotone: true,
    sample: (from, to) => {
      const [one, other] = [sides[from - FIRST_VALIDATOR], sides[to - FIRST_VALIDATOR]];
      return one >= 0 && other >= 0 && one !== other ? NEVER : DELTA;
    },
  };
}
