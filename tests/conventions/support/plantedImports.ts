/** One forbidden import: the file that has it, and what it imports. */
interface PlantedImport {
  readonly from: string;
  readonly to: string;
}

/** For every rule of the floors, imports that it must catch. */
export const PLANTED_IMPORTS: Readonly<Record<string, readonly PlantedImport[]>> = {
  'utils-stand-alone': [{ from: 'src/core/utils/up.ts', to: 'src/core/models/ground.ts' }],
  'models-on-utils': [{ from: 'src/core/models/up.ts', to: 'src/core/data/ground.ts' }],
  'data-on-models': [{ from: 'src/core/data/up.ts', to: 'src/core/consensus/ground.ts' }],
  'consensus-on-models': [{ from: 'src/core/consensus/up.ts', to: 'src/core/data/ground.ts' }],
  'market-on-core': [
    { from: 'src/market/toKernel.ts', to: 'src/simulation/engine/ground.ts' },
    { from: 'src/market/toStrategy.ts', to: 'src/strategies/ground.ts' },
  ],
  'strategies-on-market': [{ from: 'src/strategies/toKernel.ts', to: 'src/simulation/engine/ground.ts' }],
  'blockchain-on-market': [{ from: 'src/blockchain/toKernel.ts', to: 'src/simulation/engine/ground.ts' }],
  'engine-on-core': [
    { from: 'src/simulation/engine/toMarket.ts', to: 'src/market/ground.ts' },
    { from: 'src/simulation/engine/toScenario.ts', to: 'src/simulation/scenarios/ground.ts' },
  ],
  'scenarios-below-results': [
    { from: 'src/simulation/scenarios/up.ts', to: 'src/simulation/results/ground.ts' },
  ],
  'results-below-analysis': [{ from: 'src/simulation/results/up.ts', to: 'src/analysis/ground.ts' }],
  'analysis-on-log': [{ from: 'src/analysis/aside.ts', to: 'src/market/ground.ts' }],
  'validation-below-faces': [{ from: 'src/validation/up.ts', to: 'src/api/ground.ts' }],
  'api-below-ui': [{ from: 'src/api/up.ts', to: 'src/ui/cli/ground.ts' }],
  'ui-web-on-pure': [
    { from: 'src/ui/web/toNode.ts', to: 'src/core/data/node/ground.ts' },
    { from: 'src/ui/web/toCli.ts', to: 'src/ui/cli/ground.ts' },
  ],
  'pure-not-to-host': [
    { from: 'src/core/data/toNode.ts', to: 'src/core/data/node/ground.ts' },
    { from: 'src/simulation/results/toUi.ts', to: 'src/ui/cli/ground.ts' },
    { from: 'src/analysis/toApi.ts', to: 'src/api/ground.ts' },
  ],
  'pure-not-to-builtin': [
    { from: 'src/core/utils/files.ts', to: 'node:fs' },
    { from: 'src/market/hash.ts', to: 'crypto' },
  ],
  'pure-packages-only': [{ from: 'src/core/utils/colours.ts', to: 'picocolors' }],
  'source-on-source': [{ from: 'src/api/toTests.ts', to: 'tests/ground.ts' }],
  'no-development-packages': [{ from: 'src/ui/cli/vitest.ts', to: 'vitest' }],
  'no-unresolvable': [{ from: 'src/ui/cli/nowhere.ts', to: 'src/ui/cli/doesNotExist.ts' }],
  'no-cycles': [{ from: 'src/market/ring.ts', to: 'src/market/ringBack.ts' }],
};

/** Imports close to the line that no rule may catch. */
export const SOUND_IMPORTS: readonly PlantedImport[] = [
  { from: 'src/market/sound.ts', to: 'src/core/models/ground.ts' },
  { from: 'src/strategies/sound.ts', to: 'src/market/ground.ts' },
  { from: 'src/simulation/scenarios/sound.ts', to: 'src/simulation/engine/ground.ts' },
  { from: 'src/simulation/engine/node/sound.ts', to: 'node:worker_threads' },
  { from: 'src/core/utils/schema.ts', to: 'typebox' },
  { from: 'src/validation/sound.ts', to: 'src/analysis/ground.ts' },
  { from: 'src/ui/cli/sound.ts', to: 'src/simulation/scenarios/ground.ts' },
];
