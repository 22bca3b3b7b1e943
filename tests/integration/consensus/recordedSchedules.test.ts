import { describe, expect, it } from 'vitest';
import { ScheduleRecorder } from '../../../src/blockchain/consensus/explorer/scheduleRecorder.ts';
import type { ConsensusEvents } from '../../../src/core/consensus/consensusEvents.ts';
import { committeeOf } from '../../../src/simulation/scenarios/consensus/chainWorld.ts';
import {
  configOf,
  runCase,
  usualConfig,
} from '../../../src/simulation/scenarios/consensus/explorer/chainCase.ts';
import { foesOf } from '../../../src/simulation/scenarios/consensus/explorer/drawCase.ts';
import { runSchedule } from '../../../src/simulation/scenarios/consensus/explorer/runSchedule.ts';
import { planTarget } from '../../../src/simulation/scenarios/consensus/explorer/target.ts';

const { protocol } = planTarget({ protocol: 'streamlet' });
const usual = usualConfig(protocol);
const foes = foesOf(protocol, usual);

/** What honest nodes do, by nodes and epochs. */
class Deeds implements ConsensusEvents {
  readonly list: string[] = [];
  readonly #byzantine: number;

  constructor(byzantine: number) {
    this.#byzantine = byzantine;
  }

  voted(node: number, { epoch }: { readonly epoch: number }): void {
    if (node !== this.#byzantine) this.list.push(`${node} votes in ${epoch}`);
  }

  finalised(node: number, { epoch }: { readonly epoch: number }): void {
    if (node !== this.#byzantine) this.list.push(`${node} makes ${epoch} final`);
  }
}

const networks = [
  {},
  { delays: 'uniform' },
  { model: 'partial', gst: '4epochs', wildDelay: '2delta', inOrder: false },
  { model: 'asynchronous', wildDelay: '1500ms', inOrder: false },
];

describe('a run written down as a schedule', () => {
  it.each(['silent', 'crash', 'vote-withholding', 'delayed-release', 'deep-fork'])(
    'is the same run again, message by message: %s',
    (adversary) => {
      for (const [seed, network] of networks.entries()) {
        const node = seed % 4;
        const settings = foes.find((foe) => foe.adversary === adversary)?.settings as object;
        const chain = { seed, nodes: 4, epochs: 8, faulty: [{ node, adversary, settings }], network };
        const committee = committeeOf(protocol, configOf(usual, chain), seed);
        const recorder = new ScheduleRecorder(protocol, committee, [node]);
        const [first, again] = [new Deeds(node), new Deeds(node)];
        runCase(protocol, usual, chain, {}, [recorder, first]);
        runSchedule(protocol, recorder.schedule(), {}, () => [again]);
        expect(first.list.length).toBeGreaterThan(10);
        expect(again.list).toEqual(first.list);
      }
    },
  );
});
