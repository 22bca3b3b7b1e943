import type { Static } from 'typebox';
import { choiceSetting, integerSetting, settings } from '../../../core/data/config/schema.ts';
import type { QuantityLots } from '../../../core/models/units.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { exp } from '../../../core/utils/math/exp.ts';
import type { Rng } from '../../../core/utils/rng.ts';

/** How often an order is near 100, 200, … lots; the rest is log-normal. */
const ROUND_LOTS = [0.7, 0.06, 0.004, 0.0329, 0.001, 0.0006, 0.0004, 0.0005, 0.0003, 0.0003];
const LOGNORMAL = { share: 0.2, mean: 2.9, deviation: 1.2 };
const ROUND_LOT = 100;
const ROUND_DEVIATION = 0.15;

/** Settings of agents whose orders differ in size. */
export const sizeProperties = {
  sizes: choiceSetting('uniform', ['uniform', 'mixture'], {
    description:
      'uniform: from leastLots to mostLots; mixture: round hundreds and a log-normal, as ABIDES has them',
  }),
  leastLots: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'uniform: the smallest order' }),
  mostLots: integerSetting(10, 1, MAX_LOTS, { unit: 'lots', description: 'uniform: the largest order' }),
};

type SizeSettings = Static<ReturnType<typeof onlySizes>>;

function onlySizes() {
  return settings('', sizeProperties);
}

/** Draws the size of the next order; 0 for none. */
export type DrawSize = (rng: Rng) => QuantityLots;

/** The sizes that settings ask for; the larger bound counts where they are the wrong way round. */
export function orderSizes({ sizes, leastLots, mostLots }: SizeSettings): DrawSize {
  if (sizes === 'mixture') return drawMixture;
  const most = Math.max(leastLots, mostLots);
  return (rng) => rng.between(leastLots, most);
}

/**
 * Order sizes of ABIDES (`OrderSizeModel`): one in five from a log-normal with parameters 2.9 and 1.2, the others
 * normal around whole hundreds with a deviation of 0.15, and rounded.
 */
function drawMixture(rng: Rng): QuantityLots {
  let rest = rng.uniform() - LOGNORMAL.share;
  const z = rng.normal();
  if (rest < 0) {
    return Math.min(MAX_LOTS, Math.round(exp(LOGNORMAL.mean + LOGNORMAL.deviation * z)));
  }
  let hundreds = 0;
  while (hundreds < ROUND_LOTS.length - 1 && rest >= ROUND_LOTS[hundreds]) rest -= ROUND_LOTS[hundreds++];
  return Math.round(ROUND_LOT * (hundreds + 1) + ROUND_DEVIATION * z);
}
