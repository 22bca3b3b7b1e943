import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';
import { MadeLobster } from '../../support/playedRecord.ts';

interface Replayed {
  readonly runDir: string;
  readonly drift: {
    readonly entered: number;
    readonly midDistance: number;
    readonly bookDistance: number;
    readonly executedLots: number;
    readonly metLots: number;
  };
}

const FILE = 'ABC_2020-01-02_message_5.csv';
const terminal = new Terminal();
const path = (name: string) => join(terminal.dir, name);
beforeAll(() => {
  const made = new MadeLobster(5, 5, 60, 300);
  writeFileSync(path(FILE), made.messages);
  writeFileSync(path('ABC_2020-01-02_orderbook_5.csv'), made.books);
});
afterAll(() => terminal.close());

const LOOKS = 'populations.0.settings.driftEvery=10ms';
const replay = (...words: string[]) => ['replay', FILE, '--tick', '0.0001', '--set', LOOKS, ...words];

describe('market-sim replay --with', () => {
  it('repeats the record alone, and says how far others move the market from it', () => {
    const alone = terminal.json<Replayed>(...replay('--with', 'none', '--out', 'alone'));
    expect(alone.drift).toMatchObject({ midDistance: 0, bookDistance: 0 });
    expect(alone.drift.metLots).toBe(alone.drift.executedLots);
    const agents = [{ agent: 'zero-intelligence', count: 20, settings: { marketOrderRate: 20 } }];
    writeFileSync(path('agents.json'), JSON.stringify(agents));
    const others = terminal.json<Replayed>(...replay('--with', 'agents.json', '--out', 'others'));
    expect(others.drift.entered).toBe(alone.drift.entered);
    expect(others.drift.metLots).toBeLessThan(alone.drift.metLots);
  });

  it('keeps a run that reports its drift, and verifies until the file changes', () => {
    const manifest = JSON.parse(readFileSync(path('others/manifest.json'), 'utf8'));
    expect(manifest.recordings).toMatchObject([{ file: FILE }, { file: 'ABC_2020-01-02_orderbook_5.csv' }]);
    expect(terminal.type('verify', 'others').code).toBe(0);
    expect(terminal.type('report', 'others').code).toBe(0);
    expect(existsSync(path('others/figures/drift.json'))).toBe(true);
    appendFileSync(path(FILE), '\n');
    const { code, stderr } = terminal.type('verify', 'others');
    expect(code).toBe(3);
    expect(stderr).toContain('RECORDING_CHANGED');
  });

  it.each([
    [['replay', 'nothing.csv', '--with', 'none'], 'nothing.csv'],
    [['replay', FILE, '--seed', '3'], '--seed goes with --with'],
    [replay('--with', 'nobody'), 'there is no such agent'],
    [replay('--with', 'none', '--symbol', 'XYZ', '--from', 'noon'), 'must be a length of time'],
  ])('refuses %j', (words, message) => {
    const { code, stderr } = terminal.type(...words);
    expect(stderr).toContain(message);
    expect(code).toBeGreaterThan(0);
  });
});
