import type { Command } from 'commander';
import { acceptPlugins } from '../plugins.ts';

/** `compare`. */
export function addCompare(program: Command): void {
  const compare = program
    .command('compare')
    .summary('run the same seeds through variants of a world, and measure what differs')
    .description(
      'Run the same seeds through every variant of a world and compare each with the first: paired differences with intervals',
    )
    .argument('<scenario|config.json>', 'what `run` takes: name of a scenario, or a JSON file')
    .option(
      '--vary <path=a,b>',
      'values of a setting, the baseline first; repeated: all combinations',
      collect,
      [],
    )
    .option('--seeds <seeds>', 'how many (100), a range (1-100) or a list (3,7,9)', '100')
    .option('--set <path=value>', 'change one setting of all variants; may be repeated', collect, [])
    .option('--until <time>', 'simulated time at which every run stops: 90s, 10m, 1h')
    .option('--measure <key>', 'compare this measure only; may be repeated', collect, [])
    .option('--workers <n>', 'threads; the answer is the same for any number (default: all cores)')
    .option('--stall-timeout <time>', 'with plug-ins: give up where nothing moves for so long', '10s')
    .option(
      '--report [file]',
      'write the page comparison/report.html, or a file by its ending (.html .md .png .pdf)',
    )
    .option('--no-open', 'with --report: do not open the page in the browser')
    .option('--out <dir>', 'write comparison.json, and the report, into this folder')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (name, options) => (await import('../commands/compare.ts')).compareCommand(name, options));
  acceptPlugins(compare);
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}
