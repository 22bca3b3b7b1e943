import { describe, expect, it } from 'vitest';
import { threadDeath } from '../../../../src/api/pool/threadDeath.ts';

describe('the death of a thread', () => {
  it('tells want of memory from a plug-in that ends the thread', () => {
    const memory = Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
    expect(threadDeath({ error: memory }, true)).toMatchObject({
      code: 'THREAD_LOST',
      message: 'the thread of the world ended for want of memory',
    });
    expect(threadDeath({ code: 3 }, true)).toMatchObject({ code: 'PLUGIN_FAILED' });
    expect(threadDeath({ code: 3 }, false)).toMatchObject({ code: 'THREAD_LOST' });
    const other = new Error('anything');
    expect(threadDeath({ error: other }, false)).toBe(other);
  });
});
