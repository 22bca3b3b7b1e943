import { EXIT } from '../../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { FolderRunStore } from '../../../../simulation/results/node/store/folderRunStore.ts';
import { inspectRun } from '../../../../simulation/results/node/store/inspectRun.ts';
import { resolveRun, runsRoot } from '../../../../simulation/results/node/store/resolveRun.ts';
import { QUERY_TABLES } from '../../../../simulation/results/node/tables/queryError.ts';
import { runQuery } from '../../../../simulation/results/node/tables/runQuery.ts';
import { interruptible } from '../../interrupt.ts';
import { columns, Output } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { resultCsv, resultJson, resultTable } from '../../queryOutput.ts';

export interface QueryCommandOptions {
  readonly runs?: string;
  readonly tables?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly table?: boolean;
  readonly limit?: string;
}

/** Rows shown where nothing else was asked for: a screen or two, or what a program holds at ease. */
const SHOWN_ROWS = 100;
const GIVEN_ROWS = 100_000;

/** `market-sim query "SQL" [run…]` */
export async function queryCommand(
  sql: string | undefined,
  runs: readonly string[],
  options: QueryCommandOptions,
): Promise<void> {
  const output = new Output(options.json === true);
  if (options.tables) {
    tellTables(output);
    return;
  }
  if (sql === undefined) throw new BaseError('USAGE', 'query needs an SQL statement, or --tables');
  const asCsv = options.csv === true;
  const asked = [options.json, options.csv, options.table].filter((each) => each === true);
  if (asked.length > 1) throw new BaseError('USAGE', 'choose one of --json, --csv and --table');
  const limit = parseLimit(options.limit) ?? (asCsv || output.json ? GIVEN_ROWS : SHOWN_ROWS);
  const named = dirsOf(runs, options);
  const dirs = readable(named, runs.length > 0);
  const result = await ask(sql, dirs, limit);
  if (asCsv) process.stdout.write(`${resultCsv(result).join('\n')}\n`);
  else if (!output.json) for (const line of resultTable(result)) output.say(line);
  output.result(resultJson(result));
  if (result.more) process.stderr.write(`There are more than ${limit} rows: give more with --limit.\n`);
  process.exitCode = EXIT.ok;
}

async function ask(sql: string, dirs: readonly string[], limit: number) {
  const progress = await startProgress('tables', 'built');
  try {
    return await interruptible((signal) =>
      runQuery(sql, dirs, { limit, signal, onBuilding: (share, tables) => progress.update(share, tables) }),
    );
  } finally {
    progress.stop();
  }
}

function dirsOf(runs: readonly string[], options: QueryCommandOptions): string[] {
  const root = runsRoot(options.runs);
  if (runs.length > 0) return [...new Set(runs.map((run) => resolveRun(run, root)))];
  const dirs = new FolderRunStore(root).names().map((name) => `${root}/${name}`);
  if (dirs.length > 0) return dirs.sort();
  throw new BaseError('IO_NOT_FOUND', `there is no run in ${root}`, {
    facts: { root },
    advice: 'Run something first (`market-sim run zi`), or name the folder of the runs with --runs.',
  });
}

/**
 * Tables hold what logs hold up to their last whole segment: whoever asks must know. A run that cannot be read at all is
 * left out unless it was named.
 */
function readable(dirs: readonly string[], areNamed: boolean): string[] {
  return dirs.filter((dir) => {
    const { problems, scenario } = inspectRun(dir);
    const isRead = areNamed || scenario !== undefined;
    for (const problem of problems) process.stderr.write(`${isRead ? 'Damaged' : 'Left out'}: ${problem}\n`);
    return isRead;
  });
}

function parseLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new BaseError('USAGE', `--limit ${text}: must be a whole number above zero`);
}

function tellTables(output: Output): void {
  for (const { name, description, columns: list } of QUERY_TABLES) {
    output.say(`${name}: ${description}`);
    const rows = list.map((each) => [`  ${each.name}`, each.type, each.unit, each.description]);
    for (const line of columns([['  run', 'text', '', 'name of the run'], ...rows])) output.say(line);
    output.say();
  }
  output.result({
    tables: QUERY_TABLES.map(({ name, description, columns: list }) => ({
      name,
      description,
      columns: list.map(({ name: column, type, unit, description: meaning }) => ({
        name: column,
        type,
        unit,
        description: meaning,
      })),
    })),
  });
}
