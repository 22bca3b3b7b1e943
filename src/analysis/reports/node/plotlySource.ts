import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BaseError } from '../../../core/utils/errors.ts';

const BUNDLE = 'plotly.js-cartesian-dist-min';

/**
 * Source text of the Plotly bundle that reports carry.
 *
 * @throws BaseError `IO_NOT_FOUND` where the package is not installed.
 */
export function readPlotlySource(): string {
  try {
    return readFileSync(createRequire(import.meta.url).resolve(BUNDLE), 'utf8');
  } catch (cause) {
    throw new BaseError('IO_NOT_FOUND', `the chart library ${BUNDLE} is not installed`, {
      advice: 'Install the dependencies again (npm ci).',
      facts: { package: BUNDLE },
      cause,
    });
  }
}
