import type { ChainHistory } from '../../../../core/consensus/history/chainHistory.ts';
import { chainNumbers } from '../../../../core/consensus/history/chainNumbers.ts';
import { honestNodes } from '../../../../core/consensus/history/chainViews.ts';
import type { Verdict } from './attack.ts';

/** What a run of an attack came to. */
export interface AttackOutcome {
  readonly history: ChainHistory;
  readonly violations: readonly { readonly monitor: string; readonly epoch: number }[];
  readonly culprits: readonly number[];
}

/** Where a run differs from what the attack is said to show, one sentence each; empty where it does not. */
export function differences(verdict: Verdict, outcome: AttackOutcome): string[] {
  return [
    ...violationDifferences(verdict, outcome),
    ...compare('culprits', list(verdict.culprits), list(outcome.culprits)),
    ...finalDifferences(verdict, outcome.history),
    ...refusalDifferences(verdict, outcome.history),
  ];
}

function violationDifferences({ violations: expected }: Verdict, { violations }: AttackOutcome): string[] {
  const missing = expected.flatMap(({ monitor, byEpoch }) =>
    violations.some((each) => each.monitor === monitor && each.epoch <= byEpoch)
      ? []
      : [`${monitor} was to be violated by epoch ${byEpoch} and was not`],
  );
  const others = violations.filter((each) => !expected.some(({ monitor }) => monitor === each.monitor));
  const unexpected = others.map(({ monitor, epoch }) => `${monitor} was violated in epoch ${epoch}`);
  return [...missing, ...new Set(unexpected)];
}

function finalDifferences(verdict: Verdict, history: ChainHistory): string[] {
  const { finalBlocks, longestWait, quietEpochs, honestShare } = verdict;
  const found: string[] = [];
  const numbers = chainNumbers(history);
  if (finalBlocks !== undefined) {
    const { least, most } = finalBlocks;
    if (numbers.finalBlocks < least || numbers.finalBlocks > most)
      found.push(`${numbers.finalBlocks} blocks are final, not ${least} to ${most}`);
  }
  const waited = longestWaitOf(history);
  if (longestWait !== undefined && waited > longestWait)
    found.push(`${waited} epochs passed without a new final block, not ${longestWait} at most`);
  if (quietEpochs !== undefined) found.push(...noiseIn(history, quietEpochs));
  if (honestShare !== undefined)
    found.push(
      ...compare(
        'share of honest blocks',
        `${honestShare}`,
        `${numbers.honestFinal / numbers.honestProposals}`,
      ),
    );
  return found;
}

/** Most epochs between two new final blocks at honest nodes, from the beginning of the run to its end. */
export function longestWaitOf(history: ChainHistory): number {
  let last = 0;
  let longest = 0;
  for (const { kind, node, time } of history.events) {
    if (kind !== 'finalise' || history.chain.validators[node].adversary !== null) continue;
    const epoch = Math.ceil(time / (2 * history.chain.delta));
    longest = Math.max(longest, epoch - last);
    last = epoch;
  }
  return Math.max(longest, history.chain.epochs - last);
}

function noiseIn(history: ChainHistory, [first, last]: readonly [number, number]): string[] {
  const { delta } = history.chain;
  const honest = honestNodes(history);
  for (const { epoch, certifiedAt } of history.blocks.values())
    for (const node of honest)
      if (certifiedAt[node] > (first - 1) * 2 * delta + delta && certifiedAt[node] <= last * 2 * delta)
        return [`a block of epoch ${epoch} became notarised between epochs ${first} and ${last}`];
  return [];
}

function refusalDifferences({ refusals }: Verdict, history: ChainHistory): string[] {
  if (refusals === undefined) return [];
  const counts = new Map<string, number>(Object.keys(refusals).map((why) => [why, 0]));
  for (const { kind, node, why } of history.events) {
    if (kind !== 'refuse' || why === undefined || history.chain.validators[node].adversary !== null) continue;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  const expected = refusals as Readonly<Record<string, number | undefined>>;
  return [...counts].flatMap(([why, count]) =>
    compare(`refusals for ${why}`, `${expected[why] ?? 0}`, `${count}`),
  );
}

function compare(what: string, expected: string, found: string): string[] {
  return expected === found ? [] : [`${what}: ${found}, not ${expected}`];
}

function list(numbers: readonly number[]): string {
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}
