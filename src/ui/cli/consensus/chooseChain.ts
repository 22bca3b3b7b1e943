import type { Protocol } from '../../../core/consensus/protocol.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { Attack } from '../../../simulation/scenarios/consensus/attacks/attack.ts';
import { findAttack } from '../../../simulation/scenarios/consensus/attacks/registry.ts';
import type { WorldPlan } from '../../../simulation/scenarios/createWorld.ts';
import { protocolRegistry } from '../../../simulation/scenarios/plugins/protocolRegistry.ts';
import { type Demand, demandWords, readDemand, type WatchRequest } from './demand.ts';
import { type ChainRequest, planChain } from './planChain.ts';

/** What the command line says of a chain that is run and shown. */
export interface ConsensusOptions extends ChainRequest, WatchRequest {
  readonly scenario?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly open: boolean;
  readonly json?: boolean;
}

/** The chain that the command line asks for. */
export interface ChosenChain {
  readonly protocol: Protocol;
  readonly plan: WorldPlan;
  /** False for a protocol with a broken rule, which no stored run can name. */
  readonly isOfProgram: boolean;
  /** The scenario by name that it follows. */
  readonly attack?: Attack;
  /** True where the run is just as the scenario has it, so that it must come to what that is said to show. */
  readonly isAsNamed: boolean;
  /** What its monitors hold it to beyond the usual. */
  readonly demand: Demand;
}

/**
 * Decides protocol and settings: those of the protocol, of the scenario named, and of the flags.
 *
 * @throws BaseError of `planChain`, `findAttack` and `readDemand`; USAGE for a scenario of another protocol, and for one that a
 * stored run could not say, as it breaks a rule of the program.
 */
export function chooseChain(name: string, options: ConsensusOptions): ChosenChain {
  const registered = protocolRegistry.find(name) as Protocol;
  const demand = readDemand(options);
  if (options.scenario === undefined) {
    const plan = planChain(name, options);
    return { protocol: registered, plan, isOfProgram: true, isAsNamed: false, demand };
  }
  const attack = findAttack(options.scenario);
  const { protocol, settings, id } = attack;
  const isOfProgram = protocolRegistry.find(protocol.name) === protocol;
  // A protocol with a broken rule has the messages of the one that it breaks.
  if (protocol.phases !== registered.phases) throw otherProtocol(attack, name);
  if (!isOfProgram && options.out !== undefined) throw notStored(attack);
  const { epochs, nodes, faulty, set } = options;
  const changes = [epochs, nodes, faulty].filter((each) => each !== undefined);
  const isAsNamed = [...changes, ...set, ...demandWords(demand)].length === 0;
  const plan = planChain(name, options, [{ source: `scenario ${id}`, values: settings }]);
  return { protocol, plan, attack, isOfProgram, isAsNamed, demand };
}

function otherProtocol({ id, protocol }: Attack, name: string): BaseError {
  const own = protocolRegistry.all().find(({ phases }) => phases === protocol.phases) ?? protocol;
  return new BaseError('USAGE', `${id} is a scenario of ${own.name}, not of ${name}`, {
    facts: { scenario: id, protocol: name },
    advice: 'Give its adversaries to another protocol with --faulty, or run it with its own.',
  });
}

function notStored({ id, protocol }: Attack): BaseError {
  return new BaseError('USAGE', `${id} runs ${protocol.title}: no stored run can say so`, {
    facts: { scenario: id },
    advice: 'Leave out --out; `market-sim explore` keeps counterexamples of broken protocols as files.',
  });
}
