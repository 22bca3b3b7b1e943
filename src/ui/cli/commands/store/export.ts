import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { BaseError } from '../../../../core/utils/errors.ts';
import { withIoErrors } from '../../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../../core/utils/node/makeFolder.ts';
import { inspectRun } from '../../../../simulation/results/node/store/inspectRun.ts';
import { resolveRun, runsRoot } from '../../../../simulation/results/node/store/resolveRun.ts';
import { QUERY_TABLES } from '../../../../simulation/results/node/tables/queryError.ts';
import type { TableFormat } from '../../../../simulation/results/node/tables/writeTable.ts';
import { writeTables } from '../../../../simulation/results/node/tables/writeTables.ts';
import { interruptible } from '../../interrupt.ts';
import { columns, grouped, Output } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { type ExportedFile, exportFlow, type FlowFormat } from './exportFlow.ts';

export interface ExportOptions {
  readonly runs?: string;
  readonly parquet?: boolean;
  readonly csv?: boolean;
  readonly itch?: boolean;
  readonly lobster?: boolean;
  readonly l2?: boolean;
  readonly tables?: string;
  readonly levels?: string;
  readonly venue?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

const TABLE_FORMATS: readonly TableFormat[] = ['parquet', 'csv'];
const FLOW_FORMATS: readonly FlowFormat[] = ['itch', 'lobster', 'l2'];

/** `market-sim export <run>` */
export async function exportCommand(named: string, options: ExportOptions): Promise<void> {
  const output = new Output(options.json === true);
  const dir = resolveRun(named, runsRoot(options.runs));
  const format = formatOf(options);
  const out = options.out ?? `${basename(resolve(dir))}-${format}`;
  const isTables = format === 'parquet' || format === 'csv';
  if (!isTables && options.tables !== undefined)
    throw new BaseError('USAGE', '--tables needs --parquet or --csv');
  if (options.levels !== undefined && format !== 'lobster') {
    throw new BaseError('USAGE', '--levels needs --lobster');
  }
  if (isTables && options.venue !== undefined) {
    throw new BaseError('USAGE', '--venue needs --itch, --lobster or --l2', {
      advice: 'Tables have a column venue.',
    });
  }
  const files = isTables
    ? await exportTables(dir, out, format, options)
    : await exportFlow(dir, out, {
        format,
        levels: levelsOf(options.levels),
        venue: options.venue,
        requireFree: (path) => requireFree(path, options),
      });
  for (const line of columns(files.map(({ path, rows }) => [path, `${grouped(rows)} rows`])))
    output.say(line);
  const { problems } = inspectRun(dir, 'full');
  for (const problem of problems) process.stderr.write(`Written as far as the run is whole: ${problem}\n`);
  output.result({ run: dir, format, files, problems });
}

async function exportTables(
  dir: string,
  out: string,
  format: TableFormat,
  options: ExportOptions,
): Promise<ExportedFile[]> {
  const orders = tablesOf(options.tables).map((table) => {
    const path = join(out, `${table}.${format}`);
    return { dir, table, path, format };
  });
  for (const { path } of orders) requireFree(path, options);
  withIoErrors('create', out, () => makeFolder(out));
  const rows = new Map<string, number>();
  const progress = await startProgress('export', 'tables');
  try {
    await interruptible((signal) =>
      writeTables(orders, {
        signal,
        onProgress: (share, tables) => progress.update(share, tables),
        onTable: (order, count) => rows.set(order.path, count),
      }),
    );
  } finally {
    progress.stop();
  }
  return orders.map(({ path }) => ({ path, rows: rows.get(path) as number }));
}

function formatOf(options: ExportOptions): TableFormat | FlowFormat {
  const asked = [...TABLE_FORMATS, ...FLOW_FORMATS].filter((format) => options[format] === true);
  if (asked.length === 1) return asked[0];
  const all = [...TABLE_FORMATS, ...FLOW_FORMATS].map((format) => `--${format}`).join(', ');
  throw new BaseError('USAGE', `export needs one of ${all}`);
}

function tablesOf(list: string | undefined): string[] {
  const known = QUERY_TABLES.map((table) => table.name);
  if (list === undefined) return known;
  const tables = [...new Set(list.split(',').map((name) => name.trim()))];
  const unknown = tables.find((name) => !known.includes(name));
  if (unknown === undefined) return tables;
  throw new BaseError('USAGE', `--tables ${list}: there is no table ${unknown}; tables: ${known.join(', ')}`);
}

function levelsOf(text: string | undefined): number {
  if (text === undefined) return 10;
  const levels = Number(text);
  if (Number.isSafeInteger(levels) && levels >= 1 && levels <= 1000) return levels;
  throw new BaseError('USAGE', `--levels ${text}: must be a whole number from 1 to 1000`);
}

function requireFree(path: string, options: ExportOptions): void {
  if (options.force || !existsSync(path)) return;
  throw new BaseError('RUN_FOLDER_NOT_EMPTY', `${path} is there already`, {
    facts: { path },
    advice: 'Choose another folder with --out, or add --force to replace it.',
  });
}
