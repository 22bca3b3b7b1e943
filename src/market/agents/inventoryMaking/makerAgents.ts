import { choiceSetting, settings } from '../../../core/data/config/schema.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { defineAgent } from '../defineAgent.ts';
import { avellanedaStoikov, symmetricQuotes } from './avellanedaStoikov.ts';
import { glftClosedForm } from './glft.ts';
import { GlftSolution } from './glftSolution.ts';
import { hoStoll } from './hoStoll.ts';
import { createMaker, gammaSetting, horizonSeconds, makerProperties } from './makerSettings.ts';
import { poissonFillsAgent } from './poissonFillsAgent.ts';

/** Inventories beyond this make the equations too many to solve at once. */
const MOST_INVENTORY = 500;

/** Quotes around a reservation price. */
const avellanedaStoikovAgent = defineAgent({
  name: 'avellaneda-stoikov',
  title: 'Quotes around a price that moves against its inventory (Avellaneda and Stoikov 2008)',
  source: 'Avellaneda and Stoikov, Quantitative Finance 8 (2008) 217-224',
  settings: settings('How it quotes', {
    gamma: gammaSetting,
    strategy: choiceSetting('inventory', ['inventory', 'symmetric'], {
      description:
        "The paper's inventory strategy, or its yardstick: the same mean spread, whatever it holds",
    }),
    ...makerProperties,
  }),
  uses: () => ({ replace: true }),
  create(config, place) {
    const { gamma, strategy } = config;
    const rule =
      strategy === 'symmetric' ? symmetricQuotes(gamma, horizonSeconds(config)) : avellanedaStoikov(gamma);
    return createMaker('avellaneda-stoikov', config, rule, place);
  },
});

/** Quotes at what a quote more costs. */
const hoStollAgent = defineAgent({
  name: 'ho-stoll',
  title: 'A risk-averse dealer before linear supply and demand (Ho and Stoll 1981)',
  source: 'Ho and Stoll, Journal of Financial Economics 9 (1981) 47-73',
  settings: settings('How it quotes', { riskAversion: gammaSetting, ...makerProperties }),
  uses: () => ({ replace: true }),
  create: (config, place) => createMaker('ho-stoll', config, hoStoll(config.riskAversion), place),
});

/** Quotes by inventory, with a bound on it. */
const glftAgent = defineAgent({
  name: 'glft',
  title: 'Optimal quotes with bounded inventory (Guéant, Lehalle and Fernandez-Tapia 2013)',
  source: 'Guéant, Lehalle and Fernandez-Tapia, Mathematics and Financial Economics 7 (2013) 477-507',
  settings: settings('How it quotes', {
    gamma: gammaSetting,
    solution: choiceSetting('closed-form', ['closed-form', 'exact'], {
      description: 'The closed form far from the horizon, or the equations solved up to it',
    }),
    ...makerProperties,
  }),
  uses: () => ({ replace: true }),
  create(config, place) {
    const { arrivals, decay, gamma, learn, maxPosition, quantity, solution, volatility } = config;
    if (solution === 'closed-form') return createMaker('glft', config, glftClosedForm(gamma), place);
    const maxInventory = Math.floor(maxPosition / quantity);
    if (learn || maxInventory < 1 || maxInventory > MOST_INVENTORY) throw notSolved(learn, maxInventory);
    const horizon = horizonSeconds(config);
    const model = { gamma, volatility, arrivals, decay, maxInventory, horizon };
    return createMaker('glft', config, new GlftSolution(model), place);
  },
});

function notSolved(learn: boolean, maxInventory: number): BaseError {
  const reason = learn
    ? 'they are solved once, for what is given (learn is true)'
    : `maxPosition over quantity must be from 1 to ${MOST_INVENTORY}, and is ${maxInventory}`;
  return new BaseError('CONFIG_INVALID_VALUE', `solution is "exact": ${reason}`, {
    facts: { path: 'solution', found: 'exact' },
    advice: 'Use the closed form, or do not let it learn, and bound its inventory.',
  });
}

/** Makers that mind their inventory, and the clients of their models. */
export const inventoryMakingAgents = [
  hoStollAgent,
  avellanedaStoikovAgent,
  glftAgent,
  poissonFillsAgent,
] as const;
