import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import {
  breakEvenAsk,
  breakEvenBid,
  learnFromBuy,
  meanValue,
} from '../../market/agents/informed/beliefQuotes.ts';
import { agrees, type CheckOutcome, type CheckScale, type ValidationCheck } from '../check.ts';
import { type DealerRound, dealerRounds } from './glostenMilgromRuns.ts';

const MU = 0.3;
const ROUNDS: Record<CheckScale, number> = { slice: 1000, full: 40_000 };
/** Trades of a round before the ones that are looked at: the belief has moved by then, and is not yet sure. */
const TRADES_BEFORE = 5;
const SOURCE = 'Glosten and Milgrom, Journal of Financial Economics 14 (1985) 71, Propositions 1 and 2';
const shared = { subject: 'Glosten-Milgrom dealer', unit: '', source: SOURCE, confirmed: false };

const made = new Map<CheckScale, readonly DealerRound[]>();

function roundsOf(scale: CheckScale): readonly DealerRound[] {
  const rounds = made.get(scale) ?? dealerRounds(MU, ROUNDS[scale]);
  made.set(scale, rounds);
  return rounds;
}

function exact(id: string, quantity: string, published: number, estimate: number): ValidationCheck {
  return {
    ...shared,
    id: `glosten-milgrom/closed-form/${id}`,
    quantity,
    published: published.toFixed(2),
    gate: 'the same to nine digits',
    run: () => ({ estimate, standardError: Number.NaN, pass: Math.abs(estimate - published) < 1e-9 }),
  };
}

const coin = () => ({ values: [0, 1], chances: Float64Array.of(0.5, 0.5) });

function meanAfterBuy(): number {
  const belief = coin();
  learnFromBuy(belief, MU, breakEvenAsk(belief, MU));
  return meanValue(belief);
}

const closedForm = [
  exact('ask', 'First ask, value 0 or 1, mu = 0.3', (1 + MU) / 2, breakEvenAsk(coin(), MU)),
  exact('bid', 'First bid, value 0 or 1, mu = 0.3', (1 - MU) / 2, breakEvenBid(coin(), MU)),
  exact(
    'spread',
    'First spread: the informed share',
    MU,
    breakEvenAsk(coin(), MU) - breakEvenBid(coin(), MU),
  ),
  exact('posterior', 'Mean of the belief after a buy: the ask', (1 + MU) / 2, meanAfterBuy()),
];

/** The mean of one number a round, which theory says is 0. */
function zero(
  id: string,
  quantity: string,
  numberOf: (round: DealerRound) => number | undefined,
  confirmed = false,
): ValidationCheck {
  return {
    ...shared,
    confirmed,
    id: `glosten-milgrom/simulated/${id}`,
    quantity,
    published: '0.0000',
    gate: 'within 3 standard errors',
    run(scale): CheckOutcome {
      const numbers = Float64Array.from(
        roundsOf(scale)
          .map(numberOf)
          .filter((number) => number !== undefined),
      );
      const estimate = meanOf(numbers);
      const standardError = Math.sqrt(varianceOf(numbers) / numbers.length);
      const pass = agrees(estimate, standardError, 0, 3);
      return { estimate, standardError, pass, note: `${numbers.length} rounds` };
    },
  };
}

const simulated = [
  ...[0, 1].map((side): ValidationCheck => {
    const published = side === 0 ? (1 - MU) / 2 : (1 + MU) / 2;
    return {
      ...shared,
      id: `glosten-milgrom/simulated/first-${side === 0 ? 'bid' : 'ask'}`,
      quantity: `First ${side === 0 ? 'bid' : 'ask'} on the venue, mean of all rounds`,
      published: published.toFixed(2),
      gate: 'within a tick, a millionth',
      run(scale) {
        const estimate = meanOf(roundsOf(scale).map(({ quotes }) => quotes[side]));
        return { estimate, standardError: Number.NaN, pass: Math.abs(estimate - published) <= 1.001e-6 };
      },
    };
  }),
  // That it breaks even is in the paper's abstract.
  zero(
    'profit',
    "The dealer's profit in a round",
    ({ cash, position, value }) => cash + position * value,
    true,
  ),
  zero('drift', `Change of price from trade ${TRADES_BEFORE + 1} to the next`, ({ prices }) =>
    changeOf(prices),
  ),
  zero('reversal', 'That change times the distance of the price from one half', ({ prices }) => {
    const change = changeOf(prices);
    return change === undefined ? undefined : change * (prices[TRADES_BEFORE] - 0.5);
  }),
  zero(
    'calibration',
    `Value minus price of trade ${TRADES_BEFORE + 1}, times the distance of the price from one half`,
    ({ prices, value }) =>
      prices.length > TRADES_BEFORE
        ? (value - prices[TRADES_BEFORE]) * (prices[TRADES_BEFORE] - 0.5)
        : undefined,
  ),
];

/** Undefined where a round has not so many trades. */
function changeOf(prices: readonly number[]): number | undefined {
  if (prices.length < TRADES_BEFORE + 2) return undefined;
  return prices[TRADES_BEFORE + 1] - prices[TRADES_BEFORE];
}

/** The quotes of the paper, and that they are fair on a venue. */
export const glostenMilgromChecks: readonly ValidationCheck[] = [...closedForm, ...simulated];
