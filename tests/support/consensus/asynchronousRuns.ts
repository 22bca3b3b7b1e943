import { Monitors } from '../../../src/blockchain/consensus/monitors/monitors.ts';
import type { Block } from '../../../src/core/consensus/block.ts';
import type { ConsensusEvents } from '../../../src/core/consensus/consensusEvents.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import { faultBound } from '../../../src/core/consensus/quorum.ts';
import type { Violation } from '../../../src/core/consensus/violation.ts';
import { resolveConfig } from '../../../src/core/data/config/resolve.ts';
import { createRng, type Rng } from '../../../src/core/utils/rng.ts';
import { chooseAdversary } from '../../../src/simulation/scenarios/chooseParts.ts';
import { chainWorld, committeeOf } from '../../../src/simulation/scenarios/consensus/chainWorld.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';
import { planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { protocolRegistry } from '../../../src/simulation/scenarios/plugins/protocolRegistry.ts';

/** Adversaries that need neither a script nor a protocol of their own. A leader that looks for low hashes does so briefly. */
const ADVERSARIES: readonly { readonly adversary: string; readonly settings: Record<string, unknown> }[] = [
  ['silent'],
  ['crash'],
  ['equivocating-leader'],
  ['double-voter'],
  ['vote-withholding'],
  ['delayed-release'],
  ['fork-leader'],
  ['replay-and-forgery'],
  ['twins'],
  ['stalling-leader', { tries: 4 }],
].map(([name, changes]) => {
  const usual = resolveConfig(chooseAdversary(name as string, 'adversary').settings, []) as Record<
    string,
    unknown
  >;
  return { adversary: name as string, settings: { ...usual, ...(changes as object) } };
});

/** What came of runs in an asynchronous network. */
export interface AsynchronousTally {
  runs: number;
  messages: number;
  /** Runs in which an honest node saw a block final. */
  finalised: number;
  /** Runs in which two blocks on one parent were notarised. */
  forked: number;
  /** Honest nodes that the evidence names. */
  wronged: number;
  /** Runs in which the evidence names somebody. */
  convicted: number;
  /** Violations of safety, with the seed. */
  readonly violations: { readonly seed: number; readonly violation: Violation }[];
}

/** Runs seeds `first` to `first + count - 1` of a protocol: n = 4 or 7, f < n/3 Byzantine nodes, 10 to 20 epochs, delays without bound. */
export function runAsynchronously(first: number, count: number, name = 'streamlet'): AsynchronousTally {
  const protocol = protocolRegistry.find(name) as Protocol;
  const asynchronous = { source: 'test', values: { network: { model: 'asynchronous' } } };
  const defaults = planWorld(name, [asynchronous], 1).config as unknown as ChainConfig;
  const tally: AsynchronousTally = {
    runs: 0,
    messages: 0,
    finalised: 0,
    forked: 0,
    wronged: 0,
    convicted: 0,
    violations: [],
  };
  for (let seed = first; seed < first + count; seed++) runOne(protocol, defaults, seed, tally);
  return tally;
}

function runOne(protocol: Protocol, defaults: ChainConfig, seed: number, tally: AsynchronousTally): void {
  const config = drawnConfig(defaults, seed);
  const byzantine = config.faulty.map(({ node }) => node);
  const honest = Array.from({ length: config.nodes }, (_, node) => node).filter(
    (node) => !byzantine.includes(node),
  );
  const committee = committeeOf(protocol, config, seed);
  const monitors = new Monitors({ protocol, committee, honest });
  const shape = new ShapeWatch(honest);
  const world = chainWorld(protocol, config, seed, { watchers: [monitors, shape] });
  world.kernel.run({ until: world.until });
  tally.runs++;
  tally.messages += world.kernel.messages;
  if (shape.hasFinal) tally.finalised++;
  if (shape.hasFork) tally.forked++;
  if (monitors.culprits.length > 0) tally.convicted++;
  tally.wronged += monitors.culprits.filter((node) => honest.includes(node)).length;
  for (const violation of monitors.violations) tally.violations.push({ seed, violation });
}

/** Whether honest nodes saw a final block, and two notarised ones on one parent. */
class ShapeWatch implements ConsensusEvents {
  hasFinal = false;
  hasFork = false;
  readonly #honest: readonly number[];
  /** The notarised block on each parent, by the parent's hash. */
  readonly #onParent = new Map<string, string>();

  constructor(honest: readonly number[]) {
    this.#honest = honest;
  }

  certified(node: number, { hash, parent }: Block): void {
    if (!this.#honest.includes(node)) return;
    const first = this.#onParent.get(parent) ?? hash;
    this.#onParent.set(parent, first);
    if (first !== hash) this.hasFork = true;
  }

  finalised(node: number): void {
    if (this.#honest.includes(node)) this.hasFinal = true;
  }
}

/**
 * Means (exponential) and medians (log-normal) in eighths of delta, at 4 and at 7 nodes: where Streamlet is about to lose
 * its liveness, so that runs finalise and fork. Longer delays do neither, for nothing is notarised; nor do links in order,
 * where one long delay holds up all that follows.
 */
const DELAYS = {
  exponential: [
    [16, 24],
    [22, 26],
  ],
  'log-normal': [
    [12, 14],
    [12, 14],
  ],
} as const;

/** The settings of one run, drawn by its seed. */
function drawnConfig(defaults: ChainConfig, seed: number): ChainConfig {
  const random = createRng(seed, 'asynchronous run');
  const nodes = random.bernoulli(0.5) ? 4 : 7;
  const wild = random.bernoulli(0.5) ? ('exponential' as const) : ('log-normal' as const);
  const [least, most] = DELAYS[wild][nodes === 4 ? 0 : 1];
  const wildDelay = `${random.between(least, most) / 8}delta`;
  const epochs = random.between(10, 20);
  const faulty = drawnFaulty(nodes, random);
  const trouble = drawnTrouble(nodes, random);
  const network = { ...defaults.network, wild, wildDelay, inOrder: false, ...trouble };
  return { ...defaults, nodes, epochs, faulty, network };
}

/** In a third of the runs something else goes wrong, too. */
function drawnTrouble(nodes: number, random: Rng): Partial<ChainConfig['network']> {
  const node = random.below(nodes);
  const start = random.below(10);
  const time = { from: `${start}epochs`, until: `${start + random.between(1, 4)}epochs` };
  const lost = random.bernoulli(0.5);
  switch (random.below(15)) {
    case 0:
      return { duplicates: 0.3 };
    case 1:
      return { loss: 0.2, resend: '0.5delta' };
    case 2:
      return {
        partitions: [{ groups: `${node}|${(node + 1) % nodes}`, crossing: lost ? 'lost' : 'wait', ...time }],
      };
    case 3:
      return { outages: [{ node, mail: lost ? 'lost' : 'kept', ...time }] };
    case 4:
      return { skews: [{ node, ahead: lost ? '-5delta' : '3delta' }] };
    default:
      return {};
  }
}

function drawnFaulty(nodes: number, random: Rng): ChainConfig['faulty'] {
  const first = random.below(nodes);
  return Array.from({ length: faultBound(nodes) }, (_, i) => {
    const node = (first + i * random.between(1, 3)) % nodes;
    return { node, ...ADVERSARIES[random.below(ADVERSARIES.length)] };
  });
}
