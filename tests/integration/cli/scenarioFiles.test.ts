import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

const terminal = new Terminal();
afterAll(() => terminal.close());

describe('a scenario as a file', () => {
  it('has every setting, and runs as the scenario does', () => {
    const { code, stdout } = terminal.type(
      'scenarios',
      'export',
      'two-venues',
      '--set',
      'populations.0.count=7',
    );
    expect(code).toBe(0);
    const { config } = JSON.parse(stdout);
    expect(config.populations[0]).toMatchObject({ count: 7, settings: { window: 200 } });
    writeFileSync(join(terminal.dir, 'mine.json'), stdout);
    const hashOf = (...args: string[]) =>
      terminal.json<{ traceHash: string }>('run', ...args, '--until', '5s', '--no-store').traceHash;
    expect(hashOf('mine.json')).toBe(hashOf('two-venues', '--set', 'populations.0.count=7'));
  });

  it('has a schema, whose place it may name', () => {
    const { stdout } = terminal.type('scenarios', 'schema', 'markets');
    expect(JSON.parse(stdout).properties.scenario).toEqual({ const: 'markets' });
    const file = {
      $schema: './markets.schema.json',
      scenario: 'markets',
      config: { venues: [{ nam: 'lit' }] },
    };
    writeFileSync(join(terminal.dir, 'wrong.json'), JSON.stringify(file));
    const { code, stderr } = terminal.type('run', 'wrong.json');
    expect(code).toBe(2);
    expect(stderr).toContain('unknown setting venues.0.nam (did you mean venues.0.name?), in wrong.json');
  });
});
