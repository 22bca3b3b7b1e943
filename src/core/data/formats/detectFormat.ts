import { BaseError } from '../../utils/errors.ts';
import { nearestWord } from '../config/nearest.ts';
import { STREAM_MAGIC_HIGH, STREAM_MAGIC_LOW } from '../orderStream/layout.ts';
import type { FeedFormat, FeedSample } from './feedFormat.ts';
import { FEED_FORMATS } from './registry.ts';

/** How the detection ended: the format, or why no format fits. */
export type Detection =
  | { readonly format: FeedFormat }
  | { readonly format: undefined; readonly reasons: readonly string[] };

/** The first format that the sample does not rule out; else each format's reason, one per line. */
export function detectFormat(sample: FeedSample, formats: readonly FeedFormat[] = FEED_FORMATS): Detection {
  const reasons: string[] = [];
  for (const format of formats) {
    const reason = format.ruledOut(sample);
    if (reason === undefined) return { format };
    reasons.push(`${format.name}: ${reason}`);
  }
  return { format: undefined, reasons };
}

/**
 * The format of a sample.
 *
 * @throws BaseError DATA_UNKNOWN_FORMAT with every format and why it was ruled out; `others` are the reasons of
 * formats that are not read as a stream of bytes.
 */
export function requireFormat(file: string, sample: FeedSample, others: readonly string[] = []): FeedFormat {
  const detection = detectFormat(sample);
  if (detection.format !== undefined) return detection.format;
  if (isOrderStream(sample.head)) {
    throw new BaseError('DATA_UNKNOWN_FORMAT', `${file} is an order stream: commands, not market data`, {
      facts: { file, format: 'order-stream' },
      advice: 'Send it through the exchange with `market-sim replay`.',
    });
  }
  const reasons = [...detection.reasons, ...others];
  const candidates = reasons.map((reason) => `\n  ${reason}`).join('');
  throw new BaseError('DATA_UNKNOWN_FORMAT', `${file} is of no known format${candidates}`, {
    facts: { file, candidates: reasons.length },
  });
}

/** True where the bytes begin as a binary order stream does. */
export function isOrderStream(head: Uint8Array): boolean {
  if (head.length < 8) return false;
  const view = new DataView(head.buffer, head.byteOffset, 8);
  return view.getUint32(0, true) === STREAM_MAGIC_LOW && view.getUint32(4, true) === STREAM_MAGIC_HIGH;
}

/**
 * The format of a name; `others` are the names of formats that are not read as a stream of bytes.
 *
 * @throws BaseError USAGE with the names there are.
 */
export function namedFormat(name: string, others: readonly string[] = []): FeedFormat {
  const found = FEED_FORMATS.find((format) => format.name === name);
  if (found !== undefined) return found;
  const names = [...FEED_FORMATS.map((format) => format.name), ...others];
  const near = nearestWord(name, names);
  const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
  throw new BaseError('USAGE', `there is no format ${name}${hint}: formats are ${names.join(', ')}`, {
    facts: { format: name },
  });
}
