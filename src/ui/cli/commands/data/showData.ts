import type { FeedFacts } from '../../../../core/data/checks/feedFacts.ts';
import type { Finding } from '../../../../core/data/checks/finding.ts';
import { mergeFeeds, type NamedFeed } from '../../../../core/data/node/mergeFeeds.ts';
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
  /** What programs get. */
  readonly description: object;
}

const MOST_RECORDS = 100_000;

/** `market-sim data show <name|file…>`: what they hold, and the first records of all of them in order of time. */
export async function showData(words: readonly string[], options: ShowOptions): Promise<void> {
  const output = new Output(options.json === true);
  const count = wholeNumber('records', options.records, 0, MOST_RECORDS);
  const all: Shown[] = [];
  for (const word of words) all.push(await describe(word, options));
  const rows = count === 0 ? [] : await firstRecords(all, count);
  for (const { file, feed, facts, findings } of all) {
    const facing = [
      ['file', file],
      ['format', feed],
      ...factRows(facts),
      ['findings', findingSummary(findings)],
    ];
    for (const line of [...columns(facing), '']) output.say(line);
  }
  if (rows.length > 0) for (const line of columns([RECORD_HEADINGS, ...rows])) output.say(line);
  const named = rows.map((row) =>
    Object.fromEntries(RECORD_HEADINGS.map((name, i) => [name.toLowerCase(), row[i]])),
  );
  output.result({ shown: all.map(({ description }) => description), firstRecords: named });
}

async function describe(word: string, options: ShowOptions): Promise<Shown> {
  const catalogue = catalogueOf(options);
  if (isDataset(catalogue, word)) {
    const dataset = catalogue.read(word);
    const { feed, facts, findings } = dataset;
    const open = catalogue.openOptions(dataset);
    const description = { name: word, ...dataset };
    return { file: catalogue.fileOf(word, dataset), open, feed, facts, findings, description };
  }
  const open = { ...feedOptions(options), format: options.format };
  const {
    format: feed,
    facts,
    findings,
  } = await withFileProgress(`read ${word}`, (onProgress) => surveyFile(word, { ...open, onProgress }));
  return { file: word, open, feed, facts, findings, description: { file: word, feed, facts, findings } };
}

/** Disorder is the checks' to tell: records are shown as they come. */
async function firstRecords(files: readonly Shown[], count: number): Promise<string[][]> {
  const feeds: NamedFeed[] = [];
  const rows: string[][] = [];
  try {
    for (const { file, open } of files) feeds.push({ name: file, feed: await openFeed(file, open) });
    const merged = mergeFeeds(feeds, 'keep');
    while (rows.length < count && (merged.next() || (await merged.refill())))
      rows.push(recordRow(merged.source));
  } finally {
    for (const { feed } of feeds) await feed.close();
  }
  return rows;
}
