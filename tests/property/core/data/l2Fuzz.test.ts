import { describe, expect, it } from 'vitest';
import { fuzzL2 } from '../../../support/l2Fuzz.ts';

describe('broken recordings of depth', () => {
  it('are read or refused with their place, never anything else', () => {
    const { read, refused, records, gaps } = fuzzL2(3000, 1);
    expect(read).toBeGreaterThan(300);
    expect(Object.keys(refused).sort()).toEqual([
      'DATA_BAD_MAGIC',
      'DATA_INVALID_FIELD',
      'DATA_TRUNCATED',
      'DATA_UNKNOWN_RECORD',
    ]);
    expect(records).toBeGreaterThan(3000);
    expect(gaps).toBeGreaterThan(100);
  });
});
