/** e to the x. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.79) return Infinity;
  if (x < -745.2) return 0;
  const k = Math.floor(x * 1.4426950408889634 + 0.5);
  const r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  let p = 1;
  for (let i = 14; i >= 1; i--) p = 1 + (p * r) / i;
  let scale = 1;
  for (let i = 0; i < Math.abs(k); i++) scale = k > 0 ? scale * 2 : scale / 2;
  return p * scale;
}
