import type { FeedFacts } from '../../../../core/data/checks/feedFacts.ts';
import type { Finding } from '../../../../core/data/checks/finding.ts';
import { type OpenOptions, openFeed } from '../../../../core/data/node/openFeed.ts';
import { surveyFile } from '../../../../core/data/node/surveyFile.ts';
import { columns, Output } from '../../output.ts';
import {
  catalogueOf,
  type FileOptions,
  feedOptions,
  isDataset,
  wholeNumber,
  withFileProgress,
} from './dataOptions.ts';
import { factRows } from './factLines.ts';
import { findingSummary } from './findingLines.ts';
import { RECORD_HEADINGS, recordRow } from './recordTable.ts';

interface ShowOptions extends FileOptions {
  readonly records: string;
}

/** What is known of a file before its records are shown. */
interface Shown {
  readonly file: string;
  readonly open: OpenOptions;
  readonly feed: string;
  readonly facts: FeedFacts;
  readonly findings: readonly Finding[];
  /** The dataset's own facts, for programs. */
  readonly description: object;
}

const MOST_RECORDS = 100_000;

/** `market-sim data show <name|file>` */
export async function showData(word: string, options: ShowOptions): Promise<void> {
  const output = new Output(options.json === true);
  const count = wholeNumber('records', options.records, 0, MOST_RECORDS);
  const shown = await describe(word, options);
  const rows = await firstRecords(shown.file, shown.open, count);
  const facts = [
    ['format', shown.feed],
    ...factRows(shown.facts),
    ['findings', findingSummary(shown.findings)],
  ];
  for (const line of columns([['file', shown.file], ...facts])) output.say(line);
  if (rows.length > 0) for (const line of ['', ...columns([RECORD_HEADINGS, ...rows])]) output.say(line);
  const named = rows.map((row) =>
    Object.fromEntries(RECORD_HEADINGS.map((name, i) => [name.toLowerCase(), row[i]])),
  );
  output.result({ ...shown.description, firstRecords: named });
}

async function describe(word: string, options: ShowOptions): Promise<Shown> {
  const catalogue = catalogueOf(options);
  if (isDataset(catalogue, word)) {
    const dataset = catalogue.read(word);
    const { feed, facts, findings } = dataset;
    const open = { ...dataset.options, format: feed };
    return {
      file: catalogue.fileOf(word, dataset),
      open,
      feed,
      facts,
      findings,
      description: { name: word, ...dataset },
    };
  }
  const open = { ...feedOptions(options), format: options.format };
  const {
    format: feed,
    facts,
    findings,
  } = await withFileProgress(`read ${word}`, (onProgress) => surveyFile(word, { ...open, onProgress }));
  return { file: word, open, feed, facts, findings, description: { file: word, feed, facts, findings } };
}

async function firstRecords(file: string, open: OpenOptions, count: number): Promise<string[][]> {
  const rows: string[][] = [];
  if (count === 0) return rows;
  const feed = await openFeed(file, open);
  try {
    while (rows.length < count && (feed.next() || (await feed.refill()))) rows.push(recordRow(feed.source));
  } finally {
    await feed.close();
  }
  return rows;
}
