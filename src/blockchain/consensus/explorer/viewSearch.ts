import type { Rng } from '../../../core/utils/rng.ts';
import type { StreamletRules } from '../mutants/rules.ts';
import { AbstractRun, type Choose } from './abstractRun.ts';
import { BlockForest } from './blockForest.ts';
import { finalises, findConflict, forks } from './findConflict.ts';
import type { Schedule } from './schedule.ts';
import { toSchedule } from './toSchedule.ts';

/** Fewest epochs of a run: before them nothing can be final that another chain contradicts. */
const FEWEST_EPOCHS = 3;

/** Where to look. */
export interface SearchSpace {
  readonly chain: string;
  readonly nodes: number;
  readonly faulty: number;
  /** Most epochs of a run. */
  readonly epochs: number;
  readonly rules: StreamletRules;
}

/** What has been looked at. */
export interface SearchCounts {
  runs: number;
  /** Runs in which a block may be final to somebody. */
  finalising: number;
  /** Runs with two notarised blocks on no common chain. */
  forking: number;
}

/** Samples runs of the model: which nodes are Byzantine, how many epochs, and all that is left open is drawn. */
export class ViewSearch {
  readonly counts: SearchCounts = { runs: 0, finalising: 0, forking: 0 };
  readonly #space: SearchSpace;
  readonly #forest: BlockForest;
  readonly #runs = new Map<string, AbstractRun>();

  constructor(space: SearchSpace) {
    this.#space = space;
    this.#forest = new BlockForest(space.chain, space.nodes);
  }

  /** So many runs, up to the first in which agreement is lost: that one as messages. */
  sample(rng: Rng, runs: number, mostEpochs = this.#space.epochs): Schedule | undefined {
    const run = this.#drawRun(rng, mostEpochs);
    const choose = (options: number) => rng.below(options);
    for (let i = 0; i < runs; i++) {
      play(run, choose);
      this.counts.runs++;
      if (forks(run)) this.counts.forking++;
      if (!finalises(run)) continue;
      this.counts.finalising++;
      const conflict = findConflict(run);
      if (conflict !== undefined) return toSchedule(run, conflict);
    }
    return undefined;
  }

  /** One run as messages, whatever comes of it. */
  draw(rng: Rng, mostEpochs = this.#space.epochs): Schedule {
    const run = this.#drawRun(rng, mostEpochs);
    play(run, (options) => rng.below(options));
    return toSchedule(run);
  }

  #drawRun(rng: Rng, mostEpochs: number): AbstractRun {
    const fewest = Math.min(FEWEST_EPOCHS, mostEpochs);
    const epochs = fewest + rng.below(mostEpochs - fewest + 1);
    return this.#runOf(drawNodes(rng, this.#space.nodes, this.#space.faulty), epochs);
  }

  #runOf(byzantine: readonly number[], epochs: number): AbstractRun {
    const key = `${epochs} ${byzantine.join()}`;
    const { chain, nodes, rules } = this.#space;
    const run =
      this.#runs.get(key) ?? new AbstractRun({ chain, nodes, byzantine, epochs, rules }, this.#forest);
    this.#runs.set(key, run);
    return run;
  }
}

function play(run: AbstractRun, choose: Choose): void {
  run.reset();
  for (let epoch = 1; epoch <= run.setting.epochs; epoch++) run.step(epoch, choose);
}

/** So many different nodes, ascending. */
export function drawNodes(rng: Rng, nodes: number, count: number): number[] {
  const left = Array.from({ length: nodes }, (_, node) => node);
  const drawn: number[] = [];
  for (let i = 0; i < count; i++) drawn.push(...left.splice(rng.below(left.length), 1));
  return drawn.sort((a, b) => a - b);
}
