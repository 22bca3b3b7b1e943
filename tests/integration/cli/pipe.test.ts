import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../../bin/market-sim.mjs', import.meta.url));

it('a reader that takes the first line and leaves is no failure', () => {
  const command = `"${process.execPath}" "${BIN}" query --tables | head -n 1`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
});
