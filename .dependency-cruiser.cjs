/**
 * The floors of the house: imports go down only. docs/architecture.md draws them; tests/conventions/floors.test.ts plants
 * one forbidden import per rule and sees each caught under its name.
 *
 *   4  api  ui
 *   3½ validation
 *   3  simulation/scenarios  simulation/results  analysis
 *   2  market  strategies  blockchain  simulation/engine
 *   1  core/models  core/data  core/consensus
 *   0  core/utils
 */

/** Files that compile without Node and DOM types and run anywhere. */
const PURE = {
  path: '^src/(core|market|strategies|blockchain|simulation|analysis|validation)/',
  pathNot: '/node/',
};

/** npm packages that are pure themselves. */
const PURE_PACKAGES = ['typebox', '@noble/hashes', '@noble/curves'];

/** `from` may import, of src/, only what the expressions in `allowed` match. */
function only(name, comment, from, allowed) {
  return { name, comment, severity: 'error', from: { path: from }, to: { path: '^src/', pathNot: allowed } };
}

module.exports = {
  forbidden: [
    only('utils-stand-alone', 'core/utils is the ground: it imports nothing above it.', '^src/core/utils/', [
      '^src/core/utils/',
    ]),
    only('models-on-utils', 'core/models knows core/utils only.', '^src/core/models/', [
      '^src/core/(utils|models)/',
    ]),
    only('data-on-models', 'Codecs and readers know the models, not the protocols.', '^src/core/data/', [
      '^src/core/(utils|models|data)/',
    ]),
    only('consensus-on-models', 'The textbook protocol knows the models only.', '^src/core/consensus/', [
      '^src/core/(utils|models|consensus)/',
    ]),
    only(
      'market-on-core',
      'Markets see the ports of core/models, never the kernel: that lets the kernel be swapped.',
      '^src/market/',
      ['^src/(core|market)/'],
    ),
    only('strategies-on-market', 'A strategy never knows which host runs it.', '^src/strategies/', [
      '^src/(core|market|strategies)/',
    ]),
    only(
      'blockchain-on-market',
      'Chains are actors: they see the ports and the mechanisms, never the kernel.',
      '^src/blockchain/',
      ['^src/(core|market|blockchain)/'],
    ),
    only(
      'engine-on-core',
      'The kernel carries messages without knowing what they mean.',
      '^src/simulation/engine/',
      ['^src/(core|simulation/engine)/'],
    ),
    only(
      'scenarios-below-results',
      'A composition root sees everything below it, not what stores or reads its runs.',
      '^src/simulation/scenarios/',
      ['^src/(core|market|strategies|blockchain)/', '^src/simulation/(engine|scenarios)/'],
    ),
    only(
      'results-below-analysis',
      'Stored runs are verified without their reports.',
      '^src/simulation/results/',
      ['^src/(core|market|strategies|blockchain|simulation)/'],
    ),
    only(
      'analysis-on-log',
      'Metrics are projections of the log: they need the models and codecs, not the program that ran.',
      '^src/analysis/',
      ['^src/(core|analysis)/'],
    ),
    only(
      'validation-below-faces',
      'What was published is held against worlds and their metrics, whoever shows the outcome.',
      '^src/validation/',
      ['^src/(core|market|strategies|blockchain|simulation|analysis|validation)/'],
    ),
    only('api-below-ui', 'Services do not know the faces in front of them.', '^src/api/', ['^src/(?!ui/)']),
    only('ui-web-on-pure', 'The page runs in a browser: it sees pure files only.', '^src/ui/web/', [
      '^src/(?!api/|ui/(?!web/))(?!.*/node/)',
    ]),
    {
      name: 'pure-not-to-host',
      comment: 'A pure file runs anywhere, so it imports no node/ folder, no service and no face.',
      severity: 'error',
      from: PURE,
      to: { path: ['^src/.*/node/', '^src/(api|ui)/'] },
    },
    {
      name: 'pure-not-to-builtin',
      comment: 'A pure file imports nothing of Node; what it lacks it gets through a small port.',
      severity: 'error',
      from: PURE,
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages-only',
      comment: `A pure file imports only npm packages that are pure: ${PURE_PACKAGES.join(', ')}.`,
      severity: 'error',
      from: PURE,
      to: { path: '^node_modules/', pathNot: PURE_PACKAGES.map((name) => `^node_modules/${name}/`) },
    },
    {
      name: 'source-on-source',
      comment: 'The program does not need its tests or tools.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|tools|bin)/' },
    },
    {
      name: 'no-development-packages',
      comment: 'The published program finds only what is under "dependencies".',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads to a file or an installed package.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'Files that import each other in a ring cannot be read one after another.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: { path: '^src/', orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
