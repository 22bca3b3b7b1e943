import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

const SIMPLEX = resolve('examples/simplex/simplex.ts');

const terminal = new Terminal();
afterAll(() => terminal.close());

interface Told {
  readonly runs: number;
  readonly scenarios: number;
  readonly interrupted: boolean;
  readonly found: {
    readonly violation: { readonly monitor: string };
    readonly epochs: number;
    readonly messages: number;
    readonly traceHash: string;
    readonly story: readonly { readonly epoch: number; readonly lines: readonly string[] }[];
  } | null;
}

describe('market-sim explore', () => {
  it('finds what breaks a mutant, tells it, writes it, and replays it with the same trace hash', () => {
    const found = terminal.type('explore', '--mutant', 'M11', '--seeds', '3', '--out', 'found.json');
    expect(found.code).toBe(1);
    expect(found.stdout).toContain('agreement broken: node');
    expect(found.stdout).toContain('epoch 1, led by node 0');
    expect(found.stdout).toContain('market-sim explore --replay found.json');
    const hash = /trace hash {2}([0-9a-f]{16})/.exec(found.stdout)?.[1];
    const again = terminal.type('explore', '--replay', 'found.json');
    expect(again.code).toBe(1);
    expect(again.stdout).toContain(`trace hash  ${hash}`);
    expect(again.stdout).toContain('as in the file');
  });

  it('finds nothing in the textbook, and says how much it looked at', () => {
    const told = terminal.json<Told>('explore', 'streamlet', '--seeds', '1..3');
    expect(told).toMatchObject({ runs: 3000, scenarios: 60, interrupted: false, found: null });
  });

  it('looks at every run, shorter ones first', () => {
    const none = terminal.type('explore', '--exhaustive', '--epochs', '4');
    expect(none.code).toBe(0);
    expect(none.stdout).toContain('every run of up to 4 epochs');
  });

  it('meets a protocol of a plug-in with the adversaries there are', () => {
    const told = terminal.json<Told>('explore', 'simplex', '--plugin', SIMPLEX, '--seeds', '2');
    expect(told).toMatchObject({ runs: 0, scenarios: 20, found: null });
  });

  it('says in one line what it cannot explore, and what is wrong in a file', () => {
    const unknown = terminal.type('explore', '--mutant', 'M70');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('there is no mutant called M70');
    writeFileSync(join(terminal.dir, 'broken.json'), '{"format": "market-sim-counterexample", ');
    const broken = terminal.type('explore', '--replay', 'broken.json');
    expect(broken.code).toBe(3);
    expect(broken.stderr).toContain('broken.json: the file: ');
  });
});
