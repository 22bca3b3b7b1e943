import { ScheduleRecorder } from '../../../../blockchain/consensus/explorer/scheduleRecorder.ts';
import { ViewSearch } from '../../../../blockchain/consensus/explorer/viewSearch.ts';
import type { Violation } from '../../../../core/consensus/violation.ts';
import { createRng, type Rng } from '../../../../core/utils/rng.ts';
import { committeeOf } from '../chainWorld.ts';
import type { ChainConfig } from '../settings.ts';
import { type ChainCase, configOf, runCase, usualConfig } from './chainCase.ts';
import { type Counterexample, isSmaller, simplest, smallest } from './counterexample.ts';
import { drawCase, type Foe, foesOf } from './drawCase.ts';
import { runSchedule } from './runSchedule.ts';
import type { Target } from './target.ts';

/** Runs under one seed: of the model, of the model's runs as messages, and of drawn adversaries on drawn networks. */
const MODEL_RUNS = 1000;
const PLAYED_RUNS = 10;
const CASES = 10;

/** What was looked at. */
export interface ExplorerCounts {
  /** Runs of the model without messages; in how many of them a block may be final, and how many hold a fork. */
  readonly runs: number;
  readonly finalising: number;
  readonly forking: number;
  /** Runs on the kernel, message by message, and the messages that nodes got. */
  readonly scenarios: number;
  readonly messages: number;
}

/**
 * Looks for what breaks a protocol, seed by seed. A seed finds what it finds, whatever was looked at before; once there is a
 * schedule, only for one of as few epochs.
 */
export class Explorer {
  readonly #target: Target;
  readonly #search: ViewSearch | undefined;
  readonly #usual: ChainConfig;
  readonly #foes: readonly Foe[];
  #scenarios = 0;
  #messages = 0;
  /** The smallest so far. */
  best: Counterexample | undefined;

  constructor(target: Target) {
    const { rules, nodes, faulty, epochs, protocol } = target;
    this.#target = target;
    this.#search = rules && new ViewSearch({ chain: protocol.name, nodes, faulty, epochs, rules });
    this.#usual = usualConfig(protocol);
    this.#foes = foesOf(protocol, this.#usual);
  }

  get counts(): ExplorerCounts {
    const { runs, finalising, forking } = this.#search?.counts ?? { runs: 0, finalising: 0, forking: 0 };
    return { runs, finalising, forking, scenarios: this.#scenarios, messages: this.#messages };
  }

  /** Looks under one seed; true where what it found is the smallest so far. */
  tryAt(seed: number): boolean {
    const found = this.#tryModel(createRng(seed, 'model')) ?? this.#tryCases(createRng(seed, 'cases'));
    if (found === undefined || (this.best !== undefined && !isSmaller(found, this.best))) return false;
    this.best = found;
    return true;
  }

  #tryModel(rng: Rng): Counterexample | undefined {
    const { protocol, watched } = this.#target;
    const mostEpochs = this.best?.schedule?.epochs;
    const schedule = this.#search?.sample(rng, MODEL_RUNS, mostEpochs);
    if (schedule !== undefined) return smallest(this.#target, schedule);
    for (let i = 0; i < PLAYED_RUNS && this.#search !== undefined; i++) {
      const drawn = this.#search.draw(rng, mostEpochs);
      const { violation, messages } = runSchedule(protocol, drawn, watched);
      this.#count(messages);
      if (violation !== undefined) return smallest(this.#target, drawn);
    }
    return undefined;
  }

  /** Once there is a schedule, which is told message by message, cases are not looked for any more. */
  #tryCases(rng: Rng): Counterexample | undefined {
    if (this.best?.schedule !== undefined) return undefined;
    const { protocol, watched } = this.#target;
    for (let i = 0; i < CASES; i++) {
      const drawn = drawCase(this.#target, this.#foes, rng);
      const { violation, messages } = runCase(protocol, this.#usual, drawn, watched);
      this.#count(messages);
      if (violation !== undefined)
        return this.#asSchedule(drawn, violation) ?? simplest(this.#target, this.#usual, this.#foes, drawn);
    }
    return undefined;
  }

  /** The case message by message, where that breaks the same promise. */
  #asSchedule(chain: ChainCase, { monitor }: Violation): Counterexample | undefined {
    const { protocol, watched } = this.#target;
    const byzantine = chain.faulty.map(({ node }) => node);
    const committee = committeeOf(protocol, configOf(this.#usual, chain), chain.seed);
    const recorder = new ScheduleRecorder(protocol, committee, byzantine);
    runCase(protocol, this.#usual, chain, watched, [recorder]);
    const found = smallest(this.#target, recorder.schedule());
    return found?.outcome.violation?.monitor === monitor ? found : undefined;
  }

  #count(messages: number): void {
    this.#scenarios++;
    this.#messages += messages;
  }
}
