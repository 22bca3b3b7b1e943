import { existsSync } from 'node:fs';
import type { FeedOptions } from '../../../../core/data/formats/feedFormat.ts';
import { Catalogue } from '../../../../core/data/node/catalogue/catalogue.ts';
import type { FileProgress } from '../../../../core/data/node/fileChunks.ts';
import { parseCivilDate } from '../../../../core/utils/civilDay.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { interruptible } from '../../interrupt.ts';
import { startProgress } from '../../progress.ts';

/** Where the catalogue is, unless `--catalogue` or this variable says otherwise. */
const CATALOGUE_VARIABLE = 'MARKET_SIM_DATA';
const CATALOGUE_FOLDER = 'data';
const MOST_DECIMALS = 15;

/** Options that every `data` command takes. */
export interface CatalogueOptions {
  readonly catalogue?: string;
  readonly json?: boolean;
}

/** What the user says about a file. */
export interface FileOptions extends CatalogueOptions {
  readonly format?: string;
  readonly symbol?: string;
  readonly date?: string;
  readonly dateOrder?: 'dmy' | 'mdy';
  readonly priceDecimals?: string;
  readonly quantityDecimals?: string;
}

/** The catalogue that the options name. */
export function catalogueOf({ catalogue }: CatalogueOptions): Catalogue {
  return new Catalogue(catalogue ?? (process.env[CATALOGUE_VARIABLE] || CATALOGUE_FOLDER));
}

/** The options of a reader. Throws BaseError USAGE where one cannot be. */
export function feedOptions(options: FileOptions): FeedOptions {
  const { symbol, date, dateOrder, priceDecimals, quantityDecimals } = options;
  return {
    ...(symbol === undefined ? {} : { symbol }),
    ...(date === undefined ? {} : { day: parseDay(date) }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(priceDecimals === undefined
      ? {}
      : { priceDecimals: wholeNumber('price-decimals', priceDecimals, 0, MOST_DECIMALS) }),
    ...(quantityDecimals === undefined
      ? {}
      : { quantityDecimals: wholeNumber('quantity-decimals', quantityDecimals, 0, MOST_DECIMALS) }),
  };
}

/** A whole number within bounds. Throws BaseError USAGE. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new BaseError('USAGE', `--${option} ${text}: must be a whole number from ${least} to ${most}`, {
    facts: { option, found: text },
  });
}

/** True where `word` names a dataset, false where it names a file. Throws BaseError DATASET_UNKNOWN for neither. */
export function isDataset(catalogue: Catalogue, word: string): boolean {
  if (catalogue.has(word)) return true;
  if (existsSync(word)) return false;
  throw catalogue.unknown(word, ', and no such file');
}

/** Runs work on a file with progress in bytes; an interrupt is felt where progress is told. */
export async function withFileProgress<Result>(
  label: string,
  work: (onProgress: FileProgress) => Promise<Result>,
): Promise<Result> {
  const progress = await startProgress(label, 'bytes');
  return interruptible((signal) =>
    work((read, total) => {
      if (signal.aborted) {
        throw new BaseError('INTERRUPTED', `${label} was interrupted; it keeps nothing`, {
          advice: 'Run it again: it begins anew.',
        });
      }
      progress.update(total > 0 ? read / total : 0, read);
    }),
  ).finally(() => progress.stop());
}

function parseDay(date: string): number {
  const day = parseCivilDate(date);
  if (!Number.isNaN(day)) return day;
  throw new BaseError('USAGE', `--date ${date}: must be a date as 2012-06-21`, { facts: { found: date } });
}
