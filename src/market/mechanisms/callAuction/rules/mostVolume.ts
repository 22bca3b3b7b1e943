import { keepBest, type PriceRule } from './priceRule.ts';

/** The first criterion of every exchange named in `presets.ts`. */
export const mostVolume: PriceRule = {
  name: 'mostVolume',
  summary: 'the most lots trade',
  narrow: (curves, range) => keepBest(curves, range, Math.min),
};
