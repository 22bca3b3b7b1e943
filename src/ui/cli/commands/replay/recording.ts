import { existsSync } from 'node:fs';
import { isOrderStream, requireFormat } from '../../../../core/data/formats/detectFormat.ts';
import { sampleFile } from '../../../../core/data/node/openFeed.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { catalogueOf } from '../data/dataOptions.ts';

/** A recorded file and the format that it is to be replayed as. */
export interface Recording {
  readonly file: string;
  readonly format: string;
}

/**
 * The recording that `word` means: a file, or a dataset of the catalogue; of the format `named`, else of the
 * dataset's, else as its first bytes tell.
 *
 * @throws BaseError DATA_UNKNOWN_FORMAT; USAGE for a format that is none of `replayable`; those of `sampleFile`
 */
export async function findRecording(
  word: string,
  named: string | undefined,
  replayable: readonly string[],
): Promise<Recording> {
  const catalogue = catalogueOf({});
  if (!existsSync(word) && catalogue.has(word)) {
    const dataset = catalogue.read(word);
    const file = catalogue.fileOf(word, dataset);
    return { file, format: requireReplayable(word, named ?? dataset.feed, replayable) };
  }
  const format = named ?? (await recognised(word));
  return { file: word, format: requireReplayable(word, format, replayable) };
}

async function recognised(file: string): Promise<string> {
  const sample = await sampleFile(file);
  return isOrderStream(sample.head) ? 'order-stream' : requireFormat(file, sample).name;
}

function requireReplayable(word: string, format: string, replayable: readonly string[]): string {
  if (replayable.includes(format)) return format;
  throw new BaseError('USAGE', `${word} is of format ${format}, which has no orders or books to replay`, {
    facts: { file: word, format },
    advice: `Replay takes ${replayable.join(', ')}; \`market-sim data show\` shows any format.`,
  });
}
