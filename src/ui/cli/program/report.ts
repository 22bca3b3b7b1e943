import type { Command } from 'commander';
import { acceptPlugins } from '../plugins.ts';

/** `report`. */
export function addReport(program: Command): void {
  const report = program
    .command('report')
    .summary('write the report of a stored run, or compare several')
    .description(
      'Write the report of a stored run, or of two to eight runs compared: a page (report.html and figures/) where no form is named',
    )
    .argument('<run...>', 'folders or names of runs, or `last`')
    .option('--html', 'a page that works offline, with its figures as Plotly JSON')
    .option('--md', 'Markdown with every table and caption')
    .option('--png', 'pictures of the page and of each figure (needs Chromium)')
    .option('--pdf', 'the page on A4 (needs Chromium)')
    .option('--json', 'print the whole report as one JSON object on stdout, everything else on stderr')
    .option('--out <path>', 'folder, or file by its ending (default: the run folder, or comparison/)')
    .option('--instrument <name>', 'show this instrument instead of the most traded one: ABC, or ABC@venue')
    .option('--open', 'open the page in the browser')
    .action(async (runs, options) => (await import('../commands/report.ts')).reportCommand(runs, options));
  acceptPlugins(report);
}
