import { parseArgs } from 'node:util';
import type { Benchmark, BenchmarkResult } from './runner/benchmark.ts';
import { machineLine, thisMachine } from './runner/machine.ts';
import { tableToMarkdown } from './runner/markdown.ts';
import { BENCHMARKS } from './runner/registry.ts';

const USAGE = `Usage: npm run bench -- [name…] [--rounds N] [--smoke] [--json]

Measures market-sim against its peers, side by side: each round runs every candidate in a fresh process,
figures are medians over the rounds, and only ratios within one run mean anything.

  --rounds N   rounds (default 5)
  --smoke      few messages, one round: checks agreement, its figures mean nothing
  --json       one JSON object on stdout, words on stderr

Benchmarks:
${BENCHMARKS.map(({ name, title }) => `  ${name.padEnd(14)} ${title}`).join('\n')}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    smoke: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function chosen(): readonly Benchmark[] {
  const unknown = positionals.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (values.help || unknown.length > 0 || !(Number(values.rounds) >= 1)) {
    if (unknown.length > 0) process.stderr.write(`There is no benchmark called ${unknown.join(', ')}.\n`);
    process.stderr.write(USAGE);
    process.exit(values.help ? 0 : 2);
  }
  return BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
}

const machine = thisMachine();
const out = values.json ? process.stderr : process.stdout;
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const results: Record<string, BenchmarkResult> = {};
out.write(`${machineLine(machine)}\n`);
for (const benchmark of chosen()) {
  say(`${benchmark.name}: ${benchmark.title}`);
  const rounds = values.smoke ? 1 : Math.floor(Number(values.rounds));
  const result = await benchmark.run({ smoke: values.smoke, rounds, say });
  results[benchmark.name] = result;
  for (const table of result.tables) out.write(`\n${tableToMarkdown(table)}\n`);
  for (const { name, ok, found } of result.checks)
    out.write(`\n${ok ? 'holds' : 'DOES NOT HOLD'}: ${name} (${found})`);
  if (!values.smoke) {
    for (const { name, ok, found } of result.goals)
      out.write(`\n${ok ? 'reached' : 'NOT REACHED'}: ${name} (${found})`);
  }
  out.write('\n');
}
const checks = Object.values(results).flatMap((result) => result.checks);
const allHold = checks.every(({ ok }) => ok);
if (values.json)
  process.stdout.write(`${JSON.stringify({ machine, smoke: values.smoke, benchmarks: results, allHold })}\n`);
process.exitCode = allHold ? 0 : 1;
