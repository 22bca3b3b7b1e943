import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { writeLobsterBookRow } from '../../../src/core/data/lobster/bookWriter.ts';
import { writeLobsterMessage } from '../../../src/core/data/lobster/messageWriter.ts';
import { AsciiWriter } from '../../../src/core/data/text/asciiWriter.ts';
import { replayLobster } from '../../../src/simulation/scenarios/replay/node/replayLobster.ts';
import { replayOrderStream } from '../../../src/simulation/scenarios/replay/node/replayOrderStream.ts';
import { LobsterFlow } from '../../support/lobsterFlow.ts';
import { describeReference } from '../../support/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'market-sim-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function writeFlow(rows: number): { messages: Uint8Array; book: Uint8Array } {
  const flow = new LobsterFlow(1, 5, false);
  flow.prehistory(200);
  const messages = new AsciiWriter();
  const book = new AsciiWriter();
  for (let i = 0; i < rows; i++) {
    const { message, row } = flow.step();
    writeLobsterMessage(messages, message);
    writeLobsterBookRow(book, row);
  }
  return { messages: messages.view(), book: book.view() };
}

/** The first `n` lines of a text. */
function head(bytes: Uint8Array, n: number): string {
  return new TextDecoder().decode(bytes).split('\n').slice(0, n).join('\n');
}

describe('LOBSTER files', () => {
  const flow = writeFlow(2000);

  it('are replayed from disk, packed or not, with progress', async () => {
    const progress: number[] = [];
    const result = await replayLobster(file('m.csv', flow.messages), file('b.csv.gz', gzipSync(flow.book)), {
      levels: 3,
      onProgress: (read, total) => progress.push(read / total),
    });
    expect(result).toMatchObject({ messages: 2000, rowsCompared: 1999, mismatches: [0, 0, 0] });
    expect(progress.at(-1)).toBe(1);
  });

  it.each([
    ['a shorter book', 2000, 1999, 'DATA_MISMATCHED_FILES', /b.csv ends after 1999 rows, .*m.csv goes on/],
    [
      'a shorter message file',
      1000,
      2000,
      'DATA_MISMATCHED_FILES',
      /m.csv ends after 1000 rows, .*b.csv goes on/,
    ],
    ['empty files', 0, 0, 'DATA_TRUNCATED', /m.csv is empty/],
  ])('with %s are refused', async (_, messageRows, bookRows, code, message) => {
    const messages = file('m.csv', head(flow.messages, messageRows));
    const book = file('b.csv', head(flow.book, bookRows));
    const error = await replayLobster(messages, book).catch((thrown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('that are not there are named', async () => {
    const book = file('b.csv', flow.book);
    await expect(replayLobster(join(folder, 'none.csv'), book)).rejects.toMatchObject({
      code: 'IO_NOT_FOUND',
    });
  });
});

describeReference('LOBSTER sample', (reference) => {
  const prefix = 'MSFT_2012-06-21_34200000_37800000';
  const messages = () => reference('lobster', `${prefix}_message_50.csv`);
  const book = () => reference('lobster', `${prefix}_orderbook_50.csv`);

  it('replayed gives the book that the exchange published, all 50 levels of all rows', async () => {
    expect(await replayLobster(messages(), book(), { levels: 50 })).toEqual({
      messages: 1000,
      rowsCompared: 999,
      mismatches: new Array(50).fill(0),
      executions: 110,
      executionsOfKnownOrders: 34,
      makerMatches: 34,
      revealed: 5,
      crossedAdds: 0,
    });
  });

  it.each([1, 5, 10])('cut to %i levels, it gives them all', async (levels) => {
    const rows = readFileSync(book(), 'utf8').trim().split('\n');
    const cut = rows
      .map((row) =>
        row
          .split(',')
          .slice(0, levels * 4)
          .join(','),
      )
      .join('\n');
    const result = await replayLobster(messages(), file('cut.csv', cut));
    expect(result.mismatches).toEqual(new Array(levels).fill(0));
  });
});

describeReference('Recorded order streams', (reference) => {
  const published = readFileSync(reference('matching-streams', 'report-sha256.txt'), 'utf8')
    .trim()
    .split('\n');
  const small = published.map((line) => line.split(/\s+/)).filter(([, name]) => name.includes('.seed7.20k.'));

  it('are all here', () => {
    const files = readdirSync(reference('matching-streams')).filter((name) => name.includes('.seed7.20k.'));
    expect(small.map(([, name]) => name).sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(small)('%s is the hash of the reports of %s', async (sha256, name) => {
    let reports = '';
    const result = await replayOrderStream(reference('matching-streams', name), {
      onReports: (text) => {
        reports += new TextDecoder().decode(text);
      },
    });
    expect(result).toMatchObject({ messages: 39_955, reportSha256: sha256 });
    expect(reports.match(/^1,/gm)).toHaveLength(result.trades);
    expect(result.endToEndNsPerMessage).toBeGreaterThan(result.nsPerMessage);
  });
});
