import { Consolidator } from '../../../market/exchange/consolidated/consolidator.ts';
import { addFundamental } from '../fundamental/addFundamental.ts';
import { hasFundamental } from '../fundamental/settings.ts';
import type { WorldBuilder } from '../worldBuilder.ts';
import type { PublicSources } from './addAgents.ts';
import type { BuiltVenue } from './addVenues.ts';
import { CONSOLIDATED, isDisplayed } from './checkVenues.ts';
import type { MarketsConfig } from './settings.ts';

/** How many actors stand between the venues and the agents. */
export function sourceCount({ consolidated, fundamental }: MarketsConfig): number {
  return (consolidated.enabled ? 1 : 0) + (hasFundamental(fundamental) ? 1 : 0);
}

/** Adds whoever tells of the world beside its venues: the consolidator first, then the news of the first instrument. */
export function addSources(
  builder: WorldBuilder,
  config: MarketsConfig,
  venues: readonly BuiltVenue[],
  seed: number,
): PublicSources {
  const consolidated = config.consolidated.enabled ? addConsolidator(builder, config, venues) : undefined;
  const [{ openingPrice: opening }] = config.instruments;
  const fundamental = addFundamental(builder, config.fundamental, { instrument: 0, opening, seed });
  return { ...(consolidated === undefined ? {} : { consolidated }), ...fundamental };
}

function addConsolidator(
  builder: WorldBuilder,
  config: MarketsConfig,
  venues: readonly BuiltVenue[],
): number {
  const sources = venues
    .filter(({ settings }) => isDisplayed(settings))
    .flatMap(({ actor, listings }) =>
      listings.map(({ asset, id, gridTicks }) => ({ venue: actor, instrument: id, asset, gridTicks })),
    );
  const { delayNs, place } = config.consolidated;
  const actor = new Consolidator({ sources, delay: builder.units(delayNs) });
  return builder.add(CONSOLIDATED, actor, { kind: CONSOLIDATED, place });
}
