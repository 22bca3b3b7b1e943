import { meanOf, varianceOf } from '../../analysis/statistics/moments.ts';
import { agrees, type CheckScale, type ValidationCheck } from '../check.ts';
import {
  type Attack,
  type AttackedChain,
  attackedChain,
  type ChainedProtocol,
  NODES,
} from './attackedChain.ts';
import { shapes } from './leaderRuns.ts';

const SUBJECT = 'Chained protocols under attack';
const SOURCE =
  'Gai, Farahbakhsh, Niu, Feng, Beschastnikh and Duan, "Dissecting the Performance of Chained-BFT", ICDCS 2021, by plot/forking-attack and plot/silence-attack of their repository';

const BYZANTINE = [0, 2, 4, 6, 8, 10];
type Row = readonly number[];

/** What Bamboo measured with 32 nodes, by number of Byzantine ones. */
const PUBLISHED: Record<Attack, Record<ChainedProtocol, { growth: Row; interval: Row }>> = {
  forking: {
    streamlet: { growth: [1, 1, 1, 1, 1, 1], interval: [2, 2.29, 2.662, 3.153, 3.82, 5.688] },
    hotstuff: {
      growth: [1, 0.873, 0.766, 0.658, 0.562, 0.476],
      interval: [3, 3.231, 3.491, 3.859, 4.324, 5.086],
    },
    'two-chain': {
      growth: [1, 0.933, 0.853, 0.789, 0.718, 0.659],
      interval: [2, 2.149, 2.395, 2.632, 2.964, 3.383],
    },
  },
  silence: {
    streamlet: { growth: [1, 1, 1, 1, 1, 1], interval: [2, 2.29, 2.662, 3.153, 3.82, 5.688] },
    hotstuff: {
      growth: [1, 0.93, 0.864, 0.807, 0.738, 0.637],
      interval: [3, 3.557, 4.286, 5.122, 6.676, 9.531],
    },
    'two-chain': {
      growth: [1, 0.935, 0.872, 0.81, 0.742, 0.643],
      interval: [2, 2.218, 2.496, 2.854, 3.371, 4.496],
    },
  },
};

const QUANTITIES = {
  growth: 'Final blocks for each block that honest nodes voted for',
  interval: 'Views until a block is final',
} as const;

/** Runs, and views of each. */
const EFFORT: Record<CheckScale, { runs: number; views: number }> = {
  slice: { runs: 6, views: 128 },
  full: { runs: 16, views: 564 },
};

/** The error of few runs is uncertain itself: four of it are as rare as three are with many runs. */
const ERRORS = 4;
/** Share by which Bamboo's own figures, of one run each, may lie off the closed form. */
const TOLERANCE = 0.1;

/** What a reader must know of a published row, at the end of the row. */
const REMARKS: Partial<Record<string, string>> = {
  'forking/streamlet/growth/10':
    'the row is that of their plot; their data file counts the refused forks too',
  'forking/streamlet/interval/10':
    'the row is that of their data file, and of silence; their plot draws 2.0, for their Streamlet never forks',
};
/** With ten of 32 silent every honest vote is needed: whatever comes late there costs a view, here nothing comes late. */
const LAST_QUORUM = 'where their intervals are longer, messages came late: every honest vote is needed';

/** Runs that two checks look at are made once. */
const made = new Map<string, AttackedChain[]>();

function runsOf(
  protocol: ChainedProtocol,
  attack: Attack,
  byzantine: number,
  scale: CheckScale,
): AttackedChain[] {
  const key = `${protocol}/${attack}/${byzantine}/${scale}`;
  const { runs, views } = EFFORT[scale];
  const found =
    made.get(key) ??
    Array.from({ length: runs }, (_, seed) => attackedChain(protocol, attack, byzantine, views, seed + 1));
  made.set(key, found);
  return found;
}

function checkOf(
  protocol: ChainedProtocol,
  attack: Attack,
  measure: 'growth' | 'interval',
  at: number,
): ValidationCheck {
  const byzantine = BYZANTINE[at];
  const published = PUBLISHED[attack][protocol][measure][at];
  const expected = shapes[protocol][attack][measure](1 - byzantine / NODES);
  const isNear = Math.abs(published / expected - 1) <= TOLERANCE;
  const closed = `within ${ERRORS} standard errors of ${expected.toFixed(3)}, the closed form`;
  const remark =
    isNear || attack === 'forking' ? REMARKS[`${attack}/${protocol}/${measure}/${byzantine}`] : LAST_QUORUM;
  return {
    id: `bamboo/${attack}/${protocol}/${measure}/${byzantine}-of-${NODES}`,
    subject: SUBJECT,
    quantity: `${QUANTITIES[measure]}: ${protocol}, ${byzantine} of ${NODES} ${attack}`,
    unit: '',
    source: SOURCE,
    published: String(published),
    gate: isNear ? `${closed}, and that within ${100 * TOLERANCE}% of the published figure` : closed,
    confirmed: true,
    run(scale) {
      const figures = Float64Array.from(runsOf(protocol, attack, byzantine, scale), (run) => run[measure]);
      const estimate = meanOf(figures);
      const standardError = Math.sqrt(varianceOf(figures) / figures.length);
      const pass = agrees(estimate, Math.max(standardError, 1e-9), expected, ERRORS);
      return { estimate, standardError, pass, ...(remark === undefined ? {} : { note: remark }) };
    },
  };
}

/** Every figure of Bamboo's two attacks that does not depend on its machines. */
export const bambooChecks: readonly ValidationCheck[] = (['forking', 'silence'] as const).flatMap((attack) =>
  (['streamlet', 'hotstuff', 'two-chain'] as const).flatMap((protocol) =>
    (['growth', 'interval'] as const).flatMap((measure) =>
      BYZANTINE.map((_, at) => checkOf(protocol, attack, measure, at)),
    ),
  ),
);
