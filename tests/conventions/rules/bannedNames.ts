import ts from 'typescript';
import { type Breach, type HouseFile, isPure, lineOf, type Rule } from './rule.ts';

/** Global names that a pure file must not use, each with what to use instead. */
const GLOBALS: ReadonlyMap<string, string> = new Map([
  ['Date', 'simulated time (`now`); calendar times are converted at the edge'],
  ['Intl', 'the plain formatting of core/models'],
  ['performance', 'nothing: wall time belongs to hosts, in a node/ folder'],
  ['crypto', 'the hash and signature ports, or core/utils/rng'],
  ['WeakRef', 'a plain reference: what the collector does is not deterministic'],
  ['FinalizationRegistry', 'an explicit end of life: what the collector does is not deterministic'],
  ['eval', 'a function'],
]);

/** Property names that depend on the machine's language or on the engine's collation. */
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['localeCompare', 'a comparison with <'],
  ['toLocaleString', 'the plain formatting of core/models'],
  ['toLocaleUpperCase', 'toUpperCase'],
  ['toLocaleLowerCase', 'toLowerCase'],
  ['toLocaleDateString', 'simulated time'],
  ['toLocaleTimeString', 'simulated time'],
]);

/** Members of Math that every engine must compute to the same bits. */
const EXACT_MATH = new Set(
  'abs ceil floor round trunc sign min max sqrt imul clz32 fround PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(
    ' ',
  ),
);

/** Names of the ambient world and of inexact arithmetic in the pure tree. Metrics and figures may use Math. */
export const bannedNames: Rule = {
  name: 'pure files use nothing that differs between machines or runs',
  applies: isPure,
  check(file) {
    const breaches: Breach[] = [];
    const ban = (node: ts.Node, what: string, instead: string) =>
      breaches.push({
        path: file.path,
        line: lineOf(file, node.getStart()),
        message: `${what} is banned here; use ${instead}`,
      });
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) checkIdentifier(node, file, ban);
      else if (ts.isBinaryExpression(node)) checkPower(node, file, ban);
      ts.forEachChild(node, visit);
    };
    visit(file.tree);
    return breaches;
  },
  broken: [
    { path: 'src/market/a.ts', text: 'export const t = Date.now();' },
    { path: 'src/market/a.ts', text: 'export const x = Math.random();' },
    ...'exp log log2 log10 log1p expm1 pow sin cos tan asin acos atan atan2 sinh cosh tanh hypot cbrt'
      .split(' ')
      .map((name) => ({ path: 'src/core/a.ts', text: `export const x = Math.${name}(0.3);` })),
    { path: 'src/core/a.ts', text: 'const { exp } = Math;' },
    { path: 'src/core/a.ts', text: "export const x = Math['exp'](0.3);" },
    { path: 'src/core/a.ts', text: 'export const f = (x: number) => x ** 0.5;' },
    { path: 'src/core/a.ts', text: 'export let x = 2; x **= 0.5;' },
    { path: 'src/core/a.ts', text: "export const less = 'a'.localeCompare('b');" },
    { path: 'src/analysis/a.ts', text: 'export const text = (1234).toLocaleString();' },
    { path: 'src/analysis/a.ts', text: 'export const text = new Intl.NumberFormat();' },
    { path: 'src/analysis/a.ts', text: 'export const x = Math.random();' },
    { path: 'src/core/a.ts', text: 'export const t = performance.now();' },
    { path: 'src/core/a.ts', text: 'export const id = crypto.randomUUID();' },
    { path: 'src/core/a.ts', text: 'export const ref = new WeakRef({});' },
    { path: 'src/core/a.ts', text: 'export const registry = new FinalizationRegistry(() => {});' },
    { path: 'src/simulation/engine/a.ts', text: "export const x = eval('1');" },
  ],
  sound: [
    {
      path: 'src/core/a.ts',
      text: '// Date and Math.exp\nexport const x = Math.sqrt(2) * Math.imul(3, 4) * 2 ** 32;',
    },
    { path: 'src/core/a.ts', text: 'export const scale = (n: bigint) => 10n ** n;' },
    {
      path: 'src/core/a.ts',
      text: 'export const record = { Date: 1, performance: 2 }; export const d = record.Date;',
    },
    { path: 'src/analysis/a.ts', text: 'export const x = Math.exp(0.3) + Math.log(2);' },
    { path: 'src/simulation/engine/node/a.ts', text: 'export const t = performance.now();' },
  ],
};

type Ban = (node: ts.Node, what: string, instead: string) => void;

function checkIdentifier(node: ts.Identifier, file: HouseFile, ban: Ban): void {
  if (isMemberName(node)) {
    const instead = PROPERTIES.get(node.text);
    if (instead !== undefined) ban(node, `.${node.text}`, instead);
    return;
  }
  const instead = GLOBALS.get(node.text);
  if (instead !== undefined) ban(node, node.text, instead);
  if (node.text === 'Math') checkMath(node, file, ban);
}

/** Whether an identifier is the name of a property, not a variable. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name === node;
  return ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent);
}

function checkMath(node: ts.Identifier, file: HouseFile, ban: Ban): void {
  const { parent } = node;
  const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : undefined;
  if (member === 'random') ban(node, 'Math.random', 'core/utils/rng');
  else if (file.path.startsWith('src/analysis/')) return;
  else if (member === undefined)
    ban(node, 'Math without a plain member', 'Math.<member>, so that it can be checked');
  else if (!EXACT_MATH.has(member))
    ban(node, `Math.${member}`, 'core/utils/math: engines differ in its last bit');
}

/** `**` is exact on bigints; on numbers only literals can be seen to be integers. */
function checkPower(node: ts.BinaryExpression, file: HouseFile, ban: Ban): void {
  const { kind } = node.operatorToken;
  const assigned = kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
  if (!assigned && kind !== ts.SyntaxKind.AsteriskAsteriskToken) return;
  if (file.path.startsWith('src/analysis/') || ts.isBigIntLiteral(node.left)) return;
  const whole = (side: ts.Expression) => ts.isNumericLiteral(side) && Number.isInteger(Number(side.text));
  if (assigned || !whole(node.left) || !whole(node.right)) {
    ban(node, '** on anything but whole literals', 'core/utils/math pow, a product, or a table');
  }
}
