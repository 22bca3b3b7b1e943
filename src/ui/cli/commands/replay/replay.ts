import { BaseError } from '../../../../core/utils/errors.ts';
import { interruptible } from '../../interrupt.ts';
import { Output } from '../../output.ts';
import { type Progress, startProgress } from '../../progress.ts';
import { binance, hyperliquid, tardis } from './depth.ts';
import { itch } from './itch.ts';
import { lobster } from './lobster.ts';
import { orderStream } from './orderStream.ts';
import { findRecording } from './recording.ts';
import type { ReplayFormat, ReplayOptions } from './replayFormat.ts';
import { replayWith } from './replayWith.ts';

/** Every format that `replay` takes, by the name that `--format` takes. */
export const REPLAY_FORMATS: Readonly<Record<string, ReplayFormat>> = {
  binance,
  hyperliquid,
  itch,
  lobster,
  'order-stream': orderStream,
  tardis,
};

/** Options that belong to some formats only, as the command line spells them. */
const SPECIAL_OPTIONS = {
  book: 'book',
  levels: 'levels',
  reports: 'reports',
  framing: 'framing',
  symbols: 'symbols',
  symbol: 'symbol',
  priceDecimals: 'price-decimals',
  quantityDecimals: 'quantity-decimals',
} as const;

/** `market-sim replay <file>` */
export async function replayCommand(word: string, options: ReplayOptions): Promise<void> {
  const recording = await findRecording(word, options.format, Object.keys(REPLAY_FORMATS));
  if (options.with !== undefined) return replayWith(recording, options, new Output(options.json === true));
  refuseWithoutOthers(options);
  const { file } = recording;
  const format = REPLAY_FORMATS[recording.format];
  refuseStrangers(format, options);
  const output = new Output(options.json === true);
  const progress = await startProgress('replay', 'bytes');
  const { result, lines } = await interruptible((signal) =>
    format.replay({ file, options, onProgress: told(progress, signal) }),
  ).finally(() => progress.stop());
  for (const line of lines) output.say(line);
  output.result(result);
}

/** Options of a market that runs mean nothing to a plain replay. */
function refuseWithoutOthers(options: ReplayOptions): void {
  const stray = (['from', 'tick', 'seed', 'until', 'out', 'force'] as const).find(
    (key) => options[key] !== undefined,
  );
  const name = stray ?? ((options.set ?? []).length > 0 ? 'set' : undefined);
  if (name !== undefined) throw new BaseError('USAGE', `--${name} goes with --with`);
}

/** The file's bytes as progress, and the place where an interrupt is felt. */
function told(progress: Progress, signal: AbortSignal): (read: number, total: number) => void {
  return (read, total) => {
    if (signal.aborted) throw new BaseError('INTERRUPTED', 'the replay was interrupted; it keeps nothing');
    progress.update(total > 0 ? read / total : 0, read);
  };
}

function refuseStrangers(format: ReplayFormat, options: ReplayOptions): void {
  for (const [key, name] of Object.entries(SPECIAL_OPTIONS)) {
    const option = key as keyof typeof SPECIAL_OPTIONS;
    if (options[option] === undefined || format.own.includes(option)) continue;
    const owners = Object.entries(REPLAY_FORMATS).filter(([, other]) => other.own.includes(option));
    throw new BaseError('USAGE', `--${name} goes with --format ${owners.map(([name]) => name).join(' or ')}`);
  }
}
