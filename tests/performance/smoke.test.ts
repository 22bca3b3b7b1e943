import { describe, expect, it } from 'vitest';
import { tableToMarkdown } from './runner/markdown.ts';
import { BENCHMARKS } from './runner/registry.ts';

/** Every benchmark runs, small, and everything in it that must agree agrees; its speed is not asked. */
describe('benchmarks, smoke run', () => {
  it.each(BENCHMARKS.map((benchmark) => [benchmark.name, benchmark] as const))('%s', async (_, benchmark) => {
    const result = await benchmark.run({ smoke: true, rounds: 1, say: () => {} });
    for (const check of result.checks) expect(check).toMatchObject({ ok: true });
    for (const table of result.tables) expect(tableToMarkdown(table)).not.toContain('NaN');
  });
});
