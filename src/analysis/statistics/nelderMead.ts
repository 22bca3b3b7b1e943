/** Where a search ended. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** Whether the simplex shrank to the tolerance before the evaluations ran out. */
  readonly isConverged: boolean;
}

interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * Least value of a function of a few variables, by the simplex of Nelder and Mead, "A simplex method for function
 * minimization", Computer Journal 7 (1965) 308-313, with its coefficients 1, 2, 1/2 and 1/2. A value that is no number counts
 * as the worst, which makes bounds of any shape.
 *
 * @param sides first steps from `start` along each axis.
 * @param tolerance the search ends where no vertex lies further than this, in units of `sides`, from the best.
 */
export function nelderMead(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  sides: readonly number[],
  tolerance: number,
  mostEvaluations: number,
): Minimum {
  let evaluations = 0;
  const at = (point: readonly number[]): Vertex => {
    evaluations++;
    const value = f(point);
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  let simplex = [at(start), ...start.map((_, i) => at(start.map((x, k) => (k === i ? x + sides[i] : x))))];
  const order = () => simplex.sort((a, b) => a.value - b.value);
  const isSmall = () =>
    simplex.every(({ point }) =>
      point.every((x, i) => Math.abs(x - simplex[0].point[i]) <= tolerance * Math.abs(sides[i])),
    );
  order();
  while (evaluations < mostEvaluations && !isSmall()) {
    simplex = step(simplex, at);
    order();
  }
  const [{ point, value }] = simplex;
  return { point, value, evaluations, isConverged: isSmall() };
}

/** One move of the ordered simplex: the worst vertex is reflected, stretched or drawn in, or all but the best shrink. */
function step(simplex: readonly Vertex[], at: (point: readonly number[]) => Vertex): Vertex[] {
  const kept = simplex.slice(0, -1);
  const worst = simplex[simplex.length - 1];
  const centre = worst.point.map((_, i) => kept.reduce((sum, { point }) => sum + point[i], 0) / kept.length);
  const along = (factor: number) => at(centre.map((c, i) => c + factor * (worst.point[i] - c)));
  const reflected = along(-1);
  if (reflected.value < simplex[0].value) {
    const stretched = along(-2);
    return [...kept, stretched.value < reflected.value ? stretched : reflected];
  }
  if (reflected.value < kept[kept.length - 1].value) return [...kept, reflected];
  const drawn = along(reflected.value < worst.value ? -0.5 : 0.5);
  if (drawn.value < Math.min(reflected.value, worst.value)) return [...kept, drawn];
  const best = simplex[0].point;
  return simplex.map((vertex, i) => (i === 0 ? vertex : at(vertex.point.map((x, k) => (x + best[k]) / 2))));
}
