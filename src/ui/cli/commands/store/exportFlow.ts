import { basename, join, resolve } from 'node:path';
import type { LogReader } from '../../../../core/data/log/logReader.ts';
import { Listings } from '../../../../core/models/listings.ts';
import type { EventLog } from '../../../../core/models/logEntry.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { withIoErrors } from '../../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../../core/utils/node/makeFolder.ts';
import { ofVenue } from '../../../../simulation/results/export/exportedVenue.ts';
import { exportItch } from '../../../../simulation/results/export/itchExport.ts';
import { exportL2, exportL2Trades } from '../../../../simulation/results/export/l2Export.ts';
import { exportLobster } from '../../../../simulation/results/export/lobsterExport.ts';
import { type OpenRun, openRun } from '../../../../simulation/results/node/openRun.ts';
import { PartFile } from '../../partFile.ts';
import { type Progress, startProgress } from '../../progress.ts';

/** A file that was written, and how many rows or messages it holds. */
export interface ExportedFile {
  readonly path: string;
  readonly rows: number;
}

/** Formats of other markets' recordings. */
export type FlowFormat = 'itch' | 'lobster' | 'l2';

/** What to write of a run. */
export interface FlowRequest {
  readonly format: FlowFormat;
  /** Levels of the orderbook file. */
  readonly levels: number;
  /** Name of the venue to write; all of them where it is left out and the format has room. */
  readonly venue: string | undefined;
  /** Throws for a file that must not be replaced. */
  readonly requireFree: (path: string) => void;
}

/**
 * Writes a run as a recording of its venues into the folder `out`. Files get their names when all of them are whole.
 *
 * @throws BaseError of the format's writer and of writing, USAGE for a venue that the run does not have, and what
 * `requireFree` throws for a file that is there.
 */
export async function exportFlow(dir: string, out: string, request: FlowRequest): Promise<ExportedFile[]> {
  const { format, requireFree } = request;
  const run = openRun(dir);
  const progress = await startProgress(format, 'bytes of log');
  try {
    const log = told(run.log, progress);
    const writers = flowWriters(run, log, request);
    const named = writers.map((each) => ({ ...each, paths: each.names.map((name) => join(out, name)) }));
    for (const { paths } of named) for (const path of paths) requireFree(path);
    withIoErrors('create', out, () => makeFolder(out));
    return named.flatMap(({ paths, write }) => writeParts(paths, write));
  } finally {
    progress.stop();
    run.close();
  }
}

type Sink = (bytes: Uint8Array) => void;

/** The files of one writer, and what fills them; it returns the rows of each. */
interface FlowWriter {
  readonly names: readonly string[];
  readonly write: (sinks: readonly Sink[]) => number;
}

function flowWriters(run: OpenRun, log: EventLog, { format, levels, venue }: FlowRequest): FlowWriter[] {
  const manifest = venue === undefined ? run.manifest : ofVenue(run.manifest, venue);
  const stem = basename(resolve(run.dir));
  if (manifest.logLevel === 'inputs') {
    throw new BaseError('USAGE', `${run.dir}: a log of inputs alone holds no executions to write`, {
      advice: 'Run again with --log commands.',
    });
  }
  if (format === 'itch') {
    return [{ names: [`${stem}.itch`], write: ([sink]) => exportItch(manifest, log, sink) }];
  }
  if (format === 'l2') {
    return [
      { names: [`${stem}_incremental_book_L2.csv`], write: ([sink]) => exportL2(manifest, log, sink) },
      { names: [`${stem}_trades.csv`], write: ([sink]) => exportL2Trades(manifest, log, sink) },
    ];
  }
  return new Listings(manifest).names.map((symbol, instrument) => {
    const name = `${stem}_${symbol.replace(/[^\w.-]/g, '-')}`;
    return {
      names: [`${name}_message_${levels}.csv`, `${name}_orderbook_${levels}.csv`],
      write: ([messages, book]) => exportLobster(manifest, log, levels, messages, book, instrument),
    };
  });
}

function writeParts(paths: readonly string[], write: FlowWriter['write']): ExportedFile[] {
  const parts: PartFile[] = [];
  try {
    for (const path of paths) parts.push(new PartFile(path));
    const rows = write(parts.map((part) => (bytes) => part.write(bytes)));
    for (const part of parts) part.commit();
    return paths.map((path) => ({ path, rows }));
  } finally {
    for (const part of parts) part.discard();
  }
}

/** The log, telling how far it was read. */
function told(log: LogReader, progress: Progress): EventLog {
  return {
    forEach(visit) {
      for (const segment of log.wholeSegments()) {
        segment.forEach(visit);
        const bytes = segment.bodyOffset + segment.header.bodyBytes;
        progress.update(bytes / log.size, bytes);
      }
    },
  };
}
