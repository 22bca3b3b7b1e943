import { describe, expect, it } from 'vitest';
import { AbstractRun, type AbstractSetting } from '../../../src/blockchain/consensus/explorer/abstractRun.ts';
import { enumerate } from '../../../src/blockchain/consensus/explorer/enumerate.ts';
import { Odometer } from '../../../src/blockchain/consensus/explorer/odometer.ts';
import { findMutant } from '../../../src/blockchain/consensus/mutants/registry.ts';
import { textbookRules } from '../../../src/blockchain/consensus/mutants/rules.ts';

/** What may be notarised at the end of a run, by hashes. */
function endOf(run: AbstractRun): string {
  const hashes: string[] = [];
  for (let block = 1; block < run.size; block++)
    if ((run.notarisable & (1 << block)) !== 0) hashes.push(run.forest.hash(run.places[block]));
  return hashes.sort().join(' ');
}

/** Ends of all runs, every sequence of choices from the beginning: no state is recognised. */
function endsOneByOne(setting: AbstractSetting): string[] {
  const run = new AbstractRun(setting);
  const odometer = new Odometer();
  const ends = new Set<string>();
  do {
    run.reset();
    for (let epoch = 1; epoch <= setting.epochs; epoch++) run.step(epoch, odometer.choose);
    ends.add(endOf(run));
  } while (odometer.next());
  return [...ends].sort();
}

function endsByStates(setting: AbstractSetting): string[] {
  const ends = new Set<string>();
  const search = enumerate(setting, { steps: 0, states: 0 }, (run, epoch) => {
    if (epoch === setting.epochs) ends.add(endOf(run));
  });
  let turn = search.next();
  while (turn.done !== true) turn = search.next();
  return [...ends].sort();
}

describe('enumeration of the model', () => {
  it.each([0, 1, 2, 3])('reaches by states what it reaches run by run, node %i being Byzantine', (node) => {
    for (const rules of [textbookRules, findMutant('N6').rules]) {
      const setting = { chain: 'streamlet', nodes: 4, byzantine: [node], epochs: 4, rules };
      const ends = endsByStates(setting);
      expect(ends).toEqual(endsOneByOne(setting));
      expect(ends.length).toBeGreaterThan(10);
    }
  });
});

describe('the youngest notarised block', () => {
  const cases = [textbookRules, findMutant('N6').rules].flatMap((rules) =>
    [0, 1, 2, 3].map((node) => ({ rules, node })),
  );

  it.each(cases)(
    'ends a longest notarised chain in every state, node $node being Byzantine',
    ({ rules, node }) => {
      const setting = { chain: 'streamlet', nodes: 4, byzantine: [node], epochs: 5, rules };
      let states = 0;
      const search = enumerate(setting, { steps: 0, states: 0 }, (run) => {
        states++;
        for (const honest of run.honest) {
          run.look(honest, 0);
          let youngest = 0;
          for (let block = 1; block < run.size; block++)
            if (run.isNotarised(block) && run.epochs[block] > run.epochs[youngest]) youngest = block;
          if (run.heights[youngest] !== run.longest) throw new Error(`in the view of node ${honest}`);
        }
      });
      while (search.next().done !== true);
      expect(states).toBeGreaterThan(1000);
    },
  );
});

describe('Odometer', () => {
  it('gives every sequence once, also where later choices depend on earlier ones', () => {
    const odometer = new Odometer();
    const seen: string[] = [];
    do {
      const first = odometer.choose(3);
      seen.push(first === 1 ? `${first}${odometer.choose(2)}` : `${first}`);
    } while (odometer.next());
    expect(seen).toEqual(['0', '10', '11', '2']);
  });
});
