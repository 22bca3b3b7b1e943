import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  INSTRUCTIONS,
  LINKS,
  ORDER_TYPES,
  TIMES_IN_FORCE,
} from '../../../../../src/market/exchange/orders/types/registry.ts';

const page = readFileSync(new URL('../../../../../docs/reference/order-types.md', import.meta.url), 'utf8');

/** First two cells of each row of the table below a heading, code marks taken off. */
function rowsBelow(heading: string): (readonly [string, string])[] {
  const section = page.slice(page.indexOf(`## ${heading}\n`));
  const lines = section.slice(0, section.indexOf('\n## ', 1)).split('\n');
  return lines
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
    .map(([, name, second]) => [name, second === '-' ? '' : second] as const);
}

describe('docs/reference/order-types.md', () => {
  it('has a row for every registered type and instruction, with its parameters', () => {
    const wanted = (rules: readonly { name: string; parameters: readonly string[] }[]) =>
      rules.map(({ name, parameters }) => [name, parameters.join(', ')]);
    expect(rowsBelow('Types')).toEqual(wanted(ORDER_TYPES));
    expect(rowsBelow('Instructions')).toEqual(wanted(INSTRUCTIONS));
  });

  it('has a row for every time in force and every link', () => {
    expect(rowsBelow('Times in force').map(([name]) => name)).toEqual(TIMES_IN_FORCE.map(({ name }) => name));
    expect(rowsBelow('Links').map(([name]) => name)).toEqual(LINKS.map(({ name }) => name));
  });
});
