import type { Protocol } from '../../../core/consensus/protocol.ts';
import { chooseAdversary, completePart } from '../chooseParts.ts';
import { badSetting } from '../markets/badSetting.ts';
import { corruptedOf } from './chainWorld.ts';
import { layNetwork } from './layNetwork.ts';
import { spelledOut } from './network/shortForms.ts';
import type { ChainConfig } from './settings.ts';

/**
 * The configuration of a chain with the settings of every adversary checked and completed by the adversary's own schema.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING with the whole path: no such node or adversary, or more
 * faulty nodes than the protocol bears, or a network that contradicts itself.
 */
export function completeChain(protocol: Protocol, config: ChainConfig): ChainConfig {
  const faulty = config.faulty.map((fault, index) => {
    const path = `faulty.${index}`;
    const adversary = chooseAdversary(fault.adversary, `${path}.adversary`);
    return { ...fault, settings: completePart(adversary, fault.settings, `${path}.settings`, 'adversary') };
  });
  const completed = { ...config, faulty, network: spelledOut(config.network) } as ChainConfig;
  checkNodes(completed);
  checkBound(protocol, completed);
  layNetwork(completed, corruptedOf(completed), 0);
  return completed;
}

function checkNodes({ nodes, faulty }: ChainConfig): void {
  for (const [index, { node }] of faulty.entries()) {
    const path = `faulty.${index}.node`;
    if (node >= nodes) throw badSetting(path, node, `there are ${nodes} nodes, the last is ${nodes - 1}`);
    const first = faulty.findIndex((other) => other.node === node);
    if (first < index) throw badSetting(path, node, `faulty.${first} is that node already`);
  }
}

/** A protocol promises nothing beyond its bound; whoever wants to see that, says so. */
function checkBound(protocol: Protocol, { nodes, faulty, allowUnsafe }: ChainConfig): void {
  const least = protocol.leastNodes(faulty.length);
  if (faulty.length === 0 || nodes >= least || allowUnsafe) return;
  throw badSetting(
    'nodes',
    nodes,
    `${protocol.name} bears ${faulty.length} faulty with ${least} nodes or more`,
    'Take more nodes or fewer faulty ones, or set allowUnsafe=true to see it fail.',
  );
}
