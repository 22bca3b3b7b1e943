import { detrendedFluctuation } from '../../analysis/statistics/detrendedFluctuation.ts';
import { hillTail } from '../../analysis/statistics/hillTail.ts';
import { log } from '../../core/utils/math/log.ts';
import { createRng } from '../../core/utils/rng.ts';
import { HiddenOrders } from '../../market/agents/orderFlow/hiddenOrders.ts';
import type { ValidationCheck } from '../check.ts';
import { runFlow } from './spreadMeter.ts';

const HURST = 0.75;
const HIDDEN = 20;
const SIGNS = { slice: 1_000_000, full: 4_000_000 };
const SECONDS = { slice: 20_000, full: 400_000 };
const TAIL_SHARES = [0.05, 0.025];
const shared = { subject: 'Mike-Farmer order flow', unit: '' };

/** Logarithmic changes of the middle price over a second, which is an order on average. */
function returns(seconds: number): Float64Array {
  const plan = { scenario: 'mike-farmer', changes: {}, seconds, seed: 1, step: 1, batches: 1 };
  const { mids } = runFlow(plan);
  return Float64Array.from({ length: mids.length - 1 }, (_, i) => log(mids[i + 1] / mids[i]));
}

/** What the empirical rules lead to: signs that remember, and returns with a fat tail. */
export const mikeFarmerChecks: readonly ValidationCheck[] = [
  {
    ...shared,
    id: 'mike-farmer/signs/hurst',
    quantity: 'Hurst exponent of the order signs, by detrended fluctuations',
    source: 'Lillo, Mike and Farmer, Physical Review E 71 (2005) 066122: H = (3 - beta) / 2',
    published: String(HURST),
    gate: 'within 0.05',
    confirmed: true,
    run(scale) {
      const signs = new HiddenOrders(HURST, new Float64Array(HIDDEN));
      const rng = createRng(1, 'signs');
      const values = Float64Array.from({ length: SIGNS[scale] }, () => (signs.next(rng) === 0 ? 1 : -1));
      const { exponent } = detrendedFluctuation(values);
      const pass = Math.abs(exponent - HURST) <= 0.05;
      return { estimate: exponent, standardError: Number.NaN, pass, note: `${SIGNS[scale]} signs` };
    },
  },
  ...TAIL_SHARES.map(
    (share): ValidationCheck => ({
      ...shared,
      id: `mike-farmer/tail/${100 * share}-percent`,
      quantity: `Tail index of returns over an order's time, Hill over the largest ${100 * share}%`,
      source: 'Mike and Farmer, Journal of Economic Dynamics and Control 32 (2008) 200; Gu and Zhou 2009',
      published: 'about 3',
      gate: 'reported',
      confirmed: false,
      run(scale) {
        const { index, standardError } = hillTail(returns(SECONDS[scale]), share);
        return { estimate: index, standardError, pass: false, note: `${SECONDS[scale]} s, seed 1` };
      },
    }),
  ),
];
