import { afterEach, describe, expect, it, vi } from 'vitest';
import { startProgress } from '../../../../src/ui/cli/progress.ts';

afterEach(() => vi.restoreAllMocks());

describe('progress without a terminal', () => {
  it('is a line now and then, and says how long it takes once something is done', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const told: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
    const progress = await startProgress('mining', 'runs');
    now.mockReturnValue(6_000);
    progress.update(0, 0);
    now.mockReturnValue(20_000);
    progress.update(0.25, 1200, 'slow');
    progress.update(0.3, 1300);
    progress.stop();
    expect(told).toEqual(['mining 0%  0 runs\n', 'mining 25%  1,200 runs  60s left  slow\n']);
  });
});
