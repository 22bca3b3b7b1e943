import ts from 'typescript';
import { type Breach, isPure, lineOf, type Rule } from './rule.ts';

const SYNCHRONOUS = /^src\/(core|market|strategies|blockchain|simulation\/engine)\//;
const ASYNC_NAMES = new Set(['Promise', 'PromiseLike', 'AsyncIterable', 'AsyncGenerator', 'queueMicrotask']);

/** Handlers run to completion: a promise would hand the order of events to the host. */
export const noAsync: Rule = {
  name: 'nothing on floors 0 to 2 is asynchronous',
  applies: (path) => isPure(path) && SYNCHRONOUS.test(path),
  check(file) {
    const breaches: Breach[] = [];
    const visit = (node: ts.Node): void => {
      const promised = ts.isIdentifier(node) && ASYNC_NAMES.has(node.text);
      const waits =
        ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);
      if (promised || waits || node.kind === ts.SyntaxKind.AsyncKeyword) {
        const message =
          'asynchronous code is banned here; hosts in node/, api/ and ui/ wait, the pure tree answers';
        breaches.push({ path: file.path, line: lineOf(file, node.getStart()), message });
      }
      ts.forEachChild(node, visit);
    };
    visit(file.tree);
    return breaches;
  },
  broken: [
    { path: 'src/core/a.ts', text: 'export async function f() {}' },
    { path: 'src/market/a.ts', text: 'export const f = () => Promise.resolve(1);' },
    { path: 'src/simulation/engine/a.ts', text: 'await x;' },
    { path: 'src/core/data/a.ts', text: 'export type A = AsyncIterable<number>;' },
    { path: 'src/core/data/a.ts', text: 'for await (const x of y) {}' },
  ],
  sound: [
    { path: 'src/core/data/node/a.ts', text: 'export async function f() { await 1; }' },
    { path: 'src/simulation/results/a.ts', text: 'export async function f() {}' },
    { path: 'src/core/a.ts', text: '// async and await are words\nexport const x = 1;' },
  ],
};
