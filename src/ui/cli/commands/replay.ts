import { BaseError } from '../../../core/utils/errors.ts';
import { replayLobster } from '../../../simulation/scenarios/replay/node/replayLobster.ts';
import { replayOrderStream } from '../../../simulation/scenarios/replay/node/replayOrderStream.ts';
import { interruptible } from '../interrupt.ts';
import { columns, grouped, Output } from '../output.ts';
import { PartFile } from '../partFile.ts';
import { type Progress, startProgress } from '../progress.ts';

export interface ReplayOptions {
  readonly format: 'lobster' | 'order-stream';
  readonly book?: string;
  readonly levels: string;
  readonly reports?: string;
  readonly json?: boolean;
}

/** `market-sim replay <file>` */
export async function replayCommand(file: string, options: ReplayOptions): Promise<void> {
  refuseContradictions(options);
  const output = new Output(options.json === true);
  const progress = await startProgress('replay', 'bytes');
  const result = await interruptible<object>((signal) => {
    const onProgress = told(progress, signal);
    return options.format === 'lobster'
      ? replayLobster(file, options.book ?? bookBeside(file), {
          levels: parseLevels(options.levels),
          onProgress,
        })
      : replayStream(file, options.reports, onProgress);
  }).finally(() => progress.stop());
  const rows = Object.entries(result).map(([name, value]) => [name, shown(value)]);
  for (const line of columns(rows)) output.say(line);
  output.result(result);
}

/** The file's bytes as progress, and the place where an interrupt is felt. */
function told(progress: Progress, signal: AbortSignal): (read: number, total: number) => void {
  return (read, total) => {
    if (signal.aborted) throw new BaseError('INTERRUPTED', 'the replay was interrupted; it keeps nothing');
    progress.update(total > 0 ? read / total : 0, read);
  };
}

async function replayStream(
  file: string,
  reportsPath: string | undefined,
  onProgress: (a: number, b: number) => void,
) {
  if (reportsPath === undefined) return replayOrderStream(file, { onProgress });
  const reports = new PartFile(reportsPath);
  try {
    const result = await replayOrderStream(file, { onProgress, onReports: (text) => reports.write(text) });
    reports.commit();
    return result;
  } finally {
    reports.discard();
  }
}

function refuseContradictions(options: ReplayOptions): void {
  const isLobster = options.format === 'lobster';
  if (isLobster && options.reports !== undefined)
    throw new BaseError('USAGE', '--reports goes with --format order-stream');
  if (!isLobster && options.book !== undefined)
    throw new BaseError('USAGE', '--book goes with --format lobster');
}

/** LOBSTER names the two files of a recording alike. */
function bookBeside(file: string): string {
  const book = file.replace(/_message_(?=[^/\\]*$)/, '_orderbook_');
  if (book !== file) return book;
  throw new BaseError('USAGE', `name the orderbook file of ${file} with --book`, { facts: { file } });
}

function parseLevels(text: string): number {
  const levels = Number(text);
  if (Number.isInteger(levels) && levels >= 1 && levels <= 1000) return levels;
  throw new BaseError('USAGE', `--levels ${text}: must be a whole number from 1 to 1000`, {
    facts: { levels: text },
  });
}

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? grouped(value) : value.toFixed(1);
  return Array.isArray(value) ? value.join(' ') : String(value);
}
