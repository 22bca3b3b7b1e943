import { describe, expect, it } from 'vitest';
import { LoadReview } from '../../../../../src/core/utils/eventQueue/loadReview.ts';

describe('LoadReview', () => {
  it('leaves buckets with about one time each alone', () => {
    expect(new LoadReview().step(1000, 1300, 1800, 1)).toBe(0);
  });

  it('narrows crowded buckets to half a time each', () => {
    expect(new LoadReview().step(1000, 8000, 1000, 1)).toBe(-4);
    expect(new LoadReview().step(1000, 2000, 1000, 1)).toBe(-2);
  });

  it('widens buckets of which a turn of the wheel holds but a few', () => {
    expect(new LoadReview().step(600, 600, 600 * 2 ** 11, 600)).toBe(11);
    expect(new LoadReview().step(600, 600, 600, 600)).toBe(1);
  });

  it('loses patience with a load that asks for the opposite each time', () => {
    const review = new LoadReview();
    for (const step of [-3, 4, 0, -3]) review.stepped(step);
    expect(review.patience).toBe(4);
    for (let i = 0; i < 20; i++) review.stepped(i % 2 === 0 ? 1 : -1);
    expect(review.patience).toBe(64);
    review.clear();
    expect(review.patience).toBe(1);
  });
});
