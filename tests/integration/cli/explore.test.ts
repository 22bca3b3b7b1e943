import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
    const found = terminal.type('explore', '--mutant', 'M11', '--seeds', '3', '--out', 'new/found.json');
    expect(found.code).toBe(1);
    expect(found.stdout).toContain('agreement broken: node');
    expect(found.stdout).toContain('epoch 1, led by node 0');
    expect(found.stdout).toContain('market-sim explore --replay new/found.json');
    const hash = /trace hash {2}([0-9a-f]{16})/.exec(found.stdout)?.[1];
    const again = terminal.type('explore', '--replay', 'new/found.json');
    expect(again.code).toBe(1);
    expect(again.stdout).toContain(`trace hash  ${hash}`);
    expect(again.stdout).toContain('as in the file');
    const other = terminal.type('explore', '--replay', 'new/found.json', '--mutant', 'M3');
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('--replay runs what its file says');
  });

  it('finds nothing in the textbook, and says how much it looked at', () => {
    const told = terminal.json<Told>('explore', 'streamlet', '--seeds', '1..3');
    expect(told).toMatchObject({ runs: 3000, scenarios: 60, interrupted: false, found: null });
  });

  it('finds who holds finality up for longer than asked, and replays it; nobody does for seven epochs', () => {
    const search = (within: string, seeds: string, ...more: string[]) =>
      terminal.json<Told>(
        'explore',
        '--within',
        within,
        '--seeds',
        seeds,
        '--monitors',
        'agreement',
        ...more,
      );
    const { found } = search('3', '20', '--out', 'wait.json');
    expect(found).toMatchObject({ violation: { monitor: 'liveness' }, epochs: 5 });
    const again = terminal.type('explore', '--replay', 'wait.json');
    expect(again.stdout).toContain('liveness broken');
    expect(again.stdout).toContain('as in the file');
    expect(search('7', '20')).toMatchObject({
      found: null,
      epochs: 9,
      watched: { monitors: ['agreement'], within: 7 },
    });
  });

  it.each([
    [['streamlet', '--within', '11'], 'within 11: from 1 to 10 epochs can be explored'],
    [['streamlet', '--within', '7', '--epochs', '8'], 'epochs 8: within 7 says nothing of so few'],
    [['pbft', '--monitors', 'vote-rules'], 'monitors vote-rules: it has nothing to hold pbft to'],
    [['streamlet', '--within', '3', '--exhaustive'], '--exhaustive looks for the loss of agreement'],
  ])('%s is refused', (args, told) => {
    const { code, stderr } = terminal.type('explore', ...args);
    expect(code).toBe(2);
    expect(stderr.split('\n')[0]).toContain(told);
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

  it('looks before the search whether its answer can be kept', () => {
    const { code, stdout, stderr } = terminal.type('explore', '--mutant', 'M11', '--out', '.');
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('cannot write .: it is a folder, not a file');
  });

  it('on Ctrl-C says what it has seen, and that it was not all', async () => {
    const child = terminal.start('explore', '--time', '10m');
    let stdout = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    while (!stdout.includes('Byzantine')) await sleep(20);
    await sleep(300);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
    expect(stdout).toContain('interrupted: nothing is broken by then');
  });
});
