import type { Command } from 'commander';

/** `calibrate`: models of order flow, fitted. */
export function addCalibrate(program: Command): void {
  program
    .command('calibrate')
    .summary('fit a model of order flow to recorded data or a run')
    .description(
      'Fit a model of order flow by likelihood to recorded orders or to a stored run, and write a world that `run` takes',
    )
    .argument(
      '<data|run>',
      'a recorded file, a dataset of the catalogue, or a stored run (folder, name, or `last`)',
    )
    .requiredOption('--model <name>', 'what to fit: smith-farmer, hawkes-exponential, hawkes-power-law')
    .option('--instrument <name>', 'only this instrument: ABC, or ABC@venue')
    .option('--out <file.json>', 'write the fitted world to this file')
    .option(
      '--report [file]',
      'write a report, by its ending (.html .md .png .pdf; default calibration.html)',
    )
    .option('--no-open', 'with --report: do not open the page in the browser')
    .option('--input <format>', 'format of the file (default: recognised)')
    .option('--symbol <symbol>', 'symbol of a file that names none')
    .option('--date <date>', 'day of a file that holds times of day only, as 2012-06-21')
    .option('--price-decimals <n>', 'decimal places that prices are kept with')
    .option('--quantity-decimals <n>', 'decimal places that quantities are kept with')
    .option('--catalogue <dir>', 'folder of the catalogue (default: $MARKET_SIM_DATA, or data)')
    .option('--json', 'print one JSON object on stdout, everything else on stderr')
    .action(async (source, options) =>
      (await import('../commands/calibrate.ts')).calibrateCommand(source, options),
    );
}
