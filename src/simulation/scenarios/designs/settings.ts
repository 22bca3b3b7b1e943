import Type, { type Static } from 'typebox';
import { settings } from '../../../core/data/config/schema.ts';
import { fundamentalSettings } from '../fundamental/settings.ts';
import { marketSettings } from '../market/settings.ts';

/**
 * Settings of scenarios that put the same traders on markets of different design: those of scenario `market`, with news,
 * and with settings for every mechanism that a comparison may choose.
 */
export const designSettings = settings('The same traders under different market designs', {
  ...marketSettings.properties,
  fundamental: fundamentalSettings(),
  mechanisms: Type.Object(
    {},
    {
      default: {},
      additionalProperties: Type.Object({}, { additionalProperties: true }),
      description: 'Settings of mechanisms by name: those of venue.mechanism are used, below venue.settings',
    },
  ),
});

export type DesignConfig = Static<typeof designSettings>;
