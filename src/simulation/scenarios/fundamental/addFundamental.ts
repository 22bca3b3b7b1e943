import type { ActorId, InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import { FundamentalProcess } from '../../../market/dynamics/fundamental/fundamentalProcess.ts';
import type { WorldBuilder } from '../worldBuilder.ts';
import { chosenProcess, type FundamentalSettings } from './settings.ts';

/** Whose value it is, and where it begins. */
export interface FundamentalTerms {
  readonly instrument: InstrumentId;
  readonly opening: PriceTicks;
  /** Name of the actor; `news` where it is left out. */
  readonly name?: string;
}

/**
 * Adds the actor that tells a common value, and returns its id: what agents find as `AgentPlace.news`. Undefined, and
 * nothing added, where the settings ask for no process.
 */
export function addFundamental(
  builder: WorldBuilder,
  config: FundamentalSettings,
  terms: FundamentalTerms,
): ActorId | undefined {
  const definition = chosenProcess(config);
  if (definition === undefined) return undefined;
  const process = definition.create(config.settings as never, builder.unitsPerSecond);
  const { instrument, opening, name = 'news' } = terms;
  const actor = new FundamentalProcess({ instrument, opening, process });
  return builder.add(name, actor, { kind: 'news', place: config.place });
}
