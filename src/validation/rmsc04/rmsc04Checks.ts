import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import { buildWorld, planWorld } from '../../simulation/scenarios/createWorld.ts';
import type { CheckOutcome, CheckScale, ValidationCheck } from '../check.ts';
import { AbidesCount } from './abidesCount.ts';

const SEEDS = { slice: 1, full: 20 };
const COMPUTATION_DELAY = 50;
/** Kinds of agents, in the order of the configuration, with the names that ABIDES has for them. */
const KINDS = [
  ['noise', 'NoiseAgent'],
  ['value', 'ValueAgent'],
  ['volume-maker', 'AdaptivePOVMarketMakerAgent'],
  ['crossover', 'MomentumAgent'],
] as const;

/** What one day was. */
interface Day {
  /** Deliveries and wake-ups. */
  readonly events: number;
  readonly asAbides: number;
  readonly bookUpdates: number;
  readonly trades: number;
  /** Share of the deliveries by kind of agent, to it or from it. */
  readonly shares: readonly number[];
}

const played = new Map<CheckScale, readonly Day[]>();

/** Every check looks at the same days. */
function days(scale: CheckScale): readonly Day[] {
  const known = played.get(scale) ?? Array.from({ length: SEEDS[scale] }, (_, i) => playDay(i + 1));
  played.set(scale, known);
  return known;
}

function playDay(seed: number): Day {
  const plan = planWorld('rmsc04', [], seed);
  const cast = buildWorld(plan).actors;
  const count = new AbidesCount({ actors: cast.length, venue: 0, computationDelay: COMPUTATION_DELAY });
  const world = buildWorld(plan, { recorder: count, logLevel: 'full' });
  world.kernel.runUntil(world.until);
  const total = count.byActor.reduce((sum, one) => sum + one, 0);
  const shares = KINDS.map(([kind]) =>
    cast.reduce((sum, actor, id) => sum + (actor.kind === kind ? count.byActor[id] / total : 0), 0),
  );
  const { bookUpdates, messages: asAbides } = count;
  return { events: world.kernel.events, asAbides, bookUpdates, trades: world.counts().trades, shares };
}

function overDays(scale: CheckScale, figure: (day: Day) => number, low: number, high: number): CheckOutcome {
  const values = Float64Array.from(days(scale), figure);
  const estimate = meanOf(values);
  const standardError = values.length < 2 ? Number.NaN : Math.sqrt(varianceOf(values) / values.length);
  const note = `${values.length} ${values.length === 1 ? 'day' : 'days'}`;
  return { estimate, standardError, pass: estimate >= low && estimate <= high, note };
}

const shared = {
  subject: 'A trading day of ABIDES',
  unit: '',
  source: 'abides-jpmc-public f9cbe51, configuration rmsc04; figures of runs of it with seeds 1 and 2',
  confirmed: false,
};
const NO_GATE = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Scenario rmsc04 against runs of ABIDES: how much happens in a day. */
export const rmsc04Checks: readonly ValidationCheck[] = [
  {
    ...shared,
    id: 'rmsc04/messages',
    quantity:
      'Messages of a day as ABIDES counts them: with wake-ups and re-queues, a batch as one, without feeds',
    published: '472 869 and 548 657',
    gate: 'mean from 400 000 to 650 000',
    run: (scale) => overDays(scale, ({ asAbides }) => asAbides, 400_000, 650_000),
  },
  {
    ...shared,
    id: 'rmsc04/messages-per-book-update',
    quantity: 'The same for each change of the book',
    published: '8.91 and 8.17',
    gate: 'mean from 6 to 12',
    run: (scale) => overDays(scale, ({ asAbides, bookUpdates }) => asAbides / bookUpdates, 6, 12),
  },
  {
    ...shared,
    id: 'rmsc04/book-updates',
    quantity: 'Changes of the book in a day',
    published: '53 050 and 67 133',
    gate: 'reported',
    run: (scale) => overDays(scale, ({ bookUpdates }) => bookUpdates, ...NO_GATE),
  },
  {
    ...shared,
    id: 'rmsc04/events',
    quantity: 'Messages and wake-ups of a day as this program counts them: each once, feeds with them',
    published: 'none',
    gate: 'reported',
    run: (scale) => overDays(scale, ({ events }) => events, ...NO_GATE),
  },
  ...KINDS.map(
    ([kind, name], place): ValidationCheck => ({
      ...shared,
      id: `rmsc04/share-${kind}`,
      quantity: `Share of those that agents ${kind} (${name}) get or send`,
      published: 'none',
      gate: 'reported',
      run: (scale) => overDays(scale, ({ shares }) => shares[place], ...NO_GATE),
    }),
  ),
];
