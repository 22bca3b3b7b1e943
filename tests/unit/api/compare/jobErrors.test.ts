import { describe, expect, it } from 'vitest';
import { namedAfter } from '../../../../src/api/compare/jobErrors.ts';
import { BaseError } from '../../../../src/core/utils/errors.ts';

describe('an error of a run in a thread', () => {
  it('says which run it was, and keeps code, advice and facts', () => {
    const error = new BaseError('RUN_STALLED', 'nothing moves', { advice: 'Look.', facts: { actor: 'a' } });
    const named = namedAfter(error, 'x=1, seed 7', { variant: 'x=1', seed: 7 }) as BaseError;
    expect(named).toMatchObject({
      code: 'RUN_STALLED',
      message: 'x=1, seed 7: nothing moves',
      advice: 'Look.',
      facts: { actor: 'a', variant: 'x=1', seed: 7 },
    });
  });

  it('stays the bug that it is, with the run in its stack', () => {
    const bug = new Error('broken');
    expect(namedAfter(bug, 'x=1, seed 7', { variant: 'x=1', seed: 7 })).toBe(bug);
    expect(bug.stack).toMatch(/^x=1, seed 7: Error: broken\n/);
  });
});
