import { describe, expect, it } from 'vitest';
import { chooseAgents } from '../../../../src/analysis/metrics/chooseAgents.ts';
import { measureRun } from '../../../../src/analysis/metrics/runMetrics.ts';
import { ArrayLog } from '../../../support/arrayLog.ts';
import { testManifest } from '../../../support/syntheticRun.ts';

describe('chooseAgents', () => {
  it('names members of small kinds first, then the most active, and nobody without an account', () => {
    const manifest = testManifest([
      ...Array<string>(15).fill('zero-intelligence'),
      'momentum',
      'market-maker',
      'feed',
    ]);
    const log = new ArrayLog();
    for (let account = 1; account <= 17; account++) {
      for (let n = 0; n < (account === 9 ? 30 : account); n++) {
        log.execution(n, 'accepted', { account, orderId: account * 100 + n, side: 0, price: 5 }, 1, 1);
      }
    }
    const choice = chooseAgents(manifest, measureRun(manifest, log).survey);
    expect(choice.named).toEqual([16, 17, 9, 15, 14, 13, 12, 11, 10, 8, 7, 6]);
    expect(choice.featured).toBe(2);
    expect(choice.rest).toEqual([1, 2, 3, 4, 5]);
  });
});
