import { programVersion } from '../../../../simulation/results/node/programVersion.ts';

/** Files of a small project, by name. */
export type ProjectFiles = Readonly<Record<string, string>>;

const TSCONFIG = `{
  "compilerOptions": {
    "target": "ES2024",
    "lib": ["ES2024"],
    "module": "NodeNext",
    "types": [],
    "strict": true,
    "noEmit": true,
    "erasableSyntaxOnly": true,
    "allowImportingTsExtensions": true,
    "verbatimModuleSyntax": true,
    "skipLibCheck": true
  },
  "include": ["*.ts"],
  "exclude": ["*.test.ts"]
}
`;

/** What the project of any part has: how it is installed, checked and tested. */
export function projectFiles(name: string): ProjectFiles {
  const description = {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    scripts: { test: 'node --test', check: 'npx -p typescript tsc' },
    dependencies: { 'market-sim': `^${programVersion()}` },
  };
  return { 'package.json': `${JSON.stringify(description, null, 2)}\n`, 'tsconfig.json': TSCONFIG };
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
