import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

interface Shown {
  readonly name: string;
  readonly schema: { readonly properties: Readonly<Record<string, unknown>> };
  readonly capabilities?: { readonly trading: string };
}

describe('parts that are chosen by name', () => {
  const terminal = new Terminal();
  afterAll(() => terminal.close());

  it('are listed', () => {
    const { agents } = terminal.json<{ agents: { name: string; family: string }[] }>('agents');
    expect(agents[0]).toMatchObject({ name: 'zero-intelligence', family: 'Order flow' });
    expect(agents.find(({ name }) => name === 'momentum')?.family).toBe('Value, trend and noise');
    expect(terminal.type('agents').stdout).toMatch(/^Market making\n {2}market-maker +One bid and one ask/m);
    const { mechanisms } = terminal.json<{ mechanisms: { name: string }[] }>('mechanisms', 'list');
    expect(mechanisms.map(({ name }) => name)).toContain('continuous-double-auction');
    expect(terminal.type('mechanisms').stdout).toContain('`market-sim mechanisms show <name>`');
  });

  it('are shown with settings and what they offer', () => {
    const agent = terminal.json<Shown>('agents', 'show', 'momentum');
    expect(Object.keys(agent.schema.properties)).toContain('slowLooks');
    const { stdout } = terminal.type('agents', 'show', 'momentum');
    expect(stdout).toContain('After Brock, Lakonishok and LeBaron, Journal of Finance 47 (1992)');
    expect(stdout).toMatch(/slowLooks +40 +integer 1 to 100000 +Length of the slow average/);
    const mechanism = terminal.json<Shown>('mechanisms', 'show', 'continuous-double-auction');
    expect(mechanism.capabilities?.trading).toBe('continuous');
    const text = terminal.type('mechanisms', 'show', 'continuous-double-auction').stdout;
    expect(text).toMatch(/timesInForce +gtc, ioc, fok/);
  });

  it.each([
    ['agents', 'momentun', 'there is no agent momentun (did you mean momentum?)'],
    ['mechanisms', 'nothing', 'there is no mechanism nothing'],
  ])('are missed with what was meant: %s show %s', (list, name, words) => {
    const { code, stderr } = terminal.type(list, 'show', name);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});
