import { BUY, SELL } from '../../core/models/side.ts';
import { glftClosedForm } from '../../market/agents/inventoryMaking/glft.ts';
import { GlftSolution } from '../../market/agents/inventoryMaking/glftSolution.ts';
import type { ValidationCheck } from '../check.ts';

/** The parameters of the paper's figures: ticks and seconds. */
const FLOW = { volatility: 0.3, arrivals: 0.9, decay: 0.3 };
const GAMMA = 0.01;
const MODEL = { ...FLOW, gamma: GAMMA, maxInventory: 30, horizon: 600 };
/** The equations are solved in steps, and looked up on a grid of times. */
const SLACK = 1e-5;

/**
 * Distances of the bid: independent figures, the exponential of the equations' matrix by its eigenvectors, and the closed
 * form, both in Python with NumPy 2.4.
 */
const BIDS = [
  { timeLeft: 600, inventory: 0, distance: 3.31304541 },
  { timeLeft: 600, inventory: 10, distance: 3.99293256 },
  { timeLeft: 600, inventory: -10, distance: 2.63280199 },
  { timeLeft: 600, inventory: -30, distance: 0.42705615 },
  { timeLeft: 60, inventory: 0, distance: 3.30145141 },
  { timeLeft: 60, inventory: 10, distance: 3.7507935 },
  { timeLeft: 60, inventory: -30, distance: 0.67665093 },
];

const CLOSED_FORM = [
  { inventory: 0, side: BUY, distance: 3.3129152 },
  { inventory: 10, side: BUY, distance: 3.99157352 },
  { inventory: 10, side: SELL, distance: 2.63425687 },
];

const shared = {
  subject: 'Guéant-Lehalle-Fernandez-Tapia maker',
  unit: 'ticks',
  source:
    'Guéant, Lehalle and Fernandez-Tapia, Mathematics and Financial Economics 7 (2013) 477, Theorem 1 and section 4; figures computed independently',
  confirmed: false,
};

/** Solved when it is asked for first. */
let solved: GlftSolution | undefined;

const exact = BIDS.map(
  ({ distance, inventory, timeLeft }): ValidationCheck => ({
    ...shared,
    id: `glft/exact/${timeLeft}s/${inventory < 0 ? `short-${-inventory}` : `long-${inventory}`}`,
    quantity: `Distance of the bid, inventory ${inventory}, ${timeLeft} s to go, by the equations`,
    published: distance.toFixed(8),
    gate: `within ${SLACK}`,
    run() {
      solved ??= new GlftSolution(MODEL);
      const out = new Float64Array(2);
      solved.distances(inventory, timeLeft, FLOW, out);
      const estimate = out[BUY];
      return { estimate, standardError: Number.NaN, pass: Math.abs(estimate - distance) <= SLACK };
    },
  }),
);

const closedForm = CLOSED_FORM.map(
  ({ distance, inventory, side }): ValidationCheck => ({
    ...shared,
    id: `glft/closed-form/${side === BUY ? 'bid' : 'ask'}/${inventory}`,
    quantity: `Distance of the ${side === BUY ? 'bid' : 'ask'}, inventory ${inventory}, by the closed form`,
    published: distance.toFixed(8),
    gate: 'the same eight digits',
    run() {
      const out = new Float64Array(2);
      glftClosedForm(GAMMA).distances(inventory, 0, FLOW, out);
      const estimate = out[side];
      return { estimate, standardError: Number.NaN, pass: Math.abs(estimate - distance) <= 6e-9 };
    },
  }),
);

/** Quotes with a bound on the inventory. */
export const glftChecks: readonly ValidationCheck[] = [...exact, ...closedForm];
