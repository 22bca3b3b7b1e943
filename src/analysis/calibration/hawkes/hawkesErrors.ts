import { cholesky, solveCholesky } from '../../statistics/cholesky.ts';
import type { EventRecord } from './eventRecord.ts';
import type { HawkesDesign } from './hawkesDesign.ts';
import { type IntensityRows, intensityRows } from './intensityRows.ts';
import type { KernelFamily } from './kernelFamily.ts';
import { gradient, information, logLikelihood } from './linearIntensity.ts';

type Parameters = readonly (readonly number[])[];

/** Standard errors by the inverse of the observed information. */
export interface HawkesErrors {
  /** Of the logarithm of the kernel's parameter. */
  ofKernel(index: number): number;
  ofParameter(group: number, index: number): number;
  /** Of a smooth function of the groups' parameters, to first order. */
  ofFunction(f: (parameters: Parameters) => number): number;
}

/** Step in the logarithms of the kernel's parameters, and relative step in a function's arguments. */
const STEP = 1e-3;
const SMALL_STEP = 1e-5;

/**
 * The errors of a fit. Parameters at zero are taken as known: their error cannot be had from the curvature. In the groups'
 * parameters the second derivatives are exact, in the kernel's they are central differences.
 */
export function hawkesCovariance(
  record: EventRecord,
  design: HawkesDesign,
  family: KernelFamily,
  point: readonly number[],
  parameters: Parameters,
): HawkesErrors {
  const places = parameters.flatMap((values, group) =>
    values.flatMap((value, index) => (value > 0 ? [{ group, index }] : [])),
  );
  const rowsAt = (shift: readonly number[]) => {
    const kernel = family.kernel(
      point.map((x, i) => x + shift[i]),
      record,
    );
    return kernel === undefined ? undefined : intensityRows(record, design, kernel);
  };
  const matrix = informationMatrix(rowsAt, point.length, parameters, places);
  const covariance = matrix === undefined ? undefined : inverse(matrix);
  const variance = (weights: readonly number[]) =>
    covariance === undefined
      ? Number.NaN
      : covariance.reduce((sum, row, i) => sum + weights[i] * dot(row, weights), 0);
  const unit = (at: number) =>
    Array.from({ length: places.length + point.length }, (_, i) => (i === at ? 1 : 0));
  return {
    ofKernel: (index) => Math.sqrt(variance(unit(places.length + index))),
    ofParameter(group, index) {
      const at = places.findIndex((place) => place.group === group && place.index === index);
      return at < 0 ? Number.NaN : Math.sqrt(variance(unit(at)));
    },
    ofFunction(f) {
      const slopes = places.map((place) => slopeOf(f, parameters, place));
      return Math.sqrt(variance([...slopes, ...point.map(() => 0)]));
    },
  };
}

interface Place {
  readonly group: number;
  readonly index: number;
}

function informationMatrix(
  rowsAt: (shift: readonly number[]) => IntensityRows[] | undefined,
  kernelParameters: number,
  parameters: Parameters,
  places: readonly Place[],
): number[][] | undefined {
  const size = places.length + kernelParameters;
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const still = new Array<number>(kernelParameters).fill(0);
  const centre = rowsAt(still);
  if (centre === undefined) return undefined;
  centre.forEach((rows, group) => {
    const mine = places.flatMap((place, at) => (place.group === group ? [at] : []));
    const block = information(
      rows,
      parameters[group],
      mine.map((at) => places[at].index),
    );
    mine.forEach((at, i) => {
      mine.forEach((other, j) => {
        matrix[at][other] = block[i][j];
      });
    });
  });
  const value = (rows: readonly IntensityRows[]) =>
    rows.reduce((sum, data, group) => sum + logLikelihood(data, parameters[group]), 0);
  for (let k = 0; k < kernelParameters; k++) {
    const shifted = (a: number, b: number, other: number) =>
      rowsAt(still.map((_, i) => (i === k ? a * STEP : 0) + (i === other ? b * STEP : 0)));
    const [up, down] = [shifted(1, 0, k), shifted(-1, 0, k)];
    if (up === undefined || down === undefined) return undefined;
    const slopes = [up, down].map((rows) => rows.map((data, group) => gradient(data, parameters[group])));
    places.forEach(({ group, index }, at) => {
      const cross = -(slopes[0][group][index] - slopes[1][group][index]) / (2 * STEP);
      matrix[at][places.length + k] = cross;
      matrix[places.length + k][at] = cross;
    });
    matrix[places.length + k][places.length + k] =
      -(value(up) - 2 * value(centre) + value(down)) / (STEP * STEP);
    for (let other = 0; other < k; other++) {
      const corners = [
        shifted(1, 1, other),
        shifted(1, -1, other),
        shifted(-1, 1, other),
        shifted(-1, -1, other),
      ];
      if (corners.some((rows) => rows === undefined)) return undefined;
      const [a, b, c, d] = corners.map((rows) => value(rows ?? []));
      const cross = -(a - b - c + d) / (4 * STEP * STEP);
      matrix[places.length + k][places.length + other] = cross;
      matrix[places.length + other][places.length + k] = cross;
    }
  }
  return matrix;
}

/** By unit diagonals, so that parameters of any size invert alike; undefined where the matrix is not positive definite. */
function inverse(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const scales = matrix.map((row, i) => Math.sqrt(row[i]));
  const lower = cholesky(matrix.map((row, i) => row.map((value, j) => value / (scales[i] * scales[j]))));
  if (lower === undefined) return undefined;
  return matrix.map((_, j) => {
    const unit = matrix.map((__, i) => (i === j ? 1 : 0));
    return solveCholesky(lower, unit).map((value, i) => value / (scales[i] * scales[j]));
  });
}

function slopeOf(f: (parameters: Parameters) => number, parameters: Parameters, place: Place): number {
  const step = SMALL_STEP * Math.max(1e-3, parameters[place.group][place.index]);
  const at = (shift: number) =>
    f(
      parameters.map((values, group) =>
        values.map((x, index) => (group === place.group && index === place.index ? x + shift : x)),
      ),
    );
  return (at(step) - at(-step)) / (2 * step);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
