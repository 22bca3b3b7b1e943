import { findMutant } from '../../../../blockchain/consensus/mutants/registry.ts';
import { type StreamletRules, textbookRules } from '../../../../blockchain/consensus/mutants/rules.ts';
import { streamlet } from '../../../../blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../../core/consensus/protocol.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { protocolRegistry } from '../../plugins/protocolRegistry.ts';
import type { Watched } from './runSchedule.ts';

/** What is to be explored, as it is asked for. */
export interface TargetRequest {
  readonly protocol: string;
  readonly mutant?: string | undefined;
  readonly nodes?: number | undefined;
  readonly faulty?: number | undefined;
  readonly epochs?: number | undefined;
  /** More faulty nodes than the protocol bears, to see it fail. */
  readonly allowUnsafe?: boolean | undefined;
}

/** What is explored. */
export interface Target {
  /** As asked for: the protocol's name, and the mutant's. */
  readonly protocolName: string;
  readonly mutant: string | null;
  readonly protocol: Protocol;
  /** Its rules for the model without messages; undefined for protocols that have none. */
  readonly rules: StreamletRules | undefined;
  readonly nodes: number;
  readonly faulty: number;
  readonly epochs: number;
  /** What it is held to. */
  readonly watched: Watched;
}

/** Blocks of a run of the model are the bits of a word. */
const MOST_EPOCHS = 12;
const MOST_NODES = 16;
const USUAL_EPOCHS = 8;
/** What to do where there is nothing better to say. */
const HELP = 'Run `market-sim explore --help`.';
/** Where more than that is to be had. */
const BIGGER = 'Counterexamples are small; `market-sim consensus` runs bigger chains.';

/**
 * Checks what is asked for.
 *
 * @throws BaseError CONFIG_INVALID_VALUE for an unknown protocol or mutant, a mutant of another protocol, and numbers of
 * nodes, faulty nodes or epochs that do not fit.
 */
export function planTarget(request: TargetRequest): Target {
  const { mutant: mutantName } = request;
  if (mutantName === undefined) {
    const protocol = protocolNamed(request.protocol);
    const isTextbook = protocol.name === streamlet.name;
    const nodes = request.nodes ?? protocol.leastNodes(1);
    return checked(request, {
      protocolName: protocol.name,
      mutant: null,
      protocol,
      rules: isTextbook ? textbookRules : undefined,
      nodes,
      faulty: request.faulty ?? mostFaulty(protocol, nodes),
      epochs: request.epochs ?? USUAL_EPOCHS,
      watched: {},
    });
  }
  const mutant = findMutant(mutantName);
  if (request.protocol !== streamlet.name)
    throw invalid('mutant', mutantName, 'mutants are of streamlet', 'Write `market-sim explore streamlet`.');
  return checked(request, {
    protocolName: streamlet.name,
    mutant: mutant.name,
    protocol: mutant.protocol,
    rules: mutant.rules,
    nodes: request.nodes ?? mutant.nodes,
    faulty: request.faulty ?? mutant.faulty,
    epochs: request.epochs ?? mutant.epochs,
    watched: mutant.watched,
  });
}

function protocolNamed(name: string): Protocol {
  const found = protocolRegistry.all().find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = protocolRegistry.all().map((each) => each.name);
  throw invalid(
    'protocol',
    name,
    `there is none of that name${protocolRegistry.hint(name)}`,
    `Protocols are: ${names.join(', ')}.`,
  );
}

function mostFaulty(protocol: Protocol, nodes: number): number {
  let faulty = 0;
  while (protocol.leastNodes(faulty + 1) <= nodes) faulty++;
  return faulty;
}

function checked(request: TargetRequest, target: Target): Target {
  const { nodes, faulty, epochs, protocol } = target;
  if (epochs < 1 || epochs > MOST_EPOCHS)
    throw invalid('epochs', epochs, `from 1 to ${MOST_EPOCHS} can be explored`, BIGGER);
  if (nodes < 1 || nodes > MOST_NODES)
    throw invalid('nodes', nodes, `from 1 to ${MOST_NODES} can be explored`, BIGGER);
  if (faulty < 0 || faulty >= nodes)
    throw invalid('faulty', faulty, `one of ${nodes} nodes must be honest`, `Take at most ${nodes - 1}.`);
  const least = protocol.leastNodes(faulty);
  if (nodes >= least) return target;
  // Nothing but the loss of agreement is worth telling of a protocol that is asked for more than it promises.
  if (request.allowUnsafe === true) return { ...target, watched: { only: ['agreement'] } };
  throw invalid(
    'nodes',
    nodes,
    `${protocol.name} bears ${faulty} faulty nodes with ${least} nodes or more`,
    'Add --allow-unsafe to see it fail.',
  );
}

function invalid(path: string, found: string | number, why: string, advice = HELP): BaseError {
  return new BaseError('CONFIG_INVALID_VALUE', `${path} ${found}: ${why}`, {
    facts: { path, found },
    advice,
  });
}
