import { type ConfigLayer, parseAssignment } from '../../../core/data/config/layers.ts';
import { parseFaulty } from '../../../simulation/scenarios/consensus/parseFaulty.ts';
import type { ChainConfig } from '../../../simulation/scenarios/consensus/settings.ts';
import { planWorld, type WorldPlan } from '../../../simulation/scenarios/createWorld.ts';
import { parseSeed } from '../runRequest.ts';

/** What the command line says about a chain to run. */
export interface ChainRequest {
  readonly epochs?: string;
  readonly nodes?: string;
  /** Words for faulty nodes: see `parseFaulty`. */
  readonly faulty?: string;
  readonly seed?: string;
  readonly set: readonly string[];
}

const USUAL_SEED = 1;

/**
 * The plan of a chain: settings of a named scenario, flags over them, and `--set` over all.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING, USAGE: what is wrong, where, and what there is.
 */
export function planChain(
  protocol: string,
  request: ChainRequest,
  named: readonly ConfigLayer[] = [],
): WorldPlan {
  const seed = request.seed === undefined ? USUAL_SEED : parseSeed(request.seed, '--seed');
  const layers = [...named, ...countLayers(request)];
  const sets = request.set.map((each) => parseAssignment(each));
  if (request.faulty === undefined) return planWorld(protocol, [...layers, ...sets], seed);
  const nobody = { source: '--faulty', values: { faulty: [] } };
  const { nodes } = planWorld(protocol, [...layers, ...sets, nobody], seed).config as unknown as ChainConfig;
  const faulty = parseFaulty(request.faulty, nodes);
  const flag = { source: `--faulty ${request.faulty}`, values: { faulty: faulty as never } };
  return planWorld(protocol, [...layers, flag, ...sets], seed);
}

function countLayers({ epochs, nodes }: ChainRequest): ConfigLayer[] {
  const flags = Object.entries({ epochs, nodes }).filter(([, text]) => text !== undefined);
  return flags.map(([name, text]) => ({
    ...parseAssignment(`${name}=${text}`),
    source: `--${name} ${text}`,
  }));
}
