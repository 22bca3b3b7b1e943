import { FEED_FORMATS } from '../../../../core/data/formats/registry.ts';
import { columns, Output } from '../../output.ts';

/** Parquet is read from its end, and so is no member of the list of formats that are read as they come. */
const PARQUET = { name: 'parquet', title: 'bars in a Parquet file' };

/** `market-sim data formats`: in the order in which they are tried. */
export function listFormats(options: { json?: boolean }): void {
  const output = new Output(options.json === true);
  const formats = [PARQUET, ...FEED_FORMATS].map(({ name, title }) => ({ name, title }));
  for (const line of columns(formats.map(({ name, title }) => [name, title]))) output.say(line);
  output.result({ formats });
}
