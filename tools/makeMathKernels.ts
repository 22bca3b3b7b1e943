import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Fit, fitKernel } from './math/fit.ts';
import { KERNELS, type KernelSpec } from './math/kernels.ts';
import { makeTables } from './math/tables.ts';

/**
 * Writes `src/core/utils/math/kernels.ts` (fitted functions) and `tables.ts` (constants). Usage:
 * node tools/makeMathKernels.ts
 */
const folder = new URL('../src/core/utils/math/', import.meta.url);
const HEADER = '// Written by tools/makeMathKernels.ts: do not edit by hand.\n\n';

function kernelSource(spec: KernelSpec, result: Fit): string {
  const error = Math.ceil(Math.log2(result.error) - 53);
  const quotient = result.denominator.length > 1;
  const numerator = horner(result.numerator);
  const body = quotient ? `(${numerator}) / (${horner(result.denominator)})` : numerator;
  return `/** ${spec.about}; relative error of the fit below 2^${error}. */
export function ${spec.name}(x: number): number {
  return ${body};
}
`;
}

function horner(coefficients: readonly number[]): string {
  const last = coefficients.length - 1;
  return coefficients.map((c, i) => (i < last ? `${c} + x * (` : `${c}`)).join('') + ')'.repeat(last);
}

function tableSource(name: string, value: number | number[]): string {
  if (typeof value === 'number') return `export const ${name} = ${value};\n`;
  const rows = [];
  for (let i = 0; i < value.length; i += 4) rows.push(`  ${value.slice(i, i + 4).join(', ')},\n`);
  const ignore = '// biome-ignore format: a table, several numbers a line\n';
  return `${ignore}export const ${name}: Float64Array = Float64Array.of(\n${rows.join('')});\n`;
}

function write(name: string, source: string): void {
  const path = fileURLToPath(new URL(name, folder));
  writeFileSync(path, HEADER + source);
  const biome = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));
  execFileSync(process.execPath, [biome, 'format', '--write', path], { stdio: 'inherit' });
}

write('kernels.ts', KERNELS.map((spec) => kernelSource(spec, fitKernel(spec))).join('\n'));
write(
  'tables.ts',
  Object.entries(makeTables())
    .map(([name, value]) => tableSource(name, value))
    .join(''),
);
