/** Pivots below this share of their diagonal element mean that the matrix has no inverse worth the name. */
const SINGULAR = 1e-12;

/**
 * Lower triangular L with L Lᵀ = `matrix`, symmetric and positive definite, by rows; undefined where it is not (Golub and
 * Van Loan, Matrix Computations, algorithm 4.2.1).
 */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const lower: number[][] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row = new Array<number>(matrix.length).fill(0);
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i][j];
      for (let k = 0; k < j; k++) sum -= row[k] * (j === i ? row[k] : lower[j][k]);
      if (j < i) row[j] = sum / lower[j][j];
      else if (!(sum > SINGULAR * matrix[i][i])) return undefined;
      else row[i] = Math.sqrt(sum);
    }
    lower.push(row);
  }
  return lower;
}

/** The x with L Lᵀ x = `right`, for an L of {@link cholesky}. */
export function solveCholesky(lower: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = lower.length;
  const x = [...right];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}
