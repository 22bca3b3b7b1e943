import { FeedChecks } from '../../src/core/data/checks/feedChecks.ts';
import type { FeedFormat, FeedOptions } from '../../src/core/data/formats/feedFormat.ts';
import { FEED_FORMATS } from '../../src/core/data/formats/registry.ts';
import { BaseError } from '../../src/core/utils/errors.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';
import { feedSamples, type NamedSample } from './feedSamples.ts';

const LONGEST_NOISE = 500;
/** Records that one byte may make, and some for what a reader tells by itself. */
const RECORDS_PER_BYTE = 1;
const RECORDS_AT_LEAST = 64;
/** Refusals about the data, or for want of something that only the user knows, as a date. */
const EXPECTED = /^(DATA_|USAGE$)/;
/** Pieces of text that break tables, numbers and JSON more often than chance does. */
const NASTY = [
  '9'.repeat(400),
  '-',
  '1e308',
  'NaN',
  '"',
  '\\u0000',
  '{'.repeat(300),
  '['.repeat(300),
  ','.repeat(300),
  '\r',
  '\n\n',
  '\0',
  '0'.repeat(70_000),
  '\ufeff',
  '-9007199254740993',
  '0000-00-00',
];

/** How the cases ended: formats recognised, cases read to their end, and refusals by error code. */
export interface FormatFuzz {
  readonly recognised: Readonly<Record<string, number>>;
  readonly read: number;
  readonly refused: Readonly<Record<string, number>>;
  /** Cases in which the checks found something. */
  readonly found: number;
}

/**
 * Recognises, reads and checks broken files of every format, and noise. Throws where one is met with anything but a
 * whole reading or a `BaseError` about the data.
 */
export function fuzzFormats(cases: number, seed: number): FormatFuzz {
  const rng = createRng(seed, 'format fuzz');
  const samples = feedSamples();
  const recognised: Record<string, number> = {};
  const refused: Record<string, number> = {};
  let read = 0;
  let found = 0;
  for (let i = 0; i < cases; i++) {
    const sample = samples[rng.below(samples.length)]!;
    const file = brokenSample(sample, rng);
    const format = chooseFormat(sample, file, rng, recognised);
    const ending = readBroken(format, sample.name, file, rng);
    if (ending.code === undefined) read++;
    else refused[ending.code] = (refused[ending.code] ?? 0) + 1;
    if (ending.findings > 0) found++;
  }
  return { recognised, read, refused, found };
}

/** A sound file with up to three wounds, or noise. */
export function brokenSample({ bytes }: NamedSample, rng: Rng): Uint8Array {
  if (rng.below(10) === 0) return noise(rng);
  let file = bytes;
  for (let wounds = Math.max(1, rng.below(6) - 2); wounds > 0; wounds--) file = wounded(file, rng);
  return file;
}

function noise(rng: Rng): Uint8Array {
  const span = rng.below(2) === 0 ? 256 : 96;
  return Uint8Array.from({ length: rng.below(LONGEST_NOISE) }, () => (256 - span) / 5 + rng.below(span));
}

function wounded(file: Uint8Array, rng: Rng): Uint8Array {
  const at = rng.below(file.length + 1);
  const to = Math.min(file.length, at + 1 + rng.below(80));
  const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  switch (rng.below(7)) {
    case 0: {
      const copy = file.slice();
      if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 + rng.below(255));
      return copy;
    }
    case 1:
      return file.slice(0, at);
    case 6:
      return file.map((byte, i) =>
        i >= at && i < to && byte >= 0x30 && byte <= 0x39 ? 0x30 + rng.below(10) : byte,
      );
    case 2:
      return joined(file.subarray(0, at), file.subarray(to));
    case 3:
      return joined(file.subarray(0, to), file.subarray(at));
    case 4:
      return joined(file.subarray(0, at), noise(rng), file.subarray(at));
    default: {
      const piece = new TextEncoder().encode(NASTY[rng.below(NASTY.length)]);
      return joined(file.subarray(0, at), piece, file.subarray(to));
    }
  }
}

/** What is recognised, or else the format that the file was before it broke. */
function chooseFormat(
  sample: NamedSample,
  file: Uint8Array,
  rng: Rng,
  recognised: Record<string, number>,
): FeedFormat {
  const whole = rng.below(3) > 0;
  const head = whole ? file : file.subarray(0, rng.below(file.length + 1));
  const fitting = FEED_FORMATS.filter((format) => {
    const reason = format.ruledOut({ name: sample.name, head, whole });
    if (reason !== undefined && reason.length > 2000)
      throw new Error(`${format.name} gives a reason without end`);
    return reason === undefined;
  });
  for (const { name } of fitting) recognised[name] = (recognised[name] ?? 0) + 1;
  const own = FEED_FORMATS.find(({ name }) => name === sample.format) as FeedFormat;
  return rng.below(2) === 0 ? own : (fitting[0] ?? own);
}

function readBroken(
  format: FeedFormat,
  name: string,
  file: Uint8Array,
  rng: Rng,
): { readonly code: string | undefined; readonly findings: number } {
  const chunk = 1 + rng.below(file.length + 1);
  let checks: FeedChecks | undefined;
  let code: string | undefined;
  let records = 0;
  const most = file.length * RECORDS_PER_BYTE + RECORDS_AT_LEAST;
  try {
    const reader = format.open(name, someOptions(rng));
    const seen = new FeedChecks(reader, format.startsMidway === true);
    checks = seen;
    const drain = (): void => {
      while (reader.next()) {
        seen.see();
        if (++records > most) throw new Error(`${format.name}: ${records} records of ${file.length} bytes`);
      }
    };
    for (let at = 0; at < file.length; at += chunk) {
      reader.feed(file.subarray(at, at + chunk));
      drain();
    }
    reader.finish();
    drain();
  } catch (error) {
    if (!(error instanceof BaseError) || !EXPECTED.test(error.code)) throw error;
    if (error.message.length > 2000) throw new Error(`${format.name}: a message without end`);
    code = error.code;
    checks?.fail(error);
  }
  return { code, findings: checks?.survey().findings.length ?? 0 };
}

function someOptions(rng: Rng): FeedOptions {
  return {
    ...(rng.below(4) === 0 ? { symbol: 'X' } : {}),
    ...(rng.below(4) === 0 ? { day: rng.below(20_000) } : {}),
    ...(rng.below(4) === 0 ? { priceDecimals: rng.below(16) } : {}),
    ...(rng.below(4) === 0 ? { quantityDecimals: rng.below(16) } : {}),
  };
}
