import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutants } from '../../../src/blockchain/consensus/mutants/registry.ts';
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
    const { schedule } = found as NonNullable<typeof found>;
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
    const explorer = explored(planTarget({ protocol: 'streamlet', mutant: name, epochs: 8 }));
    expect(explorer.best?.outcome.violation?.monitor).not.toBe('agreement');
  });
});

function fixtureOf(name: string) {
  const file = `tests/fixtures/consensus/${name}.json`;
  return readReplay(readFileSync(file, 'utf8'), file);
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
    expect(found?.outcome.culprits).toEqual(found?.schedule.byzantine);
  });
});
