import { parseDuration } from '../../../core/data/config/duration.ts';
import { integerSetting, numberSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_LOTS } from '../../../core/models/units.ts';
import { defineAgent } from '../defineAgent.ts';
import { requireNews } from '../newsTrader.ts';
import { PoissonFills } from './poissonFills.ts';

/** Clients by chance. */
export const poissonFillsAgent = defineAgent({
  name: 'poisson-fills',
  title:
    'Clients that take the best quotes with a probability that falls with their distance from the public value',
  source: 'Avellaneda and Stoikov, Quantitative Finance 8 (2008) 217-224',
  settings: settings('Who comes', {
    arrivals: numberSetting(140, 0, 1e9, {
      unit: '1/s',
      description: 'A: clients of one side that would take a quote at the public value',
    }),
    decay: numberSetting(1.5e-5, 0, 1e6, {
      unit: '1/tick',
      description: 'k: at a distance d they are A e^(-kd)',
    }),
    step: textSetting('5ms', {
      unit: 'duration',
      description: 'dt: between two draws; the probability of one is A e^(-kd) dt',
    }),
    quantity: integerSetting(1, 1, MAX_LOTS, { unit: 'lots', description: 'What each takes' }),
  }),
  uses: () => ({ marketOrders: true }),
  create({ arrivals, decay, quantity, step }, place) {
    requireNews(place, 'poisson-fills');
    const length = parseDuration(step, 'step');
    const units = Math.max(1, Math.round((length * place.unitsPerSecond) / 1e9));
    return new PoissonFills({ probability: (arrivals * length) / 1e9, decay, quantity, step: units }, place);
  },
});
