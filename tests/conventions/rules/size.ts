import ts from 'typescript';
import { type Breach, type HouseFile, lineOf, type Rule } from './rule.ts';

const FILE_LINES_MAX = 400;
const FUNCTION_LINES_MAX = 70;

/** A file or function that may be longer, and why. Its number only falls. */
export interface Allowance {
  readonly lines: number;
  readonly reason: string;
}

/** Longer files by path, longer functions by `path#name`. */
export type Allowances = Readonly<Record<string, Allowance>>;

const isOurCode = (path: string) => /^(src|tests|tools|bin)\/.*\.(ts|mjs)$/.test(path);
const filler = (lines: number) => '  f();\n'.repeat(lines);

/** One concept per file: whoever needs more lines has two. */
export function fileLength(allowances: Allowances): Rule {
  return {
    name: `files have at most ${FILE_LINES_MAX} lines`,
    applies: isOurCode,
    check({ path, text }) {
      const lines = text.split('\n').length - 1;
      return judge(path, 1, path, lines, FILE_LINES_MAX, allowances[path]);
    },
    broken: [{ path: 'src/core/a.ts', text: filler(FILE_LINES_MAX + 1) }],
    sound: [{ path: 'src/core/a.ts', text: filler(FILE_LINES_MAX) }],
  };
}

/** A function fits a screen. Tests are lists of cases and may be longer. */
export function functionLength(allowances: Allowances): Rule {
  return {
    name: `functions have at most ${FUNCTION_LINES_MAX} lines`,
    applies: (path) => isOurCode(path) && !path.startsWith('tests/'),
    check(file) {
      const breaches: Breach[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node) && 'body' in node)
          breaches.push(...judgeFunction(file, node, allowances));
        ts.forEachChild(node, visit);
      };
      visit(file.tree);
      return breaches;
    },
    broken: [
      { path: 'src/core/a.ts', text: `function long() {\n${filler(FUNCTION_LINES_MAX - 1)}}` },
      { path: 'src/core/a.ts', text: `class A {\n  long() {\n${filler(FUNCTION_LINES_MAX - 1)}}\n}` },
      { path: 'src/core/a.ts', text: `const long = () => {\n${filler(FUNCTION_LINES_MAX - 1)}};` },
    ],
    sound: [
      { path: 'src/core/a.ts', text: `function fits() {\n${filler(FUNCTION_LINES_MAX - 2)}}` },
      {
        path: 'src/core/a.ts',
        text: `class Fits {\n${'  a() {\n    f();\n  }\n'.repeat(FUNCTION_LINES_MAX)}}`,
      },
    ],
  };
}

function judgeFunction(file: HouseFile, node: ts.Node & { readonly name?: ts.Node }, allowances: Allowances) {
  const line = lineOf(file, node.getStart());
  const lines = lineOf(file, node.end) - line + 1;
  const name = node.name?.getText() ?? '(unnamed)';
  return judge(file.path, line, name, lines, FUNCTION_LINES_MAX, allowances[`${file.path}#${name}`]);
}

/** A ratchet: what has an allowance may not grow, and once it shrank it may not grow back. */
function judge(
  path: string,
  line: number,
  name: string,
  lines: number,
  max: number,
  allowance?: Allowance,
): Breach[] {
  const ceiling = allowance?.lines ?? max;
  if (lines > ceiling) {
    return [{ path, line, message: `${name} has ${lines} lines, at most ${ceiling}: split it by concept` }];
  }
  if (allowance === undefined || lines === ceiling) return [];
  return [{ path, line, message: `${name} shrank to ${lines} lines: lower or remove its allowance` }];
}
