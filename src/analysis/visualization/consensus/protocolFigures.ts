import type { ProtocolComparison } from '../../consensus/protocolComparison.ts';
import type { ReportFigure } from '../plotlyFigure.ts';
import { type BarWords, caseBars } from './caseBars.ts';
import { sizeFigures } from './sizeFigures.ts';

const BARS: readonly BarWords[] = [
  {
    key: 'latencyDeltas',
    name: 'attacks-latency',
    title: 'Latency to finality',
    caption: 'Mean time from proposal to finality at all honest nodes; no bar where nothing was final.',
    axis: 'Deltas',
    decimals: 2,
    isLogarithmic: true,
  },
  {
    key: 'certifiedByHalf',
    name: 'attacks-certified',
    title: 'Certified at half of the nodes',
    caption:
      'Median over honest nodes of the time from proposal to certificate, the mean over final blocks; where blocks are mined it is how long they travel.',
    axis: 'Deltas',
    decimals: 2,
  },
  {
    key: 'growth',
    name: 'attacks-growth',
    title: 'Growth of the final chain',
    caption: 'Final blocks for each epoch, view or height that honest nodes began.',
    axis: 'Blocks per epoch',
    decimals: 3,
  },
  {
    key: 'kept',
    name: 'attacks-kept',
    title: 'Honest blocks that stay',
    caption: 'Share of the blocks that honest nodes proposed which are on the final chain, up to its end.',
    axis: 'Share',
    decimals: 3,
  },
  {
    key: 'transactionsPerSecond',
    name: 'attacks-throughput',
    title: 'Throughput',
    caption: 'Transactions that are final in a second of simulated time, with blocks of one size.',
    axis: 'Transactions per second',
    decimals: 1,
    isLogarithmic: true,
  },
  {
    key: 'messagesPerBlock',
    name: 'attacks-messages',
    title: 'Messages per final block, by attack',
    caption: 'Point-to-point messages of all nodes, the faulty among them.',
    axis: 'Messages',
    decimals: 1,
    isLogarithmic: true,
  },
];

/** Every figure of protocols beside each other; bars are of the largest committee. */
export function protocolFigures(comparison: ProtocolComparison): ReportFigure[] {
  const largest = Math.max(...comparison.cases.map(({ nodes }) => nodes));
  return [...sizeFigures(comparison), ...BARS.map((words) => caseBars(comparison, largest, words))];
}
