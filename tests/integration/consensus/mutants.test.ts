import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../src/blockchain/consensus/explorer/schedule.ts';
import { ViewSearch } from '../../../src/blockchain/consensus/explorer/viewSearch.ts';
import { findMutant, mutants } from '../../../src/blockchain/consensus/mutants/registry.ts';
import { streamlet } from '../../../src/blockchain/consensus/protocols/streamlet.ts';
import type { Protocol } from '../../../src/core/consensus/protocol.ts';
import { createRng } from '../../../src/core/utils/rng.ts';
import {
  type Counterexample,
  playAgain,
} from '../../../src/simulation/scenarios/consensus/explorer/counterexample.ts';
import { Explorer } from '../../../src/simulation/scenarios/consensus/explorer/explorer.ts';
import { readReplay } from '../../../src/simulation/scenarios/consensus/explorer/replayFile.ts';
import { runSchedule } from '../../../src/simulation/scenarios/consensus/explorer/runSchedule.ts';
import { planTarget, type Target } from '../../../src/simulation/scenarios/consensus/explorer/target.ts';

/** Seeds of a thousand runs each; the first that finds something ends the search. */
const SEEDS = 40;

function explored(target: Target): Explorer {
  const explorer = new Explorer(target);
  for (let seed = 1; seed <= SEEDS && explorer.best === undefined; seed++) explorer.tryAt(seed);
  return explorer;
}

const losing = mutants.filter(({ caughtBy }) => caughtBy === 'agreement').map(({ name }) => name);
const keeping = mutants.filter(({ caughtBy }) => caughtBy !== 'agreement').map(({ name }) => name);

describe('Streamlet with one rule broken', () => {
  it('has the twelve mutants that lose agreement', () => {
    expect(losing).toEqual(Array.from({ length: 12 }, (_, i) => `M${i + 1}`));
  });

  it.each(losing)('%s loses agreement in a schedule of which no message can be left out', (name) => {
    const target = planTarget({ protocol: 'streamlet', mutant: name });
    const found = explored(target).best;
    expect(found?.outcome.violation?.monitor).toBe('agreement');
    const schedule = found?.schedule as Schedule;
    for (const [place] of schedule.deliveries.entries()) {
      const fewer = { ...schedule, deliveries: schedule.deliveries.toSpliced(place, 1) };
      expect(runSchedule(target.protocol, fewer, target.watched).violation).toBeUndefined();
    }
  });

  it.each(losing)('the textbook bears the schedule that breaks %s', (name) => {
    const { schedule } = fixtureOf(name);
    const { protocol } = planTarget({ protocol: 'streamlet' });
    expect(runSchedule(protocol, schedule).violation).toBeUndefined();
  });

  it.each(losing)('the smallest known schedule against %s replays', (name) => {
    const saved = fixtureOf(name);
    const { protocol } = planTarget({ protocol: saved.protocol, mutant: saved.mutant ?? undefined });
    const outcome = runSchedule(protocol, saved.schedule, { only: [saved.violation.monitor] });
    expect(outcome.violation).toMatchObject(saved.violation);
    expect(outcome.traceHash).toBe(saved.traceHash);
  });

  it.each(keeping)('%s keeps agreement among all runs of the model that are tried', (name) => {
    const { rules, protocol } = findMutant(name);
    const search = new ViewSearch({ chain: protocol.name, nodes: 4, faulty: 1, epochs: 8, rules });
    for (let seed = 1; seed <= SEEDS; seed++)
      expect(search.sample(createRng(seed, 'model'), 1000)).toBeUndefined();
    expect(search.counts.forking).toBeGreaterThan(0);
  });

  it.each([
    ['N2', 'vote-rules'],
    ['N3', 'vote-rules'],
    ['N4', 'vote-rules'],
    ['N5', 'finality'],
    ['N7', 'liveness'],
    ['N8', 'liveness'],
  ])('%s is told of by the monitor of %s', (name, monitor) => {
    const target = planTarget({ protocol: 'streamlet', mutant: name });
    const found = explored(target).best as Counterexample;
    expect(found.outcome.violation?.monitor).toBe(monitor);
    // What breaks the mutant is nothing to the textbook.
    const textbook = { ...target, protocol: streamlet as unknown as Protocol };
    expect(playAgain(textbook, found, monitor).violation).toBeUndefined();
  });

  it.each(['N1', 'N6'])('%s breaks nothing that is promised', (name) => {
    expect(explored(planTarget({ protocol: 'streamlet', mutant: name })).best).toBeUndefined();
  });
});

function fixtureOf(name: string) {
  const file = `tests/fixtures/consensus/${name}.json`;
  const saved = readReplay(readFileSync(file, 'utf8'), file);
  return { ...saved, schedule: saved.schedule as Schedule };
}

describe('Streamlet as in the textbook', () => {
  it('keeps every promise in as many runs, of which many finalise and most fork', () => {
    const explorer = explored(planTarget({ protocol: 'streamlet' }));
    expect(explorer.best).toBeUndefined();
    const { runs, finalising, forking } = explorer.counts;
    expect(runs).toBe(1000 * SEEDS);
    expect(finalising / runs).toBeGreaterThan(0.1);
    expect(forking / runs).toBeGreaterThan(0.5);
  });

  it('loses agreement with two Byzantine nodes of four, and the evidence names both', () => {
    const explorer = explored(planTarget({ protocol: 'streamlet', faulty: 2, allowUnsafe: true }));
    const found = explorer.best;
    expect(found?.outcome.violation?.monitor).toBe('agreement');
    expect(found?.outcome.culprits).toEqual(found?.schedule?.byzantine);
  });
});
