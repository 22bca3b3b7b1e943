/** Bins in each doubling of the value: a quantile is off by at most one part in 128. */
const BINS_PER_OCTAVE = 64;
const OCTAVE_BITS = 6;
/** Values below this are counted exactly. */
const EXACT_BELOW = 2 * BINS_PER_OCTAVE;
/** Safe integers have 53 bits. */
const BINS = (53 - OCTAVE_BITS + 1) * BINS_PER_OCTAVE;

/** How many values lay from `from` up to but without `to`. */
export interface OctaveCount {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Counts of whole numbers from 0 to 2^53 (durations, quantities) in bins whose width grows with the value, for
 * quantiles with a bounded relative error in bounded memory: the layout of Tene's HdrHistogram.
 */
export class LogHistogram {
  readonly #counts = new Float64Array(BINS);
  #total = 0;
  #sum = 0;
  #least = Number.POSITIVE_INFINITY;
  #greatest = Number.NEGATIVE_INFINITY;

  get total(): number {
    return this.#total;
  }

  /** Least and greatest value, exactly; `NaN` for none. */
  get least(): number {
    return this.#total > 0 ? this.#least : Number.NaN;
  }
  get greatest(): number {
    return this.#total > 0 ? this.#greatest : Number.NaN;
  }

  /** Mean, exactly; `NaN` for none. */
  get mean(): number {
    return this.#total > 0 ? this.#sum / this.#total : Number.NaN;
  }

  add(value: number): void {
    this.#counts[binOf(value)]++;
    this.#total++;
    this.#sum += value;
    if (value < this.#least) this.#least = value;
    if (value > this.#greatest) this.#greatest = value;
  }

  /** Takes in all that another one counted. */
  addAll(other: LogHistogram): void {
    if (other.#total === 0) return;
    const last = binOf(other.#greatest);
    for (let bin = binOf(other.#least); bin <= last; bin++) this.#counts[bin] += other.#counts[bin];
    this.#total += other.#total;
    this.#sum += other.#sum;
    this.#least = Math.min(this.#least, other.#least);
    this.#greatest = Math.max(this.#greatest, other.#greatest);
  }

  /**
   * Least value at or below which the share `p` (0 to 1) of the values lies (nearest rank), to within its bin; `NaN`
   * for none.
   */
  quantile(p: number): number {
    if (this.#total === 0) return Number.NaN;
    const rank = Math.max(1, Math.ceil(p * this.#total));
    if (rank >= this.#total) return this.#greatest;
    let seen = 0;
    let bin = 0;
    while (seen + this.#counts[bin] < rank) seen += this.#counts[bin++];
    return Math.min(this.#greatest, Math.max(this.#least, middleOf(bin)));
  }

  /** Every bin that is not empty by its middle, in ascending order. */
  values(): { readonly value: number; readonly count: number }[] {
    const found: { readonly value: number; readonly count: number }[] = [];
    const last = this.#total === 0 ? -1 : binOf(this.#greatest);
    for (let bin = this.#total === 0 ? 0 : binOf(this.#least); bin <= last; bin++) {
      if (this.#counts[bin] > 0) found.push({ value: middleOf(bin), count: this.#counts[bin] });
    }
    return found;
  }

  /** Counts by doublings, 0 apart, from the first to the last that is not empty. */
  octaves(): OctaveCount[] {
    const octaves: OctaveCount[] = [];
    for (let from = 0, to = 1; from <= this.#greatest; from = to, to *= 2) {
      let count = 0;
      for (let bin = binOf(from); bin < (to > Number.MAX_SAFE_INTEGER ? BINS : binOf(to)); bin++)
        count += this.#counts[bin];
      if (count > 0 || octaves.length > 0) octaves.push({ from, to, count });
    }
    return octaves;
  }
}

function binOf(value: number): number {
  if (value < EXACT_BELOW) return Math.trunc(value);
  const octave = Math.floor(Math.log2(value));
  // Just below a power of two the logarithm may round up to it.
  const exponent = 2 ** octave > value ? octave - 1 : octave;
  const shift = exponent - OCTAVE_BITS;
  return shift * BINS_PER_OCTAVE + Math.floor(value / 2 ** shift);
}

function middleOf(bin: number): number {
  if (bin < EXACT_BELOW) return bin;
  const shift = Math.floor(bin / BINS_PER_OCTAVE) - 1;
  return Math.floor((bin - shift * BINS_PER_OCTAVE + 0.5) * 2 ** shift);
}
