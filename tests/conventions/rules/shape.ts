import ts from 'typescript';
import { type Breach, lineOf, type Rule } from './rule.ts';

const isSource = (path: string) => path.startsWith('src/') && path.endsWith('.ts');

/** A name is imported from where it lives; a file of re-exports hides that, and loads what nobody asked for. */
export const noBarrels: Rule = {
  name: 'no file re-exports others',
  applies: isSource,
  check(file) {
    const breaches: Breach[] = [];
    if (/(^|\/)index\.ts$/.test(file.path)) {
      breaches.push({ path: file.path, line: 1, message: 'call the file by its concept, not index.ts' });
    }
    for (const statement of file.tree.statements) {
      if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) continue;
      const message = `import from ${statement.moduleSpecifier.getText()} where it is needed instead of re-exporting`;
      breaches.push({ path: file.path, line: lineOf(file, statement.getStart()), message });
    }
    return breaches;
  },
  broken: [
    { path: 'src/core/index.ts', text: 'export const x = 1;' },
    { path: 'src/core/a.ts', text: "export * from './b.ts';" },
    { path: 'src/core/a.ts', text: "export const x = 1;\nexport { y } from './b.ts';" },
    { path: 'src/core/a.ts', text: "export type { Y } from './b.ts';" },
  ],
  sound: [{ path: 'src/core/a.ts', text: "import { y } from './b.ts';\nexport const x = y;\nexport {};" }],
};

/** What others use says what it does, in which units, and how it fails. */
export const docstrings: Rule = {
  name: 'every exported function and class has a docstring',
  applies: isSource,
  check(file) {
    const breaches: Breach[] = [];
    for (const statement of file.tree.statements) {
      const names = isExported(statement) ? documentedNames(statement) : [];
      if (names.length === 0 || ts.getJSDocCommentsAndTags(statement).length > 0) continue;
      const line = lineOf(file, statement.getStart());
      breaches.push({
        path: file.path,
        line,
        message: `${names.join(', ')} is exported without a docstring`,
      });
    }
    return breaches;
  },
  broken: [
    { path: 'src/core/a.ts', text: 'export function f(): void {}' },
    { path: 'src/core/a.ts', text: '// not a docstring\nexport class A {}' },
    { path: 'src/core/a.ts', text: 'export const f = (x: number) => x;' },
    { path: 'src/core/a.ts', text: 'export abstract class A {}' },
  ],
  sound: [
    { path: 'src/core/a.ts', text: '/** Says what. */\nexport function f(): void {}\nfunction own() {}' },
    { path: 'src/core/a.ts', text: 'export const X = 1;\nexport type T = number;' },
  ],
};

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) === true;
}

/** Names of the functions and classes that a statement declares. */
function documentedNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? 'the default function'];
  if (ts.isClassDeclaration(statement)) return [statement.name?.text ?? 'the default class'];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(
      ({ initializer: value }) =>
        value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)),
    )
    .map((declaration) => declaration.name.getText());
}
