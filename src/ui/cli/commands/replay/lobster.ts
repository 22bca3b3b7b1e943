import { BaseError } from '../../../../core/utils/errors.ts';
import { replayLobster } from '../../../../simulation/scenarios/replay/node/replayLobster.ts';
import { factLines, parseLevels, type ReplayFormat } from './replayFormat.ts';

const DEFAULT_LEVELS = '10';

/** A LOBSTER message file against its orderbook file. */
export const lobster: ReplayFormat = {
  own: ['book', 'levels'],
  async replay({ file, options, onProgress }) {
    const levels = parseLevels(options.levels ?? DEFAULT_LEVELS);
    const result = await replayLobster(file, options.book ?? bookBeside(file), { levels, onProgress });
    return { result, lines: factLines(result) };
  },
};

/** LOBSTER names the two files of a recording alike. */
function bookBeside(file: string): string {
  const book = file.replace(/_message_(?=[^/\\]*$)/, '_orderbook_');
  if (book !== file) return book;
  throw new BaseError('USAGE', `name the orderbook file of ${file} with --book`, { facts: { file } });
}
