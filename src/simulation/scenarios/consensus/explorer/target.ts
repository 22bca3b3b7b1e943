import { liveness } from '../../../../blockchain/consensus/monitors/liveness.ts';
import { findMutant } from '../../../../blockchain/consensus/mutants/registry.ts';
import { type StreamletRules, textbookRules } from '../../../../blockchain/consensus/mutants/rules.ts';
import { streamlet } from '../../../../blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../../core/consensus/protocol.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { chooseProtocol } from '../../chooseParts.ts';
import { watchChain } from '../watchChain.ts';
import { usualConfig } from './chainCase.ts';
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
  /** Most epochs that may pass without a new final block after stabilisation. */
  readonly within?: number | undefined;
  /** Names of the monitors whose violations count; the usual ones where left out. */
  readonly monitors?: readonly string[] | undefined;
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
  /** Most epochs without a new final block, where they were asked for. */
  readonly within?: number;
}

/** Blocks of a run of the model are the bits of a word. */
const MOST_EPOCHS = 12;
const MOST_NODES = 16;
const USUAL_EPOCHS = 8;
/** What to do where there is nothing better to say. */
const HELP = 'Run `market-sim explore --help`.';
/** Which monitors there are where. */
const IDLE =
  'Monitors of rules watch protocols that keep these rules; liveness needs --within where no theorem speaks; growth takes longer runs.';
/** Where more than that is to be had. */
const BIGGER = 'Counterexamples are small; `market-sim consensus` runs bigger chains.';

/**
 * Checks what is asked for.
 *
 * @throws BaseError CONFIG_INVALID_VALUE for an unknown protocol or mutant, a mutant of another protocol, and numbers of
 * nodes, faulty nodes or epochs that do not fit, and for monitors that have nothing to watch.
 */
export function planTarget(request: TargetRequest): Target {
  const { mutant: mutantName } = request;
  if (mutantName === undefined) {
    const protocol = chooseProtocol(request.protocol, 'protocol');
    const isTextbook = protocol.name === streamlet.name;
    const nodes = request.nodes ?? protocol.leastNodes(1);
    return checked(request, {
      protocolName: protocol.name,
      mutant: null,
      protocol,
      rules: isTextbook ? textbookRules : undefined,
      nodes,
      faulty: request.faulty ?? mostFaulty(protocol, nodes),
      epochs: epochsOf(request, USUAL_EPOCHS),
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
    epochs: epochsOf(request, mutant.epochs),
    watched: mutant.watched,
  });
}

/** Epochs as asked for, or as usual, but no fewer than a bound can be broken in. */
function epochsOf({ epochs, within }: TargetRequest, usual: number): number {
  return epochs ?? Math.max(usual, within === undefined ? 0 : leastEpochs(within));
}

/** An epoch is judged when the next one begins, so the last of a run never is. */
function leastEpochs(within: number): number {
  return within + 2;
}

function mostFaulty(protocol: Protocol, nodes: number): number {
  let faulty = 0;
  while (protocol.leastNodes(faulty + 1) <= nodes) faulty++;
  return faulty;
}

function checked(request: TargetRequest, target: Target): Target {
  const { within } = request;
  if (within !== undefined && (within < 1 || leastEpochs(within) > MOST_EPOCHS))
    throw invalid('within', within, `from 1 to ${MOST_EPOCHS - 2} epochs can be explored`, BIGGER);
  if (within !== undefined && target.epochs < leastEpochs(within))
    throw invalid(
      'epochs',
      target.epochs,
      `within ${within} says nothing of so few`,
      `Take ${leastEpochs(within)}, or more.`,
    );
  return held(request, sized(request, target));
}

/** The target with what is asked of the monitors. */
function held({ within, monitors }: TargetRequest, target: Target): Target {
  const brought = within === undefined ? [] : [liveness.name];
  const asked = [...(monitors ?? []), ...brought];
  if (asked.length === 0) return target;
  const { protocol, watched: usual } = target;
  const named = monitors ?? usual.only;
  const watched: Watched = {
    ...(named && { only: [...new Set([...named, ...brought])] }),
    liveness: { ...usual.liveness, ...(within !== undefined && { within }) },
  };
  const { watching } = watchChain(protocol, usualConfig(protocol), 1, watched);
  const idle = asked.find((name) => !watching.some((monitor) => monitor.name === name));
  if (idle !== undefined) throw invalid('monitors', idle, `it has nothing to hold ${protocol.name} to`, IDLE);
  return { ...target, watched, ...(within !== undefined && { within }) };
}

function sized(request: TargetRequest, target: Target): Target {
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
