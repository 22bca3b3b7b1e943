import { describe, expect, it } from 'vitest';
import {
  type ExecutionView,
  executionSchedules,
} from '../../../../../src/market/agents/execution/schedules.ts';

const view: ExecutionView = {
  quantity: 100,
  elapsed: 0.5,
  othersVolume: 300,
  recentVolume: 600,
  lookShare: 1 / 60,
  due: 7,
  participation: 0.25,
  profile: [3, 1],
};
const due = (name: string, changes: Partial<ExecutionView> = {}) =>
  executionSchedules.find((schedule) => schedule.name === name)!.due({ ...view, ...changes });

describe('schedules of a large order', () => {
  it('by time: evenly, or as the volume goes', () => {
    expect(due('twap')).toBe(50);
    expect(due('vwap')).toBe(75);
    expect(due('vwap', { elapsed: 0.25 })).toBe(37.5);
    expect(due('vwap', { elapsed: 1 })).toBe(100);
    expect(due('vwap', { profile: [1] })).toBe(due('twap'));
  });

  it('by volume: a share of all, its own among it; of the trailing window in proportion to the look', () => {
    const filled = due('pov');
    expect(filled).toBe(100);
    expect(filled / (filled + view.othersVolume)).toBe(0.25);
    expect(due('trailing-pov')).toBeCloseTo(7 + 0.25 * 10, 12);
  });
});
