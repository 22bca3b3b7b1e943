import type { Monitors } from '../../../blockchain/consensus/monitors/monitors.ts';
import type { Protocol } from '../../../core/consensus/protocol.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { ChainConfig } from '../../../simulation/scenarios/consensus/settings.ts';
import { watchChain } from '../../../simulation/scenarios/consensus/watchChain.ts';
import type { ChosenChain } from './chooseChain.ts';
import { type Demand, monitorsAsked } from './demand.ts';

/** Epochs over which growth is judged. */
const GROWTH_EPOCHS = 20;

/**
 * The monitors of a chain, held to what the command line asks.
 *
 * @throws BaseError USAGE for what this run could not fail: a monitor with nothing to watch, a run too short for a bound.
 */
export function watchAsked({ protocol, plan, attack, demand }: ChosenChain): Monitors {
  const config = plan.config as unknown as ChainConfig;
  const asked = monitorsAsked(demand);
  const named = demand.monitors ?? attack?.only;
  const monitors = watchChain(protocol, config, plan.seed, {
    ...(named && { only: [...new Set([...named, ...asked])] }),
    liveness: {
      ...(demand.within !== null && { within: demand.within }),
      ...(demand.growth !== null && { leastGrowth: demand.growth, growthEpochs: GROWTH_EPOCHS }),
    },
  });
  for (const name of asked)
    if (!monitors.watching.some((monitor) => monitor.name === name)) throw nothingToWatch(name, protocol);
  checkLength(demand, config.epochs);
  return monitors;
}

/** The count begins with an epoch's beginning and ends with a later one's, so the last epoch of a run is never judged. */
function checkLength({ within, growth }: Demand, epochs: number): void {
  if (within !== null && epochs < within + 2) throw tooShort(`--within ${within}`, epochs, within + 2);
  if (growth !== null && epochs <= GROWTH_EPOCHS)
    throw tooShort(`--growth ${growth}`, epochs, GROWTH_EPOCHS + 1);
}

function nothingToWatch(name: string, { name: protocol }: Protocol): BaseError {
  return new BaseError('USAGE', `the monitor ${name} has nothing to hold this run of ${protocol} to`, {
    facts: { monitor: name, protocol },
    advice:
      'Monitors of rules watch protocols that keep these rules; growth needs --growth; liveness needs a network that keeps delta from some time on, and --within where no theorem speaks.',
  });
}

function tooShort(option: string, epochs: number, least: number): BaseError {
  return new BaseError('USAGE', `${option} says nothing of a run of ${epochs} epochs: it takes ${least}`, {
    facts: { option, epochs, least },
    advice: `Add --epochs ${least}, or more.`,
  });
}
