import { programVersion } from '../../../../simulation/results/node/programVersion.ts';

/** Files of a small project, by name. */
export type ProjectFiles = Readonly<Record<string, string>>;

/** What the project of any part has: how it is installed, checked and tested. */
export function projectFiles(name: string): ProjectFiles {
  return {
    'package.json': `${JSON.stringify(
      {
        name,
        version: '0.1.0',
        private: true,
        type: 'module',
        scripts: { test: 'node --test', check: 'tsc' },
        dependencies: { 'market-sim': `^${programVersion()}` },
      },
      null,
      2,
    )}\n`,
    'tsconfig.json': `${JSON.stringify(
      {
        compilerOptions: {
          target: 'ES2024',
          lib: ['ES2024'],
          module: 'NodeNext',
          types: [],
          strict: true,
          noEmit: true,
          erasableSyntaxOnly: true,
          allowImportingTsExtensions: true,
          verbatimModuleSyntax: true,
          skipLibCheck: true,
        },
        include: ['*.ts'],
        exclude: ['*.test.ts'],
      },
      null,
      2,
    )}\n`,
  };
}

/** `fast-market` as `fastMarket`. */
export function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** `fast-market` as `FastMarket`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  return camel[0].toUpperCase() + camel.slice(1);
}
