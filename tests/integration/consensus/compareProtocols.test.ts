import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Terminal } from '../../support/commandLine.ts';

interface Compared {
  readonly command: string;
  readonly seeds: readonly number[];
  readonly cases: readonly {
    readonly protocol: string;
    readonly nodes: number;
    readonly attack: string;
    readonly faulty: number;
    readonly messagesByFormula: number | null;
    readonly runs: readonly {
      readonly traceHash: string;
      readonly epochs: number;
      readonly messages: number;
    }[];
    readonly measures: Readonly<Record<string, { readonly mean: number; readonly low: number | null }>>;
  }[];
  readonly omitted: readonly { readonly label: string; readonly reason: string }[];
}

const terminal = new Terminal();
afterAll(() => terminal.close());

const COMPARE = ['consensus', 'compare', '--epochs', '12', '--seeds', '2'];

describe('market-sim consensus compare', () => {
  it('holds protocols against each other, the same for any number of threads', () => {
    const many = [...COMPARE, '--attacks', 'none,silent', '--nodes', '4'];
    const one = terminal.json<Compared>(...many, '--workers', '1');
    expect(terminal.json<Compared>(...many, '--workers', '2')).toEqual(one);
    const names = one.cases.map(({ protocol, attack }) => `${protocol} ${attack}`);
    for (const protocol of ['streamlet', 'pbft', 'hotstuff', 'longest-chain'])
      for (const attack of ['none', 'silent']) expect(names).toContain(`${protocol} ${attack}`);
    for (const { measures } of one.cases) expect(measures.conflicts.mean).toBe(0);
  });

  it('counts what the formulas say', () => {
    const { cases } = terminal.json<Compared>(
      ...COMPARE,
      '--attacks',
      'none',
      '--nodes',
      '4,7',
      '--protocols',
      'streamlet',
    );
    expect(cases.map(({ messagesByFormula }) => messagesByFormula)).toEqual([60, 336]);
    for (const { runs, messagesByFormula } of cases)
      for (const { messages, epochs } of runs) expect(messages).toBe(epochs * (messagesByFormula as number));
  });

  it('gives every protocol the same attack, and says where one has no hold', () => {
    const { cases, omitted } = terminal.json<Compared>(
      ...COMPARE,
      '--protocols',
      'streamlet,longest-chain',
      '--attacks',
      'none,selfish-mining',
      '--nodes',
      '7',
    );
    expect(cases.map(({ protocol, attack, faulty }) => [protocol, attack, faulty])).toEqual([
      ['streamlet', 'none', 0],
      ['longest-chain', 'none', 0],
      ['longest-chain', 'selfish-mining', 2],
    ]);
    expect(omitted).toEqual([
      {
        label: 'streamlet, 7 nodes, selfish-mining',
        reason: 'faulty: streamlet has no miners, so none is selfish',
      },
    ]);
  });

  it('writes its page with figures and the numbers beside it', () => {
    terminal.type(
      ...COMPARE,
      '--protocols',
      'streamlet',
      '--nodes',
      '4,5',
      '--out',
      'kept',
      '--report',
      '--no-open',
    );
    const page = readFileSync(terminal.path('kept/report.html'), 'utf8');
    for (const word of ['Messages per final block', 'Growth of the final chain', 'consensus compare'])
      expect(page).toContain(word);
    expect(existsSync(terminal.path('kept/comparison.json'))).toBe(true);
    expect(existsSync(terminal.path('kept/figures/committee-messages.json'))).toBe(true);
  });

  it.each([
    [['--protocols', 'streamlt'], '--protocols streamlt: there is no streamlt (did you mean streamlet?)'],
    [['--attacks', 'none,silnt'], '--attacks none,silnt: there is no silnt (did you mean silent?)'],
    [['--attacks', 'none,none'], '--attacks none,none: none is there twice'],
    [['--nodes', '4,,7'], '--nodes 4,,7: something is missing between commas'],
    [['--nodes', '0'], '--nodes 0: must be a whole number from 1'],
    [['--nodes', '2000'], '--nodes 2000: at most 1000 nodes'],
    [['--epochs', '0'], '--epochs 0: must be a whole number from 1'],
    [['--epochs', '-1'], '--epochs -1: must be a whole number from 1'],
    [['--nodes', '4', '--faulty', '4'], '--faulty 4: of 4 nodes one at least must be honest'],
    [
      ['--nodes', '3', '--attacks', 'silent'],
      'no case is left: streamlet, 3 nodes, silent: 3 nodes bear no faulty one',
    ],
    [
      ['--nodes', '4', '--faulty', '2', '--protocols', 'streamlet'],
      'nodes is 4: streamlet bears 2 faulty with 7 nodes or more',
    ],
    [['--set', 'detla=1s'], 'unknown setting detla (did you mean delta?)'],
  ])('refuses %j', (words, message) => {
    const { code, stderr } = terminal.type('consensus', 'compare', ...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('market-sim consensus', () => {
  it('lists protocols and adversaries', () => {
    const { protocols, adversaries } = terminal.json<Record<string, { name: string }[]>>('consensus');
    expect(protocols.map(({ name }) => name)).toContain('longest-chain');
    expect(adversaries.map(({ name }) => name)).toContain('selfish-mining');
  });

  it('runs a protocol by its name', () => {
    const found = terminal.json<{ nodes: number; finalized: string[]; violations: unknown[] }>(
      'consensus',
      'longest-chain',
      '--nodes',
      '5',
      '--epochs',
      '10',
      '--no-open',
    );
    expect(found.nodes).toBe(5);
    expect(found.finalized).toHaveLength(5);
    expect(found.violations).toEqual([]);
  });

  it('says what was meant by a name that is not there', () => {
    const { code, stderr } = terminal.type('consensus', 'pbtf');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('protocol is "pbtf": there is no such protocol (did you mean pbft?)'),
    ]);
  });
});

describe('market-sim consensus selfish-mining', () => {
  const SMALL = ['consensus', 'selfish-mining', '--blocks', '300', '--seeds', '4', '--gamma', '0,1'];

  it('holds what a pool earns against the formula, and draws it', () => {
    const words = ['--power', '0.1,0.4', '--report', 'selfish/report.html', '--no-open'];
    const { lines } = terminal.json<{
      lines: { threshold: number; points: { share: number; formula: number; interval: { low: number } }[] }[];
    }>(...SMALL, ...words);
    expect(lines.map(({ threshold }) => threshold)).toEqual([1 / 3, 0]);
    for (const { points } of lines)
      for (const { share, formula } of points) expect(Math.abs(share - formula)).toBeLessThan(0.1);
    expect(readFileSync(terminal.path('selfish/report.html'), 'utf8')).toContain('What a selfish pool earns');
  });

  it.each([
    ['--power', '0.5', '--power 0.5: must be a share from 0 to 0.49'],
    ['--gamma', '2', '--gamma 2: must be a share from 0 to 1'],
    ['--blocks', '0', '--blocks 0: must be a whole number from 1'],
  ])('refuses %s %s', (option, value, message) => {
    const { code, stderr } = terminal.type('consensus', 'selfish-mining', option, value);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
