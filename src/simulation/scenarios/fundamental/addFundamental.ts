import type { ActorId, InstrumentId, PriceTicks } from '../../../core/models/units.ts';
import { FundamentalProcess } from '../../../market/dynamics/fundamental/fundamentalProcess.ts';
import type { ValuePath } from '../../../market/dynamics/paths/valuePath.ts';
import type { WorldBuilder } from '../worldBuilder.ts';
import { chosenProcess, type FundamentalSettings } from './settings.ts';

/** Name and kind of the actor that tells news. */
export const NEWS = 'news';

/** Whose value it is, and where it begins. */
export interface FundamentalTerms {
  readonly instrument: InstrumentId;
  readonly opening: PriceTicks;
  /** Seed of the world. */
  readonly seed: number;
}

/** What agents find in their places. */
export interface FundamentalSource {
  /** Who publishes the value. */
  readonly news: ActorId;
  /** The value at any instant, where the process has one. */
  readonly value?: ValuePath;
}

/**
 * Adds the actor that tells a common value. Undefined, and nothing added, where the settings ask for no process.
 */
export function addFundamental(
  builder: WorldBuilder,
  config: FundamentalSettings,
  terms: FundamentalTerms,
): FundamentalSource | undefined {
  const definition = chosenProcess(config);
  if (definition === undefined) return undefined;
  const { seed, ...told } = terms;
  const process = definition.create(config.settings as never, builder.unitsPerSecond, {
    opening: terms.opening,
    seed,
    name: NEWS,
  });
  const actor = new FundamentalProcess({ ...told, process });
  const news = builder.add(NEWS, actor, { kind: NEWS, place: config.place });
  return { news, ...(process.path === undefined ? {} : { value: process.path }) };
}
