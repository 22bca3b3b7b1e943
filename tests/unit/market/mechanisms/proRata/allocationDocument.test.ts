import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALLOCATION_PRESETS } from '../../../../../src/market/mechanisms/proRata/presets.ts';
import { shared } from '../../../../support/proRata/shared.ts';

const PAGE = readFileSync(new URL('../../../../../docs/reference/allocation.md', import.meta.url), 'utf8');
const ROW =
  /^\| (?<example>[^|]+) \| `(?<settings>\{[^|]*\})` \| (?<waiting>[^|]+) \| (?<incoming>\d+) \| (?<gets>[\d, ]+) \|$/gm;
const rows = [...PAGE.matchAll(ROW)].map(({ groups }) => groups ?? {});

describe('docs/reference/allocation.md', () => {
  it.each(rows.map((row) => [row.example, row] as const))('%s', (_, row) => {
    const waiting = row.waiting.split(', ').map((word) => ({ size: Number.parseInt(word, 10) }));
    const betters = row.waiting.includes('top');
    const gets = shared(JSON.parse(row.settings), waiting, Number(row.incoming), betters);
    expect(gets.join(', ')).toBe(row.gets);
  });

  it('has examples, and names every preset', () => {
    expect(rows.length).toBeGreaterThan(5);
    for (const { name } of ALLOCATION_PRESETS) expect(PAGE).toContain(`| \`${name}\` |`);
  });
});
