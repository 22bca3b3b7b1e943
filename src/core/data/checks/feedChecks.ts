import type { FeedSource } from '../../models/ports/feedSource.ts';
import type { BaseError } from '../../utils/errors.ts';
import { BarIntervalCheck } from './barIntervalCheck.ts';
import { BarShapeCheck } from './barShapeCheck.ts';
import { DepthCheck } from './depthCheck.ts';
import { DisorderCheck } from './disorderCheck.ts';
import { DuplicateCheck } from './duplicateCheck.ts';
import type { FeedCheck } from './feedCheck.ts';
import { FactCounter, type FeedFacts } from './feedFacts.ts';
import type { Finding } from './finding.ts';
import { GapCheck } from './gapCheck.ts';
import { OrderCheck } from './orderCheck.ts';
import { QuoteCheck } from './quoteCheck.ts';
import { unreadable } from './unreadable.ts';
import { ValueCheck } from './valueCheck.ts';

/** What a feed holds and what is wrong with it. */
export interface FeedSurvey {
  readonly facts: FeedFacts;
  readonly findings: readonly Finding[];
}

/** All checks over one feed: call `see` after each `next` of the source, `survey` at the end. */
export class FeedChecks {
  readonly #source: FeedSource;
  readonly #facts: FactCounter;
  readonly #checks: readonly FeedCheck[];
  readonly #unreadable: Finding[] = [];

  /** `startsMidway`: see `FeedFormat.startsMidway`. */
  constructor(source: FeedSource, startsMidway: boolean) {
    this.#source = source;
    this.#facts = new FactCounter(source);
    this.#checks = [
      new GapCheck(source),
      new DuplicateCheck(source),
      new DisorderCheck(source),
      new DepthCheck(source),
      new QuoteCheck(source),
      new OrderCheck(source, startsMidway),
      new ValueCheck(source),
      new BarShapeCheck(source),
      new BarIntervalCheck(source),
    ];
  }

  /** Looks at the source's present record. */
  see(): void {
    const { record } = this.#source;
    this.#facts.see(record);
    for (const check of this.#checks) check.see(record);
  }

  /** The reader could not go on. */
  fail(error: BaseError): void {
    this.#unreadable.push(unreadable(this.#source, error).finding());
  }

  survey(): FeedSurvey {
    const found = this.#checks.flatMap((check) => check.counters.filter((counter) => counter.count > 0));
    return {
      facts: this.#facts.facts(),
      findings: [...this.#unreadable, ...found.map((counter) => counter.finding())],
    };
  }
}
