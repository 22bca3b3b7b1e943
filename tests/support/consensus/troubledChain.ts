import fc from 'fast-check';
import type { Monitors, MonitorsConfig } from '../../../src/blockchain/consensus/monitors/monitors.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import type { Violation } from '../../../src/core/consensus/violation.ts';
import type { ConfigObject } from '../../../src/core/data/config/layers.ts';
import { resolveConfig } from '../../../src/core/data/config/resolve.ts';
import { chooseAdversary } from '../../../src/simulation/scenarios/chooseParts.ts';
import { chainWorld } from '../../../src/simulation/scenarios/consensus/chainWorld.ts';
import type { ChainConfig } from '../../../src/simulation/scenarios/consensus/settings.ts';
import { watchChain } from '../../../src/simulation/scenarios/consensus/watchChain.ts';
import { streamletPlan } from './chainRun.ts';
import { NaiveJudge } from './naiveJudge.ts';

/** Adversaries that need no script, and fit Streamlet. */
const NAMES = [
  'silent',
  'crash',
  'equivocating-leader',
  'double-voter',
  'vote-withholding',
  'delayed-release',
  'fork-leader',
  'replay-and-forgery',
  'twins',
];

/** A chain in trouble: who is Byzantine and how, and what its network does. */
export interface Trouble {
  readonly seed: number;
  readonly nodes: number;
  readonly epochs: number;
  readonly faulty: readonly { readonly node: number; readonly adversary: string }[];
  readonly network: ConfigObject;
}

const partition = fc.record({
  groups: fc.constantFrom('0,1|2,3', '0|1', '0,3|1', '0|1,2,3'),
  from: fc.constantFrom('0', '1epochs', '2epochs'),
  until: fc.constantFrom('3epochs', '5epochs', '8epochs'),
});

/** Any trouble with at most so many Byzantine nodes of so many. */
export function troubles(nodes: number, faulty: number, epochs: number): fc.Arbitrary<Trouble> {
  const node = fc.nat(nodes - 1);
  return fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    nodes: fc.constant(nodes),
    epochs: fc.constant(epochs),
    faulty: fc.uniqueArray(fc.record({ node, adversary: fc.constantFrom(...NAMES) }), {
      selector: (each) => each.node,
      maxLength: faulty,
    }),
    network: fc.record({
      model: fc.constant('asynchronous'),
      wild: fc.constantFrom('constant', 'uniform', 'exponential'),
      wildDelay: fc.constantFrom('1delta', '1delta', '2delta'),
      inOrder: fc.boolean(),
      duplicates: fc.constantFrom(0, 0.3),
      partitions: fc.array(partition, { maxLength: 1 }),
    }),
  });
}

/** Runs the trouble to its end, with monitors and their slow twin beside it. */
export function runTrouble(
  protocol: Protocol,
  { seed, faulty, ...values }: Trouble,
  options: Pick<MonitorsConfig, 'stopOn'> = { stopOn: 'none' },
): { monitors: Monitors; judge: NaiveJudge } {
  const plan = streamletPlan({ ...values, allowUnsafe: true } as ConfigObject, seed);
  const config = {
    ...(plan.config as unknown as ChainConfig),
    faulty: faulty.map(({ node, adversary }) => {
      const { settings } = chooseAdversary(adversary, 'adversary');
      return { node, adversary, settings: resolveConfig(settings, []) as Record<string, unknown> };
    }),
  };
  const monitors = watchChain(protocol, config, seed, options);
  const judge = new NaiveJudge(monitors.committee, monitors.honest);
  const world = chainWorld(protocol, config, seed, { watchers: [monitors, judge] });
  world.kernel.run({ until: world.until });
  return { monitors, judge };
}

/** The first violation that each monitor saw, as the judge writes it. */
export function firstOfEach(violations: readonly Violation[]): string[] {
  const found = new Map<string, string>();
  for (const { monitor, node, time } of violations)
    if (!found.has(monitor)) found.set(monitor, `${monitor} ${node} ${time}`);
  return [...found.values()].sort();
}
