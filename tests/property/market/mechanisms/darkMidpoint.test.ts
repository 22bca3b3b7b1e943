import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../../src/core/utils/rng.ts';
import {
  darkMidpoint,
  darkMidpointCapabilities,
} from '../../../../src/market/mechanisms/darkMidpoint/darkMidpoint.ts';
import { CommandGenerator } from '../../../../src/market/mechanisms/kit/commandGenerator.ts';
import { play } from '../../../../src/market/mechanisms/kit/play.ts';
import { naiveDarkMidpoint } from '../../../support/mechanisms/naiveDarkMidpoint.ts';

const settings = fc.record({
  priority: fc.constantFrom('time', 'size'),
  minimum: fc.constantFrom('single', 'aggregate'),
  worstReference: fc.constantFrom('normal', 'locked', 'crossed'),
  oddMidpoint: fc.constantFrom('no-trade', 'down', 'up'),
});

describe('the dark midpoint book', () => {
  it('tells what its twin tells that holds every order against every other', () => {
    fc.assert(
      fc.property(settings, fc.nat(), (values, seed) => {
        const steps = new CommandGenerator(createRng(seed, 'dark'), darkMidpointCapabilities, 1).script(120);
        const told = [darkMidpoint, naiveDarkMidpoint].map(
          (definition) => play(definition.create(values, { instruments: 1, seed: 1 }), steps).lines,
        );
        expect(told[0]).toEqual(told[1]);
      }),
      { numRuns: 150 },
    );
  });
});
