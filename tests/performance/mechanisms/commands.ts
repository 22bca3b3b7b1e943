import { mechanismRegistry } from '../../../src/simulation/scenarios/plugins/mechanismRegistry.ts';
import type { BenchmarkOptions, BenchmarkResult } from '../runner/benchmark.ts';
import { runInChild } from '../runner/childProcess.ts';
import { figure } from '../runner/markdown.ts';
import { median } from '../runner/statistics.ts';
import type { CommandJob, CommandSample } from './commandSample.ts';

const SCRIPT = new URL('./commandSample.ts', import.meta.url);
const COMMANDS = 20_000;
const SMOKE_COMMANDS = 300;

/** The conformance kit's commands to every mechanism that comes with the program, as far as it takes them. */
export async function measureCommands(options: BenchmarkOptions): Promise<BenchmarkResult> {
  const names = mechanismRegistry.all().map(({ name }) => name);
  const samples = new Map<string, CommandSample[]>(names.map((name) => [name, []]));
  for (let round = 1; round <= options.rounds; round++) {
    for (const [mechanism, found] of samples) {
      const job: CommandJob = { mechanism, commands: options.smoke ? SMOKE_COMMANDS : COMMANDS };
      const sample = await runInChild<CommandSample>(SCRIPT, job);
      found.push(sample);
      options.say(`    round ${round}: ${mechanism} ${figure(sample.nsPerCommand)} ns a command`);
    }
  }
  return {
    tables: [
      {
        title: 'Mechanisms',
        columns: ['mechanism', 'ns/command', 'commands/s', 'fills', 'refused'],
        rows: [...samples].map(([name, found]) => {
          const ns = median(found.map(({ nsPerCommand }) => nsPerCommand));
          return [name, figure(ns), figure(1e9 / ns), found[0].fills, found[0].refused];
        }),
        note: `${options.smoke ? SMOKE_COMMANDS : COMMANDS} commands that the conformance kit draws, and their cancels, through the port, what is due included; no more than some 100 orders are live.`,
      },
    ],
    checks: [
      {
        name: 'every mechanism answers every command',
        ok: [...samples.values()].every((found) => found.every(({ unanswered }) => unanswered === 0)),
        found: [...samples].map(([name, [{ unanswered }]]) => `${name} ${unanswered}`).join(', '),
      },
    ],
    goals: [],
    data: Object.fromEntries(samples),
  };
}
