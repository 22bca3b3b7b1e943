import { mergeConfig } from '../../../core/data/config/layers.ts';
import { chooseMechanism, completePart } from '../chooseParts.ts';
import { completeFundamental } from '../fundamental/settings.ts';
import { asMarkets, completeMarket } from '../market/scenario.ts';
import { buildMarkets } from '../markets/world.ts';
import type { World, WorldHost } from '../scenario.ts';
import type { DesignConfig } from './settings.ts';

/**
 * Every part's settings checked and completed, those of mechanisms that are not chosen too: a comparison that chooses
 * one of them must not fail half-way.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING with the whole path.
 */
export function completeDesign(config: DesignConfig): DesignConfig {
  const { venue } = config;
  const given = Object.entries(config.mechanisms as Record<string, object>);
  const mechanisms = Object.fromEntries(
    given.map(([name, values]) => {
      const path = `mechanisms.${name}`;
      return [name, completePart(chooseMechanism(name, path), values, path, 'mechanism')];
    }),
  );
  const { [venue.mechanism]: chosen = {} } = mechanisms;
  const values = mergeConfig(chosen as Record<string, unknown>, venue.settings as Record<string, unknown>);
  const completed = completeMarket({ ...config, venue: { ...venue, settings: values } });
  return { ...config, ...completed, mechanisms, fundamental: completeFundamental(config.fundamental) };
}

/** The world of one design: one venue, and news where the settings ask for it. */
export function buildDesign(config: DesignConfig, seed: number, host: WorldHost): World {
  const { fundamental, mechanisms: _, ...market } = config;
  return buildMarkets({ ...asMarkets(market), fundamental }, seed, host);
}
