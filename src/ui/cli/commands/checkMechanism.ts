import { type ConfigLayer, mergeConfig, parseAssignment } from '../../../core/data/config/layers.ts';
import { resolveConfig } from '../../../core/data/config/resolve.ts';
import { EXIT } from '../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { MechanismDefinition } from '../../../market/mechanisms/framework/defineMechanism.ts';
import {
  cardText,
  refutedCapabilities,
  runConformance,
} from '../../../market/mechanisms/kit/runConformance.ts';
import { KIT_DEFAULTS } from '../../../market/mechanisms/kit/subject.ts';
import { Output } from '../output.ts';
import { foundMechanism } from './parts.ts';

/** Two instruments, so that what leaks from one into the other shows; fees that tell maker and taker apart. */
const INSTRUMENTS = 2;
const FEES = { makerPpm: -100, takerPpm: 250 };

interface CheckOptions {
  readonly set: readonly string[];
  readonly seed?: string;
  readonly rounds?: string;
  readonly json?: boolean;
}

/** `market-sim mechanisms check <name>` */
export function checkMechanism(name: string, options: CheckOptions): void {
  const output = new Output(options.json === true);
  const mechanism = foundMechanism(name);
  const settings = settingsOf(mechanism, options.set);
  const { capabilities } = mechanism;
  const environment = { instruments: INSTRUMENTS, seed: 1, fees: FEES };
  const seed = wholeNumber(options.seed, '--seed', KIT_DEFAULTS.seed);
  const rounds = wholeNumber(options.rounds, '--rounds', KIT_DEFAULTS.rounds);
  const create = () => mechanism.create(settings, environment);
  // Made once before the cards: settings that it cannot be made with are the user's, and no card's.
  create();
  const subject = { create, capabilities, instruments: INSTRUMENTS, fees: FEES };
  const cards = runConformance(subject, { seed, rounds });
  for (const card of cards) output.say(cardText(card));
  const failed = cards.filter(({ status }) => status === 'fail').length;
  const refuted = refutedCapabilities(cards);
  output.say(`\n${name}: ${summary(cards, failed)}`);
  if (refuted.length > 0) output.say(`It declares what the kit refutes: ${refuted.join(', ')}`);
  output.result({ mechanism: name, settings, seed, rounds, refuted, cards });
  if (failed > 0) process.exitCode = EXIT.different;
}

function summary(cards: readonly { readonly status: string }[], failed: number): string {
  const count = (status: string) => cards.filter((card) => card.status === status).length;
  return `${count('pass')} passed, ${count('skip')} skipped, ${failed} failed`;
}

/** What `--set` says, checked by the mechanism's own schema. */
function settingsOf(mechanism: MechanismDefinition, assignments: readonly string[]): ConfigLayer['values'] {
  const layers = assignments.map((text) => parseAssignment(text));
  resolveConfig(mechanism.settings, layers);
  return layers.reduce<ConfigLayer['values']>((all, { values }) => mergeConfig(all, values), {});
}

function wholeNumber(text: string | undefined, option: string, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value;
  throw new BaseError('USAGE', `${option} is "${text}", and must be a whole number from 1`, {
    facts: { option, found: text },
  });
}
