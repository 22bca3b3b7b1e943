import type { SeedRun } from '../../../analysis/comparison/seedRun.ts';
import { nearestWord } from '../../../core/data/config/nearest.ts';
import { BaseError } from '../../../core/utils/errors.ts';

/** The measures that somebody asked for, or all. Which there are, the first runs tell. */
export class ChosenMeasures {
  readonly #wanted: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #unheard: number;

  /** @param variants whose first runs have to be heard before a name can be called unknown. */
  constructor(wanted: readonly string[], variants: number) {
    this.#wanted = new Set(wanted);
    this.#unheard = variants;
  }

  get areAll(): boolean {
    return this.#wanted.size === 0;
  }

  /** Whether a measure was asked for; undefined where none was. */
  get filter(): ((key: string) => boolean) | undefined {
    return this.areAll ? undefined : (key) => this.#wanted.has(key);
  }

  /** @throws BaseError USAGE where the first runs have no measure of a name. */
  hear({ numbers }: SeedRun): void {
    if (this.#unheard === 0) return;
    for (const { key } of numbers) this.#seen.add(key);
    this.#unheard--;
    if (this.#unheard > 0) return;
    for (const key of this.#wanted) if (!this.#seen.has(key)) throw this.#unknown(key);
  }

  #unknown(key: string): BaseError {
    const names = [...this.#seen];
    const meant = nearestWord(key, names);
    const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
    return new BaseError('USAGE', `--measure ${key}: these worlds have no such measure${hint}`, {
      advice: `They have ${names.join(', ')}.`,
      facts: { measure: key },
    });
  }
}
