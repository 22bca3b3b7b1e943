import { writeFileSync } from 'node:fs';
import { argumentsOf } from './math/arguments.ts';
import { correctlyRounded, FUNCTION_NAMES, type FunctionName } from './math/reference.ts';

/**
 * Writes `tests/fixtures/math-table.json`: for each function rows of arguments and the correctly rounded value,
 * which the portable functions are held to in every engine. Usage: node tools/makeMathTable.ts
 */
const PER_FUNCTION = 420;
const PER_SLOW_FUNCTION = 180;
const SLOW: readonly FunctionName[] = ['erf', 'erfc', 'normalCdf', 'normalQuantile', 'lnGamma'];

function rowsOf(name: FunctionName): string {
  const count = SLOW.includes(name) ? PER_SLOW_FUNCTION : PER_FUNCTION;
  const rows = argumentsOf(name, count).flatMap((values) => {
    const value = correctlyRounded(name, values[0], values[1]);
    // Where the value leaves the range, JSON has no word for it: those cases are tested by hand.
    return Number.isFinite(value) && value !== 0 ? [[...values, value]] : [];
  });
  return `"${name}": [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
}

const path = new URL('../tests/fixtures/math-table.json', import.meta.url);
writeFileSync(path, `{\n${FUNCTION_NAMES.map(rowsOf).join(',\n')}\n}\n`);
