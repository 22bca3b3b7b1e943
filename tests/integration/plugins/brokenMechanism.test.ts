import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/core/models/runSummary.ts';
import { Terminal } from '../../support/commandLine.ts';

const SOUND = 'while (order.leaves > 0) {';

describe('a mechanism of a plug-in in a world', () => {
  const terminal = new Terminal();
  let template: string;
  beforeAll(() => {
    terminal.type('new', 'mechanism', 'mine', '--dir', '.');
    template = readFileSync(terminal.path('mine.ts'), 'utf8');
    expect(template).toContain(SOUND);
  });
  afterAll(() => terminal.close());

  /** Runs a market on the template with a line before its loop. */
  const run = (out: string, line: string, ...more: string[]) => {
    writeFileSync(terminal.path('mine.ts'), template.replace(SOUND, `${line}\n      ${SOUND}`));
    const market = ['run', 'market', '--set', 'venue.mechanism=mine', '--until', '60s', '--out', out];
    return terminal.type(...market, '--plugin', 'mine.ts', ...more);
  };
  const verified = (out: string) =>
    terminal.json<{ outcome: string; events: number }>('verify', out, '--plugin', 'mine.ts');

  it('that throws halts its venue; the run is kept whole and says how to see it again', () => {
    const { code, stderr } = run('throws', "if (order.id === 300) throw new Error('no luck');");
    expect(stderr).toMatch(
      /error MECHANISM_BROKEN: mechanism mine fails card never-throws: it throws Error: no luck; at /,
    );
    expect(stderr).toMatch(/enter order \d+ of account \d+: /);
    expect(stderr).toContain('  again: market-sim run market --set venue.mechanism=mine');
    expect(code).toBe(5);
    expect(verified('throws').outcome).toBe('same');
    const summary: RunSummary = JSON.parse(readFileSync(terminal.path('throws/summary.json'), 'utf8'));
    expect(summary.simNs).toBe(60e9);
    expect(summary.rejects).toBeGreaterThan(0);
  });

  it('that breaks a rule halts its venue, and names the card', () => {
    const beyond =
      'if (order.id === 300) { const [best] = market.resting(0, opposite(order.side)); market.trade(best, order, 1, 1); }';
    const { code, stderr } = run('beyond', beyond);
    expect(stderr).toMatch(/error MECHANISM_BROKEN: mechanism mine fails card (limit-price|conservation): /);
    expect(code).toBe(5);
    expect(verified('beyond').outcome).toBe('same');
  });

  it('that does not return is ended from outside, and the venue and its message are named', () => {
    const { code, stderr } = run('loops', 'while (order.id === 300);', '--stall-timeout', '1s');
    expect(stderr).toMatch(
      /error RUN_STALLED: nothing has moved for 1s: venue was handling new-order \(event \d+, at /,
    );
    expect(code).toBe(5);
    expect(verified('loops').outcome).toBe('truncated');
  });

  it('is refused settings that its schema does not have, with the whole path', () => {
    const { code, stderr } = run('unset', '', '--set', 'venue.settings.sellersShare=1001');
    expect([code, stderr]).toEqual([2, expect.stringContaining('venue.settings.sellersShare is 1001')]);
    expect(run('unset', '', '--set', 'venue.settings.sellers=1').stderr).toContain(
      'unknown setting venue.settings.sellers',
    );
  });
});

describe('scenario market', () => {
  const terminal = new Terminal();
  afterAll(() => terminal.close());
  const run = (set: string) => terminal.type('run', 'market', '--no-store', '--until', '1s', '--set', set);

  it.each([
    [
      'venue.mechanism=continuos-double-auction',
      'venue.mechanism is "continuos-double-auction": there is no such mechanism (did you mean continuous-double-auction?)',
    ],
    [
      'populations=[{"agent":"momentm"}]',
      'populations.0.agent is "momentm": there is no such agent (did you mean momentum?)',
    ],
    [
      'populations=[{"agent":"zero-intelligence"},{"agent":"momentum","settings":{"quantity":0}}]',
      'populations.1.settings.quantity is 0: must be >= 1, in the settings of agent momentum',
    ],
    [
      'populations=[{"agent":"momentum","settings":{"quantitty":1}}]',
      'unknown setting populations.0.settings.quantitty (did you mean populations.0.settings.quantity?)',
    ],
  ])('refuses %s', (set, words) => {
    const { code, stderr } = run(set);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('keeps the settings of every part in the manifest, and is built again from them', () => {
    terminal.type(
      'run',
      'market',
      '--until',
      '2s',
      '--out',
      'one',
      '--set',
      'populations=[{"agent":"market-maker"}]',
    );
    const { config } = JSON.parse(readFileSync(terminal.path('one/manifest.json'), 'utf8'));
    expect(config.populations).toEqual([expect.objectContaining({ count: 1, agent: 'market-maker' })]);
    expect(config.populations[0].settings).toMatchObject({ halfSpread: 8, quantity: 30 });
    expect(terminal.type('verify', 'one').code).toBe(0);
  });
});
