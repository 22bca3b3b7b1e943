import { mutants } from '../../src/blockchain/consensus/mutants/registry.ts';
import { exhaust } from '../../src/simulation/scenarios/consensus/explorer/exhaust.ts';
import { Explorer } from '../../src/simulation/scenarios/consensus/explorer/explorer.ts';
import { planTarget } from '../../src/simulation/scenarios/consensus/explorer/target.ts';

/** Seeds of a thousand runs of the model and twenty on the kernel. */
const SEEDS = 2000;
/** Epochs of which every run is looked at; seven take some seconds. */
const EPOCHS = 7;

/** The textbook in two million runs, and in every one of seven epochs; each mutant in as few as find it. */
export function soakExplorer(): void {
  const textbook = planTarget({ protocol: 'streamlet', epochs: EPOCHS });
  const counts = { steps: 0, states: 0, epochsDone: 0 };
  const search = exhaust(textbook, counts);
  let turn = search.next();
  while (turn.done !== true) turn = search.next();
  if (turn.value !== undefined) throw new Error(`exhaustive: ${turn.value.outcome.violation?.what}`);
  console.log(`explorer: every run of ${EPOCHS} epochs, ${counts.states} states, nothing is broken`);

  const explorer = new Explorer(planTarget({ protocol: 'streamlet' }));
  for (let seed = 1; seed <= SEEDS; seed++) {
    explorer.tryAt(seed);
    if (explorer.best !== undefined)
      throw new Error(`seed ${seed}: ${explorer.best.outcome.violation?.what}`);
  }
  const { runs, scenarios } = explorer.counts;
  console.log(`explorer: ${runs} runs of the model and ${scenarios} on the kernel, nothing is broken`);

  for (const { name, caughtBy } of mutants) if (caughtBy === 'agreement') soakMutant(name);
}

/** The fewest epochs are known from every run; sampling must find as short a schedule. */
function soakMutant(name: string): void {
  const target = planTarget({ protocol: 'streamlet', mutant: name });
  const search = exhaust(target, { steps: 0, states: 0, epochsDone: 0 });
  let turn = search.next();
  while (turn.done !== true) turn = search.next();
  const fewest = turn.value?.schedule?.epochs;
  const explorer = new Explorer(target);
  let seed = 1;
  while (seed <= SEEDS && (explorer.best?.schedule?.epochs ?? Infinity) > (fewest ?? 0))
    explorer.tryAt(seed++);
  if (fewest === undefined || explorer.best?.schedule?.epochs !== fewest)
    throw new Error(`${name}: ${explorer.best?.schedule?.epochs} epochs sampled, ${fewest} enumerated`);
  console.log(`explorer: ${name} is broken in ${fewest} epochs, found under ${seed - 1} seeds`);
}
