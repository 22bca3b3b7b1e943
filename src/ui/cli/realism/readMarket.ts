import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { measureRealism } from '../../../analysis/realism/measureRealism.ts';
import { readFeedMarket } from '../../../analysis/realism/node/feedMarket.ts';
import type { JudgedMarket } from '../../../analysis/realism/report/judgedMarket.ts';
import type { OpenOptions } from '../../../core/data/node/openFeed.ts';
import { resolveRun } from '../../../simulation/results/node/store/resolveRun.ts';
import { catalogueOf, feedOptions, withFileProgress } from '../commands/data/dataOptions.ts';
import type { MarketRequest } from './marketRequest.ts';
import { readRunMarket } from './runMarket.ts';

/**
 * The market that `word` means, with every line of its report: a recorded file, a dataset of the catalogue, or a stored
 * run.
 *
 * @throws BaseError of the readers; IO_NOT_FOUND where it is none of them; USAGE for an instrument there is not.
 */
export async function readMarket(word: string, request: MarketRequest): Promise<JudgedMarket> {
  const file = recordedFile(word, request);
  if (file === undefined) return readRunMarket(resolveRun(word), request);
  const { instrument, minuteNs } = request;
  const series = await withFileProgress('realism', (onProgress) =>
    readFeedMarket(file.path, {
      ...file.open,
      ...(instrument === undefined ? {} : { instrument }),
      label: basename(word),
      minuteNs,
      onProgress,
    }),
  );
  return { series, lines: measureRealism(series) };
}

function recordedFile(
  word: string,
  request: MarketRequest,
): { readonly path: string; readonly open: OpenOptions } | undefined {
  const { input } = request;
  const said = { ...feedOptions(request), ...(input === undefined ? {} : { format: input }) };
  if (existsSync(word)) return statSync(word).isFile() ? { path: word, open: said } : undefined;
  const catalogue = catalogueOf(request);
  if (!catalogue.has(word)) return undefined;
  const dataset = catalogue.read(word);
  return { path: catalogue.fileOf(word, dataset), open: { ...catalogue.openOptions(dataset), ...said } };
}
