import { describe, expect, it } from 'vitest';
import { KindActivity, ORDER_ENDS } from '../../../../src/analysis/metrics/kindActivity.ts';
import { KindIndex } from '../../../../src/analysis/metrics/kindIndex.ts';
import type { OrderLine } from '../../../../src/analysis/metrics/restingOrders.ts';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { TimeBuckets } from '../../../../src/analysis/metrics/timeBuckets.ts';
import { CANCEL_REASON, EXECUTION_EVENT } from '../../../../src/core/models/messages/execution.ts';
import { orderLines } from '../../../support/orderLines.ts';
import { syntheticRun } from '../../../support/syntheticRun.ts';

const { accepted, filledMaker, filledTaker, cancelled } = EXECUTION_EVENT;
const run = syntheticRun(2500);
const lines = orderLines(run.log);
const metrics = measureRun(run.manifest, run.log, { end: run.endNs });

interface Stay {
  readonly rested: number;
  readonly ahead: number;
  readonly lotsAhead: number;
  readonly exit: 'filled' | 'cancelled';
}

/** Every order's stay, found by looking through all orders' lines anew for each: nothing is kept up to date. */
function staysByHand(): Stay[] {
  const orders = [...Map.groupBy(lines.entries(), ([, { orderId }]) => orderId).values()];
  const leavesAt = (order: (typeof orders)[number], until: number) =>
    order.findLast(([at]) => at < until)?.[1].leaves ?? 0;
  return orders.flatMap((order) => {
    const [at, entry] = order[0];
    const end = order.find(([, line]) => line.leaves === 0)?.[1];
    if (entry.event !== accepted || end === undefined || end.time === entry.time) return [];
    const ahead = orders
      .filter(([[, { side, price }]]) => side === entry.side && price === entry.price)
      .map((other) => leavesAt(other, at))
      .filter((leaves) => leaves > 0);
    const lotsAhead = ahead.reduce((sum, leaves) => sum + leaves, 0);
    const exit = end.event === cancelled ? 'cancelled' : 'filled';
    return [{ rested: end.time - entry.time, ahead: ahead.length, lotsAhead, exit }];
  });
}

const stays = staysByHand();

describe('order stays', () => {
  it('are those that one finds by searching the journal', () => {
    for (const exit of ['filled', 'cancelled'] as const) {
      const times = stays.filter((stay) => stay.exit === exit).map((stay) => stay.rested);
      const measured = metrics.stays[exit];
      expect(times.length).toBeGreaterThan(100);
      expect([measured.total, measured.least, measured.greatest]).toEqual([
        times.length,
        Math.min(...times),
        Math.max(...times),
      ]);
      expect(measured.mean).toBeCloseTo(times.reduce((a, b) => a + b) / times.length, 0);
    }
  });

  it('group orders that joined the touch by the quantity ahead of them', () => {
    const groups = metrics.stays.groups();
    expect(groups.length).toBeGreaterThan(3);
    for (const group of groups) {
      const alike = stays.filter(({ lotsAhead }) => lotsAhead >= group.from && lotsAhead < group.to);
      expect(group.filled).toBeLessThanOrEqual(alike.filter(({ exit }) => exit === 'filled').length);
      expect(group.timeToFill.total).toBe(group.filled);
    }
    const joined = groups.reduce((sum, { filled, cancelled, moved }) => sum + filled + cancelled + moved, 0);
    expect(joined).toBe(metrics.stays.lotsAhead.total);
  });
});

describe('counts by kind', () => {
  const kinds = metrics.kinds;
  const of = (kind: number, keep: (line: OrderLine) => boolean) =>
    lines.filter((line) => kinds.of(line.account) === kind && keep(line));
  const lots = (kept: readonly OrderLine[]) => kept.reduce((sum, { quantity }) => sum + quantity, 0);

  it('are those of the journal, one by one', () => {
    expect(kinds.names.toSorted()).toEqual(['market-maker', 'momentum', 'zero-intelligence']);
    kinds.names.forEach((_, kind) => {
      const counts = metrics.activity.counts[kind];
      const requested = (line: OrderLine) =>
        line.event === cancelled && line.reference === CANCEL_REASON.requested;
      expect(counts.orders).toBe(of(kind, (line) => line.event === accepted).length);
      expect(counts.quantityOrdered).toBe(lots(of(kind, (line) => line.event === accepted)));
      expect(counts.quantityMade).toBe(lots(of(kind, (line) => line.event === filledMaker)));
      expect(counts.quantityTaken).toBe(lots(of(kind, (line) => line.event === filledTaker)));
      expect(counts.cancels).toBe(of(kind, requested).length);
      expect(counts.ends[ORDER_ENDS.indexOf('requested')]).toBe(counts.cancels);
      const isFill = (line: OrderLine) => line.event === filledMaker || line.event === filledTaker;
      expect(counts.ends[0]).toBe(of(kind, (line) => isFill(line) && line.leaves === 0).length);
    });
  });

  it('cover every order: it ended in one way, or rests', () => {
    const { counts } = metrics.activity;
    const orders = counts.reduce((sum, kind) => sum + kind.orders, 0);
    const ended = counts.reduce((sum, kind) => sum + kind.ends.reduce((a, b) => a + b), 0);
    expect(orders).toBe(run.orders);
    expect(ended + metrics.restingAtEnd).toBe(orders);
  });

  it('make and take the same quantity, in every slice of time', () => {
    const { made, taken, buckets } = metrics.activity;
    const sum = (lines: readonly Float64Array[], i: number) =>
      lines.reduce((total, line) => total + line[i], 0);
    for (let i = 0; i < buckets.count; i++) expect(sum(made, i)).toBe(sum(taken, i));
  });

  it('take the least active kinds together beyond the eighth', () => {
    const manifest = {
      ...run.manifest,
      actors: run.manifest.actors.map((actor, i) =>
        i > 2 && i < 14 ? { ...actor, kind: `kind-${i}` } : actor,
      ),
    };
    const folded = new KindIndex(manifest, metrics.survey);
    expect(folded.names).toHaveLength(8);
    expect(folded.names.at(-1)).toBe('other kinds');
    expect(folded.agents.reduce((a, b) => a + b)).toBe(run.manifest.actors.length - 1);
    const activity = new KindActivity(folded, new TimeBuckets(0, 1, 1));
    activity.apply({ ...lines[0], account: 0 });
    expect(activity.counts.every(({ orders }) => orders === 0)).toBe(true);
  });
});

describe('order flow', () => {
  it('counts each kind of line in the slice it fell into', () => {
    const { orderFlow, tradeBuckets } = metrics;
    const count = (keep: (line: OrderLine) => boolean) => {
      const series = new Array<number>(tradeBuckets.count).fill(0);
      for (const line of lines) if (keep(line)) series[tradeBuckets.indexOf(line.time)]++;
      return series;
    };
    expect([...orderFlow.limitOrders]).toEqual(count((line) => line.event === accepted));
    expect([...orderFlow.trades]).toEqual(count((line) => line.event === filledTaker));
    expect([...orderFlow.cancels]).toEqual(
      count((line) => line.event === cancelled && line.reference === CANCEL_REASON.requested),
    );
    expect([...orderFlow.trades]).toEqual([...metrics.trades.trades]);
  });
});
