import { drawNodes } from '../../../../blockchain/consensus/explorer/viewSearch.ts';
import type { Protocol } from '../../../../core/consensus/protocol.ts';
import { resolveConfig } from '../../../../core/data/config/resolve.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import type { Rng } from '../../../../core/utils/rng.ts';
import { adversaryRegistry } from '../../plugins/adversaryRegistry.ts';
import type { ChainConfig } from '../settings.ts';
import { type ChainCase, runCase } from './chainCase.ts';
import type { Target } from './target.ts';

/** Trials of an adversary that searches. */
const FEW_TRIES = 2;

/** An adversary that a protocol can meet, with its usual settings. */
export interface Foe {
  readonly adversary: string;
  readonly settings: object;
}

/** The adversaries that fit the protocol, those of plug-ins too: one that does not says so when it is put to work. */
export function foesOf(protocol: Protocol, usual: ChainConfig): Foe[] {
  const nodes = protocol.leastNodes(1);
  return adversaryRegistry
    .all()
    .map(({ name, settings }) => ({
      adversary: name,
      settings: briefly(resolveConfig(settings, []) as object),
    }))
    .filter((foe) => {
      const faulty = [{ node: 0, ...foe }];
      try {
        runCase(protocol, usual, { seed: 1, nodes, epochs: 1, faulty, network: {} }, {});
        return true;
      } catch (error) {
        if (error instanceof BaseError) return false;
        throw error;
      }
    });
}

/** An adversary that searches by trial does so a few times only: it would take the time of all runs. */
function briefly(settings: object): object {
  return 'tries' in settings ? { ...settings, tries: FEW_TRIES } : settings;
}

/** A network, as settings. */
type DrawNetwork = (rng: Rng, nodes: number, epochs: number) => Record<string, unknown>;

/** Ways in which a network may be drawn: calm, all at the bound, late until some time, without bound, in two parts. */
const NETWORKS: readonly DrawNetwork[] = [
  () => ({ delays: 'uniform' }),
  () => ({}),
  (rng, _nodes, epochs) => ({
    model: 'partial',
    gst: `${1 + rng.below(epochs)}epochs`,
    wildDelay: `${1 + rng.below(4)}delta`,
    delays: 'uniform',
    inOrder: rng.below(2) === 0,
  }),
  (rng) => ({
    model: 'asynchronous',
    wild: rng.below(2) === 0 ? 'exponential' : 'log-normal',
    wildDelay: `${12 + rng.below(12)}0ms`,
    inOrder: false,
  }),
  (rng, nodes, epochs) => {
    const until = `${1 + rng.below(epochs)}epochs`;
    const part = drawNodes(rng, nodes, 1 + rng.below(nodes - 1));
    const rest = Array.from({ length: nodes }, (_, node) => node).filter((node) => !part.includes(node));
    const partitions = [{ groups: `${part.join()}|${rest.join()}`, from: '0', until, crossing: 'wait' }];
    return { model: 'partial', gst: until, wild: 'calm', partitions };
  },
];

/** A chain with drawn adversaries on a drawn network. */
export function drawCase({ nodes, faulty, epochs }: Target, foes: readonly Foe[], rng: Rng): ChainCase {
  const network = NETWORKS[rng.below(NETWORKS.length)](rng, nodes, epochs);
  return {
    seed: rng.nextU32(),
    nodes,
    epochs,
    faulty: drawNodes(rng, nodes, faulty).map((node) => ({ node, ...foes[rng.below(foes.length)] })),
    network,
  };
}

/** Simpler cases: a network as usual, an honest node or a plainer adversary in place of one, fewer epochs. */
export function* simplerCases(chain: ChainCase, foes: readonly Foe[]): Generator<ChainCase> {
  if (Object.keys(chain.network).length > 0) yield { ...chain, network: {} };
  for (const name of Object.keys(chain.network)) {
    const { [name]: _gone, ...network } = chain.network;
    yield { ...chain, network };
  }
  for (const [place, fault] of chain.faulty.entries()) {
    yield { ...chain, faulty: chain.faulty.toSpliced(place, 1) };
    const plainer = foes.findIndex(({ adversary }) => adversary === fault.adversary);
    for (const foe of foes.slice(0, plainer))
      yield { ...chain, faulty: chain.faulty.with(place, { node: fault.node, ...foe }) };
  }
  for (let epochs = 1; epochs < chain.epochs; epochs++) yield { ...chain, epochs };
  if (chain.seed !== 1) yield { ...chain, seed: 1 };
}
