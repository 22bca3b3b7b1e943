import { caseLabel, type ProtocolCase } from '../../../analysis/consensus/protocolComparison.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { faultBound } from '../../../core/consensus/quorum.ts';
import { type ConfigLayer, parseAssignment } from '../../../core/data/config/layers.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { ChainConfig } from '../../../simulation/scenarios/consensus/settings.ts';
import { buildWorld, planWorld, type WorldPlan } from '../../../simulation/scenarios/createWorld.ts';
import { adversaryRegistry } from '../../../simulation/scenarios/plugins/adversaryRegistry.ts';
import { protocolRegistry } from '../../../simulation/scenarios/plugins/protocolRegistry.ts';
import { namesOf, sizesOf, wholeOf } from './lists.ts';

/** The word for nobody breaking the rules. */
const NO_ATTACK = 'none';

/** What the command line says about the cases to compare. */
export interface CaseRequest {
  readonly protocols?: string;
  readonly nodes: string;
  readonly attacks: string;
  readonly faulty?: string;
  readonly epochs: string;
  readonly set: readonly string[];
}

/** A case with the plan of its worlds; the plan's seed stands for nothing. */
export interface PlannedCase extends ProtocolCase {
  readonly plan: WorldPlan;
}

export interface PlannedCases {
  readonly cases: readonly PlannedCase[];
  /** An attack that fits no such protocol is left out, and said to be. */
  readonly omitted: readonly { readonly label: string; readonly reason: string }[];
}

/**
 * Every protocol with every number of nodes under every attack. Faulty are as many nodes as n >= 3f + 1 allows, the first
 * ones, whatever a protocol bears: all protocols meet the same attack.
 *
 * @throws BaseError USAGE for a list that cannot be read; CONFIG_INVALID_VALUE for settings that are not there, and where
 * no case is left.
 */
export function planCases(request: CaseRequest): PlannedCases {
  const all = protocolRegistry.all().map(({ name }) => name);
  const protocols = namesOf('--protocols', request.protocols ?? all.join(','), all);
  const adversaries = [NO_ATTACK, ...adversaryRegistry.all().map(({ name }) => name)];
  const attacks = namesOf('--attacks', request.attacks, adversaries);
  const sizes = sizesOf('--nodes', request.nodes);
  if (request.faulty !== undefined) wholeOf('--faulty', request.faulty, 0);
  const cases: PlannedCase[] = [];
  const omitted: { label: string; reason: string }[] = [];
  for (const protocol of protocols)
    for (const nodes of sizes)
      for (const attack of attacks) {
        const planned = planCase(protocol, nodes, attack, request);
        if (typeof planned === 'string')
          omitted.push({ label: caseLabel({ protocol, nodes, attack }), reason: planned });
        else cases.push(planned);
      }
  if (cases.length > 0) return { cases, omitted };
  throw new BaseError('USAGE', `no case is left: ${omitted[0].label}: ${omitted[0].reason}`, {
    facts: { attacks: request.attacks, protocols: protocols.join(',') },
  });
}

/** The case, or why there is none. */
function planCase(name: string, nodes: number, attack: string, request: CaseRequest): PlannedCase | string {
  const protocol = protocolRegistry.find(name) as Protocol;
  const faulty = attack === NO_ATTACK ? 0 : faultyOf(protocol, request, nodes);
  if (attack !== NO_ATTACK && faulty === 0) return `${nodes} nodes bear no faulty one`;
  const layers: ConfigLayer[] = [
    {
      source: '--nodes, --epochs and --attacks',
      values: {
        nodes,
        epochs: wholeOf('--epochs', request.epochs, 1),
        faulty: Array.from({ length: faulty }, (_, i) => ({ node: i, adversary: attack })),
      },
    },
    ...request.set.map((assignment) => parseAssignment(assignment)),
  ];
  const plan = planWorld(name, layers, 1);
  const reason = faulty === 0 ? undefined : misfit(plan);
  if (reason !== undefined) return reason;
  const settings = (plan.config as unknown as ChainConfig).protocol;
  const messagesByFormula = protocol.messagesPerEpoch?.(nodes, 0, settings as never) ?? null;
  return { protocol: name, nodes, attack, faulty, messagesByFormula, plan };
}

function faultyOf(protocol: Protocol, { faulty }: CaseRequest, nodes: number): number {
  if (faulty === undefined) return usualFaults(protocol, nodes);
  const count = wholeOf('--faulty', faulty, 0);
  if (count < nodes) return count;
  throw new BaseError('USAGE', `--faulty ${faulty}: of ${nodes} nodes one at least must be honest`, {
    facts: { faulty, nodes },
  });
}

/** What an adversary says that this protocol gives no hold to. */
function misfit(plan: WorldPlan): string | undefined {
  try {
    buildWorld(plan);
    return undefined;
  } catch (error) {
    if (error instanceof BaseError) return error.message;
    throw error;
  }
}

/** As many as n >= 3f + 1 allows, so that protocols which bear more meet the same attack; fewer where one bears fewer. */
function usualFaults(protocol: Protocol, nodes: number): number {
  let faulty = faultBound(nodes);
  while (faulty > 0 && protocol.leastNodes(faulty) > nodes) faulty--;
  return faulty;
}
