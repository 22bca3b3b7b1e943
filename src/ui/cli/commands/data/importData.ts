import type { Dataset } from '../../../../core/data/catalogue/dataset.ts';
import { nameAfterFile } from '../../../../core/data/catalogue/datasetName.ts';
import { importFile } from '../../../../core/data/node/catalogue/importFile.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { columns, grouped, Output } from '../../output.ts';
import { catalogueOf, type FileOptions, feedOptions, withFileProgress } from './dataOptions.ts';
import { findingLines, findingSummary, isBad } from './findingLines.ts';

interface ImportOptions extends FileOptions {
  readonly as?: string;
  readonly link?: boolean;
}

/** `market-sim data import <file…>`: each file becomes a dataset. */
export async function importData(files: readonly string[], options: ImportOptions): Promise<void> {
  if (options.as !== undefined && files.length > 1) {
    throw new BaseError('USAGE', `--as names one dataset, and there are ${files.length} files`);
  }
  const output = new Output(options.json === true);
  const catalogue = catalogueOf(options);
  const request = { format: options.format, options: feedOptions(options), link: options.link === true };
  const imported: { name: string; dataset: Dataset }[] = [];
  for (const file of files) {
    const name = options.as ?? nameAfterFile(file);
    const dataset = await withFileProgress(`import ${name}`, (onProgress) =>
      importFile(catalogue, file, { ...request, name, onProgress }),
    );
    imported.push({ name, dataset });
    const { feed, facts, findings } = dataset;
    for (const line of columns([[name, feed, `${grouped(facts.records)} records`, findingSummary(findings)]]))
      output.say(line);
    if (isBad(findings)) for (const line of findingLines(findings)) output.say(`  ${line}`);
  }
  output.result({
    catalogue: catalogue.dir,
    datasets: imported.map(({ name, dataset }) => ({ name, ...dataset })),
  });
}
