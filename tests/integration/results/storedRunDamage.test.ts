import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqlText, withDatabase } from '../../../src/core/data/node/duckdb.ts';
import { writeTable } from '../../../src/simulation/results/node/tables/writeTable.ts';
import { Terminal } from '../../support/commandLine.ts';
import { fuzzStoredRun } from '../../support/storedRunFuzz.ts';
import { storeWorld } from '../../support/storedWorld.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'market-sim-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a stored run', () => {
  it('tells any byte changed, cut or added, with the file', async () => {
    expect(await fuzzStoredRun(500, 1)).toEqual([]);
  });
});

describe('a table', () => {
  it('leaves nothing where it cannot be written', async () => {
    const dir = join(root, 'run');
    await storeWorld(dir, 1, '2s');
    const path = join(root, 'none/orders.parquet');
    await expect(writeTable({ dir, table: 'orders', path, format: 'parquet' })).rejects.toMatchObject({
      code: 'IO_FAILED',
    });
    const abort = AbortSignal.abort();
    const stopped = { dir, table: 'orders', path: join(root, 'orders.parquet'), format: 'parquet' } as const;
    await expect(writeTable(stopped, { signal: abort })).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(readdirSync(root)).toEqual(['run']);
  });

  it.runIf(existsSync('/dev/full')).each(['parquet', 'csv'] as const)(
    'leaves nothing on a full disk: %s',
    async (format) => {
      const dir = join(root, 'run');
      await storeWorld(dir, 1, '2s');
      const path = join(root, 'events');
      symlinkSync('/dev/full', `${path}.part`);
      await expect(writeTable({ dir, table: 'events', path, format })).rejects.toMatchObject({
        code: 'IO_FAILED',
      });
      expect(readdirSync(root)).toEqual(['run']);
    },
  );
});

/** Waits until `holds`, or for half a minute. */
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 3000 && !holds(); i++) await sleep(10);
}

describe('a killed process', () => {
  it('leaves a run that is known as interrupted, verifies, answers queries and can be removed', async () => {
    const terminal = new Terminal();
    try {
      const running = terminal.start('run', 'zi', '--until', '10h', '--speed', '2000');
      const log = terminal.path('runs/zi-1-1/events.mslog');
      await until(() => existsSync(log) && statSync(log).size > 500_000);
      const [written] = terminal.json<{ runs: { state: string }[] }>('runs').runs;
      expect(written.state).toBe('being written');
      expect(terminal.type('runs', 'rm', 'zi-1-1', '--yes').code).toBe(2);
      running.kill('SIGKILL');
      await once(running, 'exit');
      const [left] = terminal.json<{ runs: { state: string }[] }>('runs').runs;
      expect(left.state).toBe('interrupted');
      expect(terminal.json<{ outcome: string }>('verify', 'last').outcome).toBe('truncated');
      const { rows } = terminal.json<{ rows: number[][] }>('query', 'SELECT count(*) > 0 FROM trades');
      expect(rows).toEqual([[true]]);
      expect(terminal.type('runs', 'rm', 'zi-1-1', '--yes').code).toBe(0);
      expect(readdirSync(terminal.path('runs'))).toEqual([]);
    } finally {
      terminal.close();
    }
  });

  it('leaves no half-written export under its final name', async () => {
    const terminal = new Terminal();
    try {
      await storeWorld(terminal.path('run'), 1, '3m', {});
      const exporting = terminal.start('export', 'run', '--parquet', '--out', 'out');
      const names = () => (existsSync(terminal.path('out')) ? readdirSync(terminal.path('out')) : []);
      await until(() => names().includes('events.parquet.part'));
      exporting.kill('SIGKILL');
      await once(exporting, 'exit');
      expect(names()).toContain('events.parquet.part');
      for (const name of names().filter((each) => each.endsWith('.parquet'))) {
        const whole = withDatabase((connection) =>
          connection.run(`SELECT count(*) FROM ${sqlText(terminal.path('out', name))}`),
        );
        await expect(whole).resolves.toBeDefined();
      }
      expect(terminal.type('export', 'run', '--parquet', '--out', 'out', '--force').code).toBe(0);
      expect(names().every((name) => name.endsWith('.parquet'))).toBe(true);
    } finally {
      terminal.close();
    }
  });
});
