/**
 * Reference mathematics in bigint fixed point: a value v stands as v * 2^bits. Slow, and as exact as `bits` says;
 * the last few bits of a result are rounding. It makes and checks the tables of `src/core/utils/math`.
 */
export class FixedPoint {
  readonly bits: bigint;
  readonly one: bigint;
  readonly #constants = new Map<string, bigint>();

  /** The one instance of a precision, so that pi and log 2 are made once. */
  static of(bits: number): FixedPoint {
    let instance = instances.get(bits);
    if (instance === undefined) {
      instance = new FixedPoint(bits);
      instances.set(bits, instance);
    }
    return instance;
  }

  private constructor(bits: number) {
    this.bits = BigInt(bits);
    this.one = 1n << this.bits;
  }

  /** A double, exact unless it has bits below 2^-bits. */
  fromDouble(x: number): bigint {
    const { mantissa, exponent } = splitDouble(x);
    return shift(mantissa, BigInt(exponent) + this.bits);
  }

  fromRatio(numerator: bigint, denominator: bigint): bigint {
    return (numerator << this.bits) / denominator;
  }

  mul(a: bigint, b: bigint): bigint {
    return (a * b) >> this.bits;
  }

  div(a: bigint, b: bigint): bigint {
    return (a << this.bits) / b;
  }

  sqrt(a: bigint): bigint {
    return integerSqrt(a << this.bits);
  }

  get ln2(): bigint {
    return this.#constant('ln2', () => 2n * this.#atanhSeries(this.one / 3n));
  }

  /** Machin's formula. */
  get pi(): bigint {
    return this.#constant(
      'pi',
      () => 16n * this.#atanSeries(this.one / 5n) - 4n * this.#atanSeries(this.one / 239n),
    );
  }

  exp(x: bigint): bigint {
    const guard = FixedPoint.of(Number(this.bits) + 64);
    const wide = x << 64n;
    const k = wide / guard.ln2;
    const halvings = 16n;
    const r = (wide - k * guard.ln2) >> halvings;
    let term = guard.one;
    let sum = guard.one;
    for (let n = 1n; term !== 0n; n++) {
      term = guard.mul(term, r) / n;
      sum += term;
    }
    for (let i = 0n; i < halvings; i++) sum = guard.mul(sum, sum);
    return shift(sum, k - 64n);
  }

  /** Natural logarithm of a positive value. */
  log(x: bigint): bigint {
    if (x <= 0n) throw new RangeError('only positive values have a logarithm');
    const guard = FixedPoint.of(Number(this.bits) + 64);
    const k = BigInt(bitLength(x)) - this.bits;
    let m = shift(x, 64n - k);
    const roots = 12n;
    for (let i = 0n; i < roots; i++) m = guard.sqrt(m);
    const series = 2n * guard.#atanhSeries(guard.div(m - guard.one, m + guard.one));
    return ((series << roots) + k * guard.ln2) >> 64n;
  }

  /** Sine and cosine; the reduction takes as many bits of pi as the size of x wants. */
  sinCos(x: bigint): { readonly sin: bigint; readonly cos: bigint } {
    const guard = FixedPoint.of(Number(this.bits) + 128 + (bitLength(x) & ~63));
    const extra = guard.bits - this.bits;
    const wide = x << extra;
    const half = guard.pi / 2n;
    const quadrant = roundedQuotient(wide, half);
    const r = (wide - quadrant * half) >> extra;
    const sin = this.#sinSeries(r);
    const cos = this.#cosSeries(r);
    const turned = [
      { sin, cos },
      { sin: cos, cos: -sin },
      { sin: -sin, cos: -cos },
      { sin: -cos, cos: sin },
    ];
    return turned[Number(((quadrant % 4n) + 4n) % 4n)];
  }

  atan(x: bigint): bigint {
    if (x < 0n) return -this.atan(-x);
    if (x > this.one) return this.pi / 2n - this.atan(this.div(this.one, x));
    const guard = FixedPoint.of(Number(this.bits) + 64);
    let y = x << 64n;
    const halvings = 10n;
    for (let i = 0n; i < halvings; i++) y = guard.div(y, guard.one + guard.sqrt(guard.one + guard.mul(y, y)));
    return (guard.#atanSeries(y) << halvings) >> 64n;
  }

  /**
   * erf by the series with positive terms only: 2/sqrt(pi) e^(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!. The sum is as
   * large as the exponential is small, hence the extra bits.
   */
  erf(x: bigint): bigint {
    const extra = BigInt(64 + 64 * Math.ceil((3 * toDouble(this.mul(x, x), this.bits)) / 64));
    const guard = FixedPoint.of(Number(this.bits + extra));
    const wide = x << extra;
    const square = guard.mul(wide, wide);
    let term = wide;
    let sum = 0n;
    for (let n = 1n; term !== 0n && term !== -1n; n++) {
      sum += term;
      term = (guard.mul(term, square) * 2n) / (2n * n + 1n);
    }
    return guard.div(2n * guard.mul(sum, guard.exp(-square)), guard.sqrt(guard.pi)) >> extra;
  }

  /** e^(x^2) erfc(x) for x >= 0: from erf while that has bits left, then by Laplace's continued fraction. */
  erfcx(x: bigint): bigint {
    const size = toDouble(x, this.bits);
    if (size < 3) {
      const guard = FixedPoint.of(Number(this.bits) + 128);
      const wide = x << 128n;
      return guard.mul(guard.exp(guard.mul(wide, wide)), guard.one - guard.erf(wide)) >> 128n;
    }
    const terms = Math.ceil(((Number(this.bits) * 0.35) / size) ** 2 / 2) + 20;
    let tail = x;
    for (let k = terms; k > 0; k--) tail = x + this.div((this.one * BigInt(k)) / 2n, tail);
    return this.div(this.one, this.mul(tail, this.sqrt(this.pi)));
  }

  /** Logarithm of the gamma function for x > 0: shifted up, then Stirling's series. */
  lnGamma(x: bigint): bigint {
    const guard = FixedPoint.of(Number(this.bits) + 64);
    const from = x << 64n;
    let z = from;
    let product = guard.one;
    while (z < guard.one * 160n) {
      product = guard.mul(product, z);
      z += guard.one;
    }
    const inverse = guard.div(guard.one, z);
    const inverseSquare = guard.mul(inverse, inverse);
    let power = inverse;
    let series = 0n;
    for (let k = 1; ; k++) {
      const { numerator, denominator } = bernoulli(2 * k);
      const term = (power * numerator) / (denominator * BigInt(2 * k * (2 * k - 1)));
      if (term === 0n || term === -1n) break;
      series += term;
      power = guard.mul(power, inverseSquare);
    }
    const halfLogTwoPi = guard.log(2n * guard.pi) / 2n;
    const stirling = guard.mul(z - guard.one / 2n, guard.log(z)) - z + halfLogTwoPi + series;
    return (stirling - guard.log(product)) >> 64n;
  }

  #constant(name: string, make: () => bigint): bigint {
    let value = this.#constants.get(name);
    if (value === undefined) {
      value = make();
      this.#constants.set(name, value);
    }
    return value;
  }

  #atanhSeries(y: bigint): bigint {
    const square = this.mul(y, y);
    let power = y;
    let sum = 0n;
    for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
      sum += power / n;
      power = this.mul(power, square);
    }
    return sum;
  }

  #atanSeries(y: bigint): bigint {
    const square = this.mul(y, y);
    let power = y;
    let sum = 0n;
    for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
      sum += power / n;
      power = -this.mul(power, square);
    }
    return sum;
  }

  #sinSeries(r: bigint): bigint {
    const square = this.mul(r, r);
    let term = r;
    let sum = 0n;
    for (let n = 1n; term !== 0n && term !== -1n; n += 2n) {
      sum += term;
      term = -this.mul(term, square) / ((n + 1n) * (n + 2n));
    }
    return sum;
  }

  #cosSeries(r: bigint): bigint {
    const square = this.mul(r, r);
    let term = this.one;
    let sum = 0n;
    for (let n = 0n; term !== 0n && term !== -1n; n += 2n) {
      sum += term;
      term = -this.mul(term, square) / ((n + 1n) * (n + 2n));
    }
    return sum;
  }
}

const instances = new Map<number, FixedPoint>();

/** x as mantissa * 2^exponent with a whole mantissa. */
function splitDouble(x: number): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = biased === 0 ? fraction : fraction | (1n << 52n);
  return { mantissa: bits >> 63n ? -magnitude : magnitude, exponent: Math.max(biased, 1) - 1075 };
}

/** The double nearest to v * 2^-bits, ties to even, subnormal and overflowing results included. */
export function toDouble(v: bigint, bits: number | bigint): number {
  if (v < 0n) return -toDouble(-v, bits);
  if (v === 0n) return 0;
  const lowest = Math.max(bitLength(v) - 53 - Number(bits), -1074);
  const dropped = BigInt(lowest) + BigInt(bits);
  let mantissa = shift(v, -dropped);
  if (dropped > 0n) {
    const rest = v - (mantissa << dropped);
    const half = 1n << (dropped - 1n);
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa++;
  }
  // The first product is exact; the second rounds nothing, since the mantissa was cut to fit.
  const first = Math.max(lowest, -1000);
  return Number(mantissa) * 2 ** Math.min(first, 900) * 2 ** (lowest - Math.min(first, 900));
}

export function bitLength(v: bigint): number {
  const digits = (v < 0n ? -v : v).toString(16);
  return digits === '0' ? 0 : 4 * (digits.length - 1) + (32 - Math.clz32(Number.parseInt(digits[0], 16)));
}

/** v * 2^by, towards minus infinity. */
export function shift(v: bigint, by: bigint): bigint {
  return by >= 0n ? v << by : v >> -by;
}

function roundedQuotient(a: bigint, b: bigint): bigint {
  const doubled = 2n * a + b;
  const quotient = doubled / (2n * b);
  return doubled < 0n && quotient * 2n * b !== doubled ? quotient - 1n : quotient;
}

function integerSqrt(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const bernoulliNumbers: Ratio[] = [{ numerator: 1n, denominator: 1n }];

/** Bernoulli numbers by their recurrence, B(1) = -1/2. */
function bernoulli(n: number): Ratio {
  for (let m = bernoulliNumbers.length; m <= n; m++) {
    let sum: Ratio = { numerator: 0n, denominator: 1n };
    let binomial = 1n;
    for (let k = 0; k < m; k++) {
      sum = addRatio(sum, bernoulliNumbers[k].numerator * binomial, bernoulliNumbers[k].denominator);
      binomial = (binomial * BigInt(m + 1 - k)) / BigInt(k + 1);
    }
    bernoulliNumbers.push(reduced(-sum.numerator, sum.denominator * BigInt(m + 1)));
  }
  return bernoulliNumbers[n];
}

function addRatio(a: Ratio, numerator: bigint, denominator: bigint): Ratio {
  return reduced(a.numerator * denominator + numerator * a.denominator, a.denominator * denominator);
}

function reduced(numerator: bigint, denominator: bigint): Ratio {
  let a = numerator < 0n ? -numerator : numerator;
  let b = denominator;
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n
    ? { numerator: 0n, denominator: 1n }
    : { numerator: numerator / a, denominator: denominator / a };
}
