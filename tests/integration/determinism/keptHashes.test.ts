import { describe, expect, it } from 'vitest';
import { buildWorld, planWorld } from '../../../src/simulation/scenarios/createWorld.ts';
import { scenarios } from '../../../src/simulation/scenarios/registry.ts';

const LOOKS = 6;
const EVENTS = 1500;

describe('hashes kept of actors that nothing has reached are those of their states', () => {
  it.each(scenarios.map(({ name }) => name))('%s', (name) => {
    const { kernel } = buildWorld(planWorld(name, [], 1));
    // Hashes of actors that have not begun are kept too, until they begin.
    expect(kernel.stateHash).toBe(kernel.stateHash);
    for (let look = 0; look < LOOKS; look++) {
      kernel.run({ maxEvents: EVENTS });
      const kept = kernel.stateHash;
      kernel.table.touched.fill(1);
      expect(kept).toBe(kernel.stateHash);
    }
  });
});
