import type { ActorId, InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import { FundamentalProcess } from '../../../market/dynamics/fundamental/fundamentalProcess.ts';
import type { WorldBuilder } from '../worldBuilder.ts';
import { chosenProcess, type FundamentalSettings } from './settings.ts';

/** Name and kind of the actor that tells news. */
export const NEWS = 'news';

/** Whose value it is, and where it begins. */
export interface FundamentalTerms {
  readonly instrument: InstrumentId;
  readonly opening: PriceTicks;
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
  const actor = new FundamentalProcess({ ...terms, process });
  return builder.add(NEWS, actor, { kind: NEWS, place: config.place });
}
