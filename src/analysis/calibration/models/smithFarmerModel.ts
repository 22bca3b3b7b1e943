import { formatNumber } from '../../visualization/numbers.ts';
import type { CalibratedInstrument, Calibration, CalibrationModel } from '../calibrationModel.ts';
import { fitSmithFarmer } from '../orderFlow/fitSmithFarmer.ts';
import type { MeasuredFlow } from '../orderFlow/measureFlow.ts';
import { fittedWorld, wholeLots } from './fittedWorld.ts';

/** The model's prices have no end; this many mu / alpha are as good. */
const REACH = 5;
const LARGEST_WINDOW = 1_000_000;
const LEAST_EVENTS = 30;

/** Rates of the zero-intelligence model of Smith, Farmer, Gillemot and Krishnamurthy (2003). */
export const smithFarmerModel: CalibrationModel = {
  name: 'smith-farmer',
  title: 'Zero-intelligence flow: rates of market orders, limit orders per tick, and cancellations',
  needs: [LEAST_EVENTS, LEAST_EVENTS, LEAST_EVENTS],
  fit,
};

function fit(flow: MeasuredFlow, instrument: CalibratedInstrument): Calibration {
  const fitted = fitSmithFarmer(flow);
  const { marketOrderRate, limitOrderRate, cancellationRate, epsilon } = fitted;
  const reach = Math.ceil((REACH * marketOrderRate.value) / limitOrderRate.value);
  const settings = {
    marketOrderRate: marketOrderRate.value,
    limitOrderRate: limitOrderRate.value,
    epsilon: epsilon.value,
    orderSize: wholeLots(fitted.orderSize),
    window: Math.min(LARGEST_WINDOW, Math.max(1, Math.round(fitted.window), reach)),
  };
  const ticks = (value: number) => `${formatNumber(value, 3)} ticks`;
  return {
    parameters: [
      { name: 'mu: market orders, both sides', unit: '1/s', ...marketOrderRate },
      { name: 'alpha: limit orders per tick and side', unit: '1/(s tick)', ...limitOrderRate },
      { name: 'delta: cancellations per resting share', unit: '1/s', ...cancellationRate },
      { name: 'epsilon: delta sigma / mu', unit: '', ...epsilon },
    ],
    facts: [
      ['sigma: mean size of limit orders', formatNumber(fitted.orderSize, 3)],
      ['alpha was measured within', `${formatNumber(fitted.window)} ticks of the opposite best price`],
      ['mean spread of the record', ticks(fitted.meanSpread)],
      ['spread of the model', ticks(fitted.modelSpread)],
    ],
    notes:
      fitted.modelSpread < 1
        ? [
            'The spread of the model is below one tick: here the tick, which the model leaves out, makes the spread.',
          ]
        : [],
    figures: [],
    world: fittedWorld('smith-farmer', 'smith-farmer', settings, flow, instrument),
  };
}
