import { numberSetting, settings } from '../../../core/data/config/schema.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { ornsteinUhlenbeckPath } from '../paths/valuePaths.ts';
import { pathProcess } from './pathProcess.ts';
import { pathProperties } from './pathSettings.ts';
import { defineValueProcess } from './valueProcess.ts';

/**
 * A value that comes back to its mean, with rare shocks that do so too: the fundamental of ABIDES (Byrd, Hybinette and
 * Balch 2020), whose configuration rmsc04 gives the defaults in ticks of a cent. Exact at any instant.
 */
export const ornsteinUhlenbeck = defineValueProcess({
  name: 'ornstein-uhlenbeck',
  title: 'Comes back to its mean, with rare large shocks',
  settings: settings('A mean-reverting value', {
    mean: numberSetting(0, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'What it comes back to; 0: the opening price',
    }),
    reversion: numberSetting(1.67e-7, 0, 1e6, { unit: '1/s', description: 'kappa: how fast it comes back' }),
    volatility: numberSetting(1.5811388, 0, 1e9, { unit: 'ticks/sqrt(s)', description: 'sigma' }),
    shocksPerSecond: numberSetting(2.77778e-9, 0, 1e3, {
      unit: '1/s',
      description: 'How often a shock comes',
    }),
    shockMean: numberSetting(1000, 0, MAX_TICKS, { unit: 'ticks', description: 'Mean size of a shock' }),
    shockDeviation: numberSetting(223.60679775, 0, MAX_TICKS, {
      unit: 'ticks',
      description: 'Standard deviation of its size; either sign is as likely',
    }),
    ...pathProperties,
  }),
  create(config, unitsPerSecond, terms) {
    const { mean, reversion, volatility, shocksPerSecond, shockMean, shockDeviation } = config;
    requireATick(mean);
    const parameters = {
      mean: mean === 0 ? terms.opening : mean,
      opening: terms.opening,
      reversion: reversion / unitsPerSecond,
      volatility: volatility / Math.sqrt(unitsPerSecond),
      shockRate: shocksPerSecond / unitsPerSecond,
      shockMean,
      shockDeviation,
    };
    const path = ornsteinUhlenbeckPath(parameters, terms.seed, terms.name);
    return pathProcess(path, config, unitsPerSecond, terms);
  },
});

function requireATick(mean: number): void {
  if (mean === 0 || mean >= 1) return;
  const path = 'fundamental.settings.mean';
  throw new BaseError('CONFIG_INVALID_VALUE', `${path} is ${mean}: no price is below one tick`, {
    facts: { path, found: mean },
    advice: 'Set it in ticks, not in currency; 0 is the opening price.',
  });
}
