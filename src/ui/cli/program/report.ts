import type { Command } from 'commander';

/** `report`. */
export function addReport(program: Command): void {
  program
    .command('report')
    .summary('write the report of a stored run')
    .description('Write report.html and figures/ into a stored run')
    .argument('<run>', 'run folder')
    .option('--open', 'open it in the browser')
    .action(async (run, options) => (await import('../commands/report.ts')).reportCommand(run, options));
}
