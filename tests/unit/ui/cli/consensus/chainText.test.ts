import { describe, expect, it } from 'vitest';
import { chainStyle } from '../../../../../src/ui/cli/consensus/chainStyle.ts';
import { chainText } from '../../../../../src/ui/cli/consensus/chainText.ts';
import { tableLines, wrapped } from '../../../../../src/ui/cli/consensus/styledTable.ts';
import { watchedChain } from '../../../../support/watchedChain.ts';

const NOTHING = { violations: [], evidence: [] };
const PLAIN = chainStyle(false);

function textOf(
  assignments: readonly string[],
  width: number,
  findings = NOTHING as never,
  interrupted = false,
): string[] {
  const { history, world } = watchedChain(assignments);
  const told = {
    title: 'Streamlet',
    network: 'all is well',
    history,
    findings,
    seed: 1,
    interrupted,
    traceHash: world.kernel.traceHash,
  };
  return chainText(told, PLAIN, width);
}

describe('a chain in words', () => {
  it('fits the width: a table where there is room, else some lines for each epoch', () => {
    const wide = textOf(['epochs=4'], 100);
    expect(wide).toContain('EPOCH  LEADER  PROPOSES  ON        HEIGHT  VOTES  NOTARISED TIP  FINAL');
    const narrow = textOf(['epochs=4'], 50);
    expect(narrow).toContain('epoch 2, leader 1');
    expect(narrow).toContain('  votes      0-3 (3 needed)');
    for (const [lines, width] of [
      [wide, 100],
      [narrow, 50],
    ] as const)
      expect(lines.filter((line) => line.length > width)).toEqual([]);
  });

  it('a long run shows its ends and how much is left out', () => {
    const lines = textOf(['epochs=100'], 100);
    expect(lines.filter((line) => /^\d+ +\d/.test(line))).toHaveLength(40);
    expect(lines).toContain('… 60 more: the page and --json have all');
  });

  it('an interrupted run says so before what it came to', () => {
    const whole = textOf(['epochs=4'], 100);
    const stopped = textOf(['epochs=4'], 100, NOTHING as never, true);
    expect(stopped.filter((line) => !whole.includes(line))).toEqual([
      'interrupted the run did not come to its end',
    ]);
  });

  it('nothing final, nothing sent and nobody honest are told as such', () => {
    const silent = [0, 1, 2].map((node) => ({ node, adversary: 'silent' }));
    const lines = textOf(['epochs=2', 'allowUnsafe=true', `faulty=${JSON.stringify(silent)}`], 100);
    expect(lines).toContain('final       nothing but genesis at every honest node');
    expect(lines).toContain('lag         none: nothing is final');
    expect(lines).toContain('Faulty: node 0 (silent), node 1 (silent), node 2 (silent).');
  });

  it('a violation is told with its account, and evidence names the culprit', () => {
    const block = (digit: string) => ({ phase: 'vote', epoch: 1, signer: 2, block: digit.repeat(64) });
    const violation = {
      monitor: 'agreement',
      what: 'two chains are final',
      node: 0,
      epoch: 1,
      time: 2,
      account: 'In epoch 1 so it was.',
      proof: [],
    };
    const evidence = { kind: 'double-vote', culprit: 2, epoch: 1, messages: [block('a'), block('b')] };
    const lines = textOf(['epochs=2'], 200, { violations: [violation], evidence: [evidence] } as never);
    expect(lines).toContain('violations  agreement: two chains are final');
    expect(lines).toContain('account     In epoch 1 so it was.');
    expect(lines).toContain(
      'evidence    Node 2 voted for two blocks in one epoch: aaaaaaaa in epoch 1, then bbbbbbbb in epoch 1.',
    );
  });
});

describe('tables with colours', () => {
  it('colours take no room', () => {
    const loud = (text: string) => `<${text}>`;
    expect(
      tableLines([
        [{ text: 'a', style: loud }, { text: 'b' }],
        [{ text: 'ccc' }, { text: 'd' }],
      ]),
    ).toEqual(['<a>    b', 'ccc  d']);
  });

  it('words are wrapped, a long one stands alone', () => {
    expect(wrapped(['aa', 'bb', 'cccccccc', 'd'], 5, 1)).toEqual(['aa bb', ' cccccccc', ' d']);
  });
});
