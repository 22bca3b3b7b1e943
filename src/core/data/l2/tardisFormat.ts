import type { FeedFormat } from '../formats/feedFormat.ts';
import { sampleText } from './sampleLines.ts';
import { tardisColumns } from './tardisHeader.ts';
import { TardisReader } from './tardisReader.ts';

/** CSV files of Tardis.dev, known by their header. */
export const tardisFormat: FeedFormat = {
  name: 'tardis',
  title: 'Tardis.dev CSV (incremental_book_L2, book_snapshot_N, trades, quotes)',
  ruledOut(sample) {
    const header = sampleText(sample).split(/\r?\n/, 1)[0];
    if (tardisColumns(header, sample.name) !== undefined) return undefined;
    return 'no header with exchange, symbol, timestamp, local_timestamp and the columns of a kind';
  },
  open: (file, options) => new TardisReader(file, options),
};
