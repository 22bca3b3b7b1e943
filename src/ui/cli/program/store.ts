import { type Command, Option } from 'commander';

const RUNS = ['--runs <dir>', 'folder of the runs (default MARKET_SIM_RUNS, else runs)'] as const;
const JSON_OPTION = ['--json', 'print one JSON object on stdout, everything else on stderr'] as const;

/** `runs`, `query`, `export` and `bars`: stored runs as a collection. */
export function addStore(program: Command): void {
  addRuns(program);
  addQuery(program);
  addExport(program);
}

function addRuns(program: Command): void {
  const runs = program.command('runs').description('List, check, pin and remove stored runs');
  runs
    .command('ls', { isDefault: true })
    .description('List the stored runs; the exit code is 3 where one is damaged')
    .option(...RUNS)
    .option('--scenario <name>', 'only runs of this scenario')
    .addOption(
      new Option('--sort <by>', 'what to sort by')
        .choices(['created', 'name', 'events', 'size'])
        .default('created'),
    )
    .option('--limit <n>', 'only the last so many')
    .option('--check', 'check every sum of logs and tables, not headers alone')
    .option(...JSON_OPTION)
    .action(async (options) => (await import('../commands/store/list.ts')).listRuns(options));
  runs
    .command('show')
    .description('Show one run')
    .argument('<run>', 'folder or name of a run, or `last`')
    .option(...RUNS)
    .option('--check', 'check every sum of its log and tables')
    .option(...JSON_OPTION)
    .action(async (run, options) => (await import('../commands/store/list.ts')).showRun(run, options));
  runs
    .command('rm')
    .description('Remove runs: never pinned ones, nor a folder that holds anything else')
    .argument('<run...>', 'names of runs')
    .option(...RUNS)
    .option('--yes', 'do not ask')
    .option(...JSON_OPTION)
    .action(async (names, options) =>
      (await import('../commands/store/remove.ts')).removeRuns(names, options),
    );
  for (const verb of ['pin', 'unpin'] as const) {
    runs
      .command(verb)
      .description(verb === 'pin' ? 'Keep runs from removal' : 'Let runs be removed again')
      .argument('<run...>', 'names of runs')
      .option(...RUNS)
      .option(...JSON_OPTION)
      .action(async (names, options) =>
        (await import('../commands/store/remove.ts')).pinRuns(names, verb === 'pin', options),
      );
  }
  addPrune(runs);
}

function addPrune(runs: Command): void {
  runs
    .command('prune')
    .description('Remove runs by rule; pinned ones stay')
    .option(...RUNS)
    .option('--keep <n>', 'keep the latest so many')
    .option('--older-than <time>', 'remove what is older: 30d, 12h')
    .option('--max-size <size>', 'keep the latest up to this size in all: 2GB')
    .option('--scenario <name>', 'only runs of this scenario')
    .option('--dry-run', 'only say what would be removed')
    .option('--yes', 'do not ask')
    .option(...JSON_OPTION)
    .action(async (options) => (await import('../commands/store/remove.ts')).pruneRuns(options));
}

function addQuery(program: Command): void {
  program
    .command('query')
    .summary('ask stored runs in SQL')
    .description('Answer one SELECT over the tables of stored runs; `query --tables` lists them')
    .argument('[sql]', 'a SELECT in the SQL of DuckDB')
    .argument('[run...]', 'folders or names of runs (default all)')
    .option(...RUNS)
    .option('--tables', 'list the tables and their columns')
    .option('--table', 'print aligned columns (the default)')
    .option('--csv', 'print CSV')
    .option('--limit <n>', 'rows to print at most (default 100; 100000 with --csv and --json)')
    .option(...JSON_OPTION)
    .action(async (sql, runs, options) =>
      (await import('../commands/store/query.ts')).queryCommand(sql, runs, options),
    );
}

function addExport(program: Command): void {
  program
    .command('export')
    .summary('write a stored run in a format of others')
    .description('Write the tables of a stored run, or its order flow as a recording of its venue')
    .argument('<run>', 'folder or name of a run, or `last`')
    .option('--parquet', 'its tables as Parquet')
    .option('--csv', 'its tables as CSV')
    .option('--itch', 'its order flow as NASDAQ TotalView-ITCH 5.0')
    .option('--lobster', 'its order flow as LOBSTER message and orderbook files')
    .option('--l2', 'its price levels and trades as L2 CSV, as Tardis.dev lays them out')
    .option('--tables <names>', 'only these tables: orders,trades')
    .option('--levels <n>', 'levels of the orderbook file (default 10)')
    .option('--venue <name>', 'only the order flow of this venue')
    .option('--out <dir>', 'folder to write to (default <run>-<format>)')
    .option('--force', 'replace files that are there')
    .option(...RUNS)
    .option(...JSON_OPTION)
    .action(async (run, options) =>
      (await import('../commands/store/export.ts')).exportCommand(run, options),
    );
}
