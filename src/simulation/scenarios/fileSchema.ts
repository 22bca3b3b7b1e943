import { agentRegistry } from './plugins/agentRegistry.ts';
import { mechanismRegistry } from './plugins/mechanismRegistry.ts';
import type { PartRegistry } from './plugins/partRegistry.ts';
import type { Scenario } from './scenario.ts';

/** JSON Schema as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** Parts that a setting of this name chooses, with their settings beside it under `settings`. */
const PARTS: Readonly<Record<string, PartRegistry<{ readonly name: string; readonly settings: object }>>> = {
  agent: agentRegistry,
  mechanism: mechanismRegistry,
};

/**
 * The JSON Schema (2020-12) of a file that `market-sim run` takes: a scenario by name, a seed, and the settings that
 * differ. Editors complete and check by it: where a part is chosen by name, its own settings are known too.
 */
export function scenarioFileSchema({ name, title, schema }: Scenario): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${name}: ${title}`,
    type: 'object',
    additionalProperties: false,
    required: ['scenario'],
    properties: {
      $schema: { type: 'string', description: 'Where this schema lies, for editors' },
      scenario: { const: name },
      seed: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 1 },
      config: inPart(JSON.parse(JSON.stringify(schema))),
    },
  };
}

/** The schema of settings of which a file may leave out any. */
function inPart(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inPart);
  if (typeof node !== 'object' || node === null) return node;
  const { required: _, properties, items, ...rest } = node as JsonSchema;
  return {
    ...rest,
    ...(items === undefined ? {} : { items: inPart(items) }),
    ...(properties === undefined ? {} : settingsOf(properties as JsonSchema)),
  };
}

function settingsOf(properties: JsonSchema): JsonSchema {
  const own = Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, inPart(child)]));
  const choice = Object.keys(PARTS).find((key) => key in own && 'settings' in own);
  if (choice === undefined) return { properties: own };
  const parts = PARTS[choice].all();
  const chosen = own[choice] as JsonSchema;
  return {
    properties: { ...own, [choice]: { ...chosen, enum: parts.map(({ name }) => name) } },
    allOf: parts.map(({ name, settings }) => ({
      // What is left out has its default.
      if: {
        properties: { [choice]: { const: name } },
        ...(chosen.default === name ? {} : { required: [choice] }),
      },
      // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
      then: { properties: { settings: inPart(JSON.parse(JSON.stringify(settings))) } },
    })),
  };
}
