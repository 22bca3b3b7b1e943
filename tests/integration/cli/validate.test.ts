import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

const terminal = new Terminal();
afterAll(() => terminal.close());

interface Told {
  readonly failed: number;
  readonly interrupted: boolean;
  readonly checks: readonly { readonly id: string; readonly estimate: number; readonly verdict: string }[];
}

const estimates = ({ checks }: Told) => checks.map(({ id, estimate }) => [id, estimate]);

describe('market-sim validate', () => {
  it('runs the checks that are named, and says the same whatever the number of workers', () => {
    const told = terminal.json<Told>('validate', 'paths', '--workers', '1');
    expect(told).toMatchObject({ scale: 'slice', interrupted: false, failed: 0 });
    expect(told.checks.every(({ id, verdict }) => id.startsWith('paths/') && verdict === 'pass')).toBe(true);
    expect(told.checks.length).toBeGreaterThan(1);
    expect(estimates(terminal.json<Told>('validate', 'paths', '--workers', '3'))).toEqual(estimates(told));
  });

  it('tells people what was published, what was found and where it was read', () => {
    const { code, stdout } = terminal.type('validate', 'paths/ornstein-uhlenbeck/mean-6min');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}pass +paths\/ornstein-uhlenbeck\/mean-6min +\S+ ± \S+ +25\.9091 +within/m);
    expect(stdout).toContain('source: Uhlenbeck and Ornstein');
    expect(stdout).toContain('1 checks: 1 pass, 0 fail, 0 reported');
  });

  it('refuses names that no check has, and a page of some checks', () => {
    const unknown = terminal.type('validate', 'pathz');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('there is no validation check pathz (did you mean paths?)');
    const part = terminal.type('validate', 'paths', '--scale', 'full', '--out', 'page.md');
    expect(part.code).toBe(2);
    expect(existsSync(join(terminal.dir, 'page.md'))).toBe(false);
  });
});
