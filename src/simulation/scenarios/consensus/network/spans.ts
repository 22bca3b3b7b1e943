import { parseDuration } from '../../../../core/data/config/duration.ts';
import { badSetting } from '../../markets/badSetting.ts';

/** Deltas in the units of a chain's own time. */
const DELTAS: Readonly<Record<string, number>> = { delta: 1, deltas: 1, epoch: 2, epochs: 2 };

/**
 * Lengths of time as chains are spoken of: `delta`, `0.5delta`, `3epochs` (an epoch is 2 delta), `20s` or `150ms`, and `0`.
 */
export class Spans {
  readonly delta: number;
  readonly #resolutionNs: number;

  /** `delta` in time units of `resolutionNs`. */
  constructor(delta: number, resolutionNs: number) {
    this.delta = delta;
    this.#resolutionNs = resolutionNs;
  }

  /**
   * Reads a length of time.
   *
   * @returns whole time units, zero or more.
   * @throws BaseError CONFIG_INVALID_VALUE naming `path`.
   */
  parse(text: string, path: string): number {
    const trimmed = text.trim();
    if (/^0[a-z]*$/.test(trimmed)) return 0;
    const [, amount, unit] = /^(\d+(?:\.\d+)?|) ?(deltas?|epochs?)$/.exec(trimmed) ?? [];
    if (unit === undefined) return Math.round(parseDuration(trimmed, path) / this.#resolutionNs);
    return Math.round((amount === '' ? 1 : Number(amount)) * DELTAS[unit] * this.delta);
  }

  /** Reads a length of time that may have a minus before it. */
  parseSigned(text: string, path: string): number {
    const trimmed = text.trim();
    return trimmed.startsWith('-') ? 0 - this.parse(trimmed.slice(1), path) : this.parse(trimmed, path);
  }

  /** Reads `from..until`, or one length for both. */
  parseRange(text: string, path: string): { readonly least: number; readonly most: number } {
    const [first, last] = text.split('..');
    const least = this.parse(first, path);
    const most = last === undefined ? least : this.parse(last, path);
    if (least <= most) return { least, most };
    throw badSetting(path, text, 'its end lies before its beginning');
  }
}
