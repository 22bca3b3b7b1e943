import type { CatalogueEntry } from '../../../../core/data/node/catalogue/catalogue.ts';
import { columns, grouped, Output } from '../../output.ts';
import { type CatalogueOptions, catalogueOf } from './dataOptions.ts';
import { symbolText, timeText } from './factLines.ts';
import { findingSummary } from './findingLines.ts';

const HEADINGS = ['NAME', 'FORMAT', 'RECORDS', 'BYTES', 'FIRST', 'LAST', 'SYMBOLS', 'FINDINGS'];

/** `market-sim data ls` */
export function listData(options: CatalogueOptions): void {
  const output = new Output(options.json === true);
  const catalogue = catalogueOf(options);
  const entries = catalogue.entries();
  if (entries.length === 0) output.say(`No datasets in ${catalogue.dir}: market-sim data import <file…>`);
  else for (const line of columns([HEADINGS, ...entries.map(row)])) output.say(line);
  output.result({
    catalogue: catalogue.dir,
    datasets: entries.map(({ name, dataset, problem }) => ({ name, ...dataset, problem })),
  });
}

function row({ name, dataset, problem }: CatalogueEntry): string[] {
  if (dataset === undefined) return [name, problem ?? ''];
  const { feed, facts, size, findings } = dataset;
  return [
    name,
    feed,
    grouped(facts.records),
    grouped(size),
    timeText(facts.first),
    timeText(facts.last),
    symbolText(facts.symbols),
    findingSummary(findings),
  ];
}
