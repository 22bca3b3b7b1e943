import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../../src/core/consensus/', import.meta.url);
const TESTS = new URL('../../unit/streamlet.test.ts', import.meta.url);

/** A rule of the chapter: where it stands, as file and method, and which test shows it. */
interface Rule {
  readonly rule: string;
  readonly places: readonly (readonly [file: string, name: string])[];
  readonly tests: readonly string[];
}

const streamlet = (...names: readonly string[]) => names.map((name) => ['streamlet.ts', name] as const);

/** In the order of the chapter. */
const RULES: readonly Rule[] = [
  {
    rule: 'A block is (h, e, txs): hash of its parent, epoch, transactions.',
    places: [['block.ts', 'hashOf']],
    tests: ['a block is (h, e, txs) and its hash is over all three'],
  },
  {
    rule: 'Genesis has epoch 0 and is notarised; it counts as the first of three.',
    places: [['blockTree.ts', 'constructor'], ...streamlet('finalBy')],
    tests: [
      'genesis has epoch 0 and is notarised by definition',
      'genesis counts as the block of epoch 0: 0, 1, 2 makes 1 final',
    ],
  },
  {
    rule: 'Epochs increase strictly along a chain.',
    places: [
      ['blockTree.ts', 'mayHold'],
      ['blockTree.ts', 'connect'],
    ],
    tests: [
      'epochs increase along a chain: a block of an epoch not after that of its parent is refused',
      'and where the child comes before its parent it is never notarised',
    ],
  },
  {
    rule: 'Epoch e lasts from (e - 1) 2Δ to e 2Δ; its leader is known to all beforehand.',
    places: [...streamlet('#startOf', 'wake'), ['leaders.ts', 'roundRobin']],
    tests: ['leaders take turns: node (e - 1) mod n leads epoch e'],
  },
  {
    rule: 'Propose: the leader proposes one block on a longest notarised chain that it has seen.',
    places: streamlet('#propose', 'longestTip'),
    tests: [
      'the leader proposes and votes for its own block; nobody else proposes',
      'on the tip of the longest notarised chain, whatever its epochs',
      'of several longest ones on that whose last block has the lowest hash',
    ],
  },
  {
    rule: 'Vote: for the first proposal of the epoch’s leader, at most once in an epoch.',
    places: streamlet('#latch', '#judge'),
    tests: [
      'once in an epoch: a second proposal of the leader gets no vote',
      'only one of the epoch’s leader',
      'an early proposal waits for its epoch, and is judged then by what has been seen',
    ],
  },
  {
    rule: 'And only if it extends one of the longest notarised chains seen by then.',
    places: streamlet('reasonAgainst'),
    tests: [
      'not for a block that extends a shorter notarised chain, nor one that is not notarised',
      'for a block on any of several longest notarised chains',
    ],
  },
  {
    rule: 'Echo: every message is sent on to all when it is first seen.',
    places: streamlet('receive', 'echo'),
    tests: ['proposals and votes are sent on once, as they are'],
  },
  {
    rule: 'Notarise: votes of at least 2n/3 distinct nodes; a chain is notarised when all its blocks are.',
    places: [['quorum.ts', 'quorumOf'], ...streamlet('countVote', '#notarise')],
    tests: [
      'n = %i: quorum %i, f = %i',
      'votes are counted by node: one that votes twice counts once',
      'with its whole chain: a block whose parent has no quorum waits for it',
    ],
  },
  {
    rule: 'Finalise: of three adjacent notarised blocks with consecutive epochs the second, and all before it.',
    places: streamlet('finalBy', 'finalise'),
    tests: [
      '1, 2, 3 makes 1 and 2 final, and never the last of the three',
      '1, 3, 4 makes nothing final',
      'the three must be one chain: consecutive epochs on different branches make nothing final',
      'all three must be notarised: a proposal for the third is not enough',
    ],
  },
  {
    rule: 'What is not signed by its signer, or is of no chain, epoch or leader of ours, counts for nothing.',
    places: streamlet('faultOf'),
    tests: ['a vote under the key of another node is a bad signature'],
  },
];

/** The table of docs/reference/streamlet.md; throws where a method or a test that it names is not there. */
export function rulesTable(): string {
  const head = ['| rule | where it stands | what shows it |', '| --- | --- | --- |'];
  const rows = RULES.map(({ rule, places, tests }) => {
    const where = places.map(([file, name]) => linkTo(file, name)).join(', ');
    return `| ${rule} | ${where} | ${tests.map(named).join('<br>')} |`;
  });
  return [...head, ...rows].join('\n');
}

function linkTo(file: string, name: string): string {
  const lines = readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8').split('\n');
  const first = lines.findIndex((line) => declares(line, name));
  if (first < 0) throw new Error(`${file} declares no ${name}`);
  const indent = /^ */.exec(lines[first])?.[0] ?? '';
  const last = lines.findIndex((line, i) => i >= first && line.startsWith(`${indent}}`));
  return `[\`${name}\`](../../src/core/consensus/${file}#L${first + 1}-L${last + 1})`;
}

/** True for the line on which a method or a function of this name begins. */
function declares(line: string, name: string): boolean {
  const words = line.replace(/^ *(?:export )?(?:protected )?(?:function )?/, '');
  return words.startsWith(`${name}(`) && line.trimEnd().endsWith('{');
}

function named(test: string): string {
  const quoted = `'${test}'`;
  if (!readFileSync(fileURLToPath(TESTS), 'utf8').includes(quoted))
    throw new Error(`there is no test ${quoted}`);
  return test.includes('%i') ? 'quorums of 3 to 100 nodes' : test;
}
