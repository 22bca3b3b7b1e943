import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { getQuickJS } from 'quickjs-emscripten';
import { describe, expect, it } from 'vitest';
import { checkMathTable, type MathTable, type TableOutcome } from '../support/mathTable.ts';

const tableText = readFileSync(new URL('../fixtures/math-table.json', import.meta.url), 'utf8');

/** The same check as one script for another engine, which leaves what it found in `outcome`. */
async function bundledCheck(): Promise<string> {
  const result = await build({
    stdin: {
      contents: `import { checkMathTable } from './mathTable.ts';
        globalThis.outcome = JSON.stringify(checkMathTable(JSON.parse(globalThis.table)));`,
      resolveDir: fileURLToPath(new URL('../support/', import.meta.url)),
    },
    bundle: true,
    format: 'iife',
    target: 'es2020',
    write: false,
  });
  return result.outputFiles[0].text;
}

async function runInQuickJS(script: string): Promise<TableOutcome> {
  const quickJS = await getQuickJS();
  using context = quickJS.newContext();
  using text = context.newString(tableText);
  context.setProp(context.global, 'table', text);
  context.unwrapResult(context.evalCode(script)).dispose();
  using outcome = context.getProp(context.global, 'outcome');
  return JSON.parse(context.getString(outcome));
}

describe('portable maths under QuickJS', () => {
  it('gives every value of the table to the last bit as it does here', async () => {
    const table: MathTable = JSON.parse(tableText);
    expect(await runInQuickJS(await bundledCheck())).toEqual(checkMathTable(table));
  });
});
