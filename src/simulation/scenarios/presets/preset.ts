import { withDefaults } from '../../../core/data/config/withDefaults.ts';
import { completeMarkets } from '../markets/complete.ts';
import { type MarketsConfig, marketsSettings } from '../markets/settings.ts';
import { buildMarkets } from '../markets/world.ts';
import { defineScenario, type Scenario } from '../scenario.ts';

/** Some settings out of all: lists are whole, their entries in part. */
type Some<Settings> = Settings extends readonly (infer Entry)[]
  ? readonly Some<Entry>[]
  : Settings extends object
    ? { readonly [Key in keyof Settings]?: Some<Settings[Key]> }
    : Settings;

/** A named market: what it is in words, and the settings of scenario `markets` that it changes. Nothing but data. */
export interface MarketPreset extends Pick<Scenario, 'name' | 'title' | 'description' | 'compares'> {
  readonly settings: Some<MarketsConfig>;
}

/** The scenario of a preset: scenario `markets` with other defaults. */
export function presetScenario({ settings, ...words }: MarketPreset) {
  return defineScenario({
    ...words,
    schema: withDefaults(marketsSettings, settings),
    complete: completeMarkets,
    build: buildMarkets,
  });
}
