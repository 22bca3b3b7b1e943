import type { ChainHistory, HistoryBlock } from '../../../core/consensus/history/chainHistory.ts';
import { heightsOf } from '../../../core/consensus/history/chainViews.ts';

/**
 * The lane of every block of a tree that is drawn from left to right: 0 for the way to the highest certified block (of
 * several the first), and for each fork the lowest lane that is free from the fork to its last block.
 */
export function treeLanes(history: ChainHistory): Map<string, number> {
  const children = childrenOf(history);
  const heights = heightsOf(history);
  const depth = depthsBelow(history, heights, children);
  const lanes = new Map<string, number>();
  /** Last epoch that each lane is taken to. */
  const takenTo: number[] = [];
  const root = history.blocks.get(history.chain.genesis) as HistoryBlock;
  const loose = [...history.blocks.values()].filter(({ hash }) => (heights.get(hash) ?? -1) < 0);
  const due: HistoryBlock[] = [root];
  for (let start = due.shift(); start !== undefined; start = due.shift()) {
    const branch = branchFrom(start, children, depth);
    const from = history.blocks.get(start.parent)?.epoch ?? start.epoch;
    const lane = freeLane(takenTo, start === root ? -1 : from);
    takenTo[lane] = (branch.at(-1) as HistoryBlock).epoch;
    for (const block of branch) lanes.set(block.hash, lane);
    const forks = branch.flatMap((block) =>
      (children.get(block.hash) ?? []).filter((each) => !branch.includes(each)),
    );
    due.push(...forks);
    due.sort((a, b) => a.epoch - b.epoch);
  }
  for (const block of loose) {
    const lane = freeLane(takenTo, block.epoch - 1);
    takenTo[lane] = block.epoch;
    lanes.set(block.hash, lane);
  }
  return lanes;
}

/** The lowest lane that ends before an epoch; lane 0 is never taken twice. */
function freeLane(takenTo: readonly number[], epoch: number): number {
  const free = takenTo.findIndex((last, lane) => lane > 0 && last < epoch);
  return free < 0 ? takenTo.length : free;
}

/** From a block on, always to the child with the most below it. */
function branchFrom(
  start: HistoryBlock,
  children: ReadonlyMap<string, readonly HistoryBlock[]>,
  depth: ReadonlyMap<string, number>,
): HistoryBlock[] {
  const branch: HistoryBlock[] = [];
  let at: HistoryBlock | undefined = start;
  while (at !== undefined) {
    branch.push(at);
    const next: readonly HistoryBlock[] = children.get(at.hash) ?? [];
    at = next.reduce<HistoryBlock | undefined>(
      (best, each) => (best === undefined || depthOf(each) > depthOf(best) ? each : best),
      undefined,
    );
  }
  return branch;

  function depthOf({ hash }: HistoryBlock): number {
    return depth.get(hash) ?? 0;
  }
}

/** How far below a block the chain goes on, certified blocks before others and final ones before all. */
function depthsBelow(
  history: ChainHistory,
  heights: ReadonlyMap<string, number>,
  children: ReadonlyMap<string, readonly HistoryBlock[]>,
): Map<string, number> {
  const depth = new Map<string, number>();
  const deepestFirst = [...history.blocks.values()].sort(
    (a, b) => (heights.get(b.hash) ?? -1) - (heights.get(a.hash) ?? -1),
  );
  for (const block of deepestFirst) {
    const below = (children.get(block.hash) ?? []).map(({ hash }) => depth.get(hash) ?? 0);
    depth.set(block.hash, weightOf(block) + Math.max(0, ...below));
  }
  return depth;
}

const FINAL_WEIGHT = 1e6;
const CERTIFIED_WEIGHT = 1e3;

function weightOf({ finalAt, certifiedAt }: HistoryBlock): number {
  const held = (times: Float64Array) => times.some((time) => !Number.isNaN(time));
  if (held(finalAt)) return FINAL_WEIGHT;
  return held(certifiedAt) ? CERTIFIED_WEIGHT : 1;
}

function childrenOf({ blocks, chain }: ChainHistory): Map<string, HistoryBlock[]> {
  const children = new Map<string, HistoryBlock[]>();
  for (const block of blocks.values()) {
    if (block.hash === chain.genesis) continue;
    const siblings = children.get(block.parent);
    if (siblings === undefined) children.set(block.parent, [block]);
    else siblings.push(block);
  }
  return children;
}
