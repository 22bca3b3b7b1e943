import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { planWorld } from '../../../../src/simulation/scenarios/createWorld.ts';
import { scenarioFileSchema } from '../../../../src/simulation/scenarios/fileSchema.ts';
import { scenarios } from '../../../../src/simulation/scenarios/registry.ts';
import { findScenario } from '../../../../src/simulation/scenarios/scenarioRegistry.ts';

const schema = scenarioFileSchema(findScenario('markets')) as unknown as TSchema;
const accepts = (config: object) => Check(schema, { scenario: 'markets', config });

describe('the schema of scenario files', () => {
  it('lets any setting be left out, and takes where it lies itself', () => {
    expect(Check(schema, { $schema: './markets.schema.json', scenario: 'markets' })).toBe(true);
    expect(accepts({ until: '5m', venues: [{ name: 'lit', fees: { makerPpm: -20 } }] })).toBe(true);
    expect(Check(schema, { scenario: 'market' })).toBe(false);
    expect(accepts({ untill: '5m' })).toBe(false);
  });

  it('knows the settings of the agent or mechanism that is chosen, and of the one that is not', () => {
    const of = (population: object) => accepts({ populations: [population] });
    expect(of({ agent: 'market-maker', settings: { halfSpread: 3 } })).toBe(true);
    expect(of({ agent: 'momentum', settings: { halfSpread: 3 } })).toBe(false);
    expect(of({ agent: 'momentun' })).toBe(false);
    expect(of({ settings: { marketOrderRate: 1 } })).toBe(true);
    expect(of({ settings: { halfSpread: 3 } })).toBe(false);
    expect(accepts({ venues: [{ mechanism: 'frequent-batch-auction', settings: { interval: '1s' } }] })).toBe(
      true,
    );
    expect(accepts({ venues: [{ settings: { interval: '1s' } }] })).toBe(false);
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s keeps its own',
    (name, one) => {
      const { config } = planWorld(name, [], 1);
      const own = scenarioFileSchema(one) as unknown as TSchema;
      expect(Check(own, { scenario: name, seed: 1, config })).toBe(true);
    },
  );
});
