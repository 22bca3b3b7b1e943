import { LobsterBookReader } from '../../../../core/data/lobster/bookReader.ts';
import { LobsterMessageReader } from '../../../../core/data/lobster/messageReader.ts';
import { type FileProgress, fileChunks } from '../../../../core/data/node/fileChunks.ts';
import { PulledRows } from '../../../../core/data/node/pulledRows.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { LobsterReplay, type LobsterReplayResult } from '../lobsterReplay.ts';

export interface LobsterOptions {
  /** Levels to compare, at most as many as the book file holds; default 10. */
  readonly levels?: number;
  /** Progress in the book file, the larger one. */
  readonly onProgress?: FileProgress;
}

/**
 * Replays a LOBSTER message file and compares with its orderbook file, row by row, in bounded memory. Both may be
 * compressed (`.br` or gzip).
 *
 * Throws the `BaseError`s of `fileChunks`, the readers and `LobsterReplay`; `DATA_MISMATCHED_FILES` where one file
 * has more rows than the other; `DATA_TRUNCATED` for an empty one.
 */
export async function replayLobster(
  messagePath: string,
  bookPath: string,
  options: LobsterOptions = {},
): Promise<LobsterReplayResult> {
  const replay = new LobsterReplay(options.levels ?? 10, { messages: messagePath, book: bookPath });
  const messages = new PulledRows(new LobsterMessageReader(messagePath), fileChunks(messagePath));
  const book = new PulledRows(new LobsterBookReader(bookPath), fileChunks(bookPath, options.onProgress));
  try {
    for (;;) {
      const hasMessage = messages.next() || (await messages.refill());
      const hasRow = book.next() || (await book.refill());
      if (!hasMessage || !hasRow) {
        if (hasMessage !== hasRow)
          refuseMismatch(messagePath, bookPath, hasMessage, replay.result().messages);
        break;
      }
      replay.next(messages.reader.record, book.reader.row);
    }
  } finally {
    await messages.close();
    await book.close();
  }
  const result = replay.result();
  if (result.messages === 0) {
    throw new BaseError('DATA_TRUNCATED', `${messagePath} is empty`, { facts: { file: messagePath } });
  }
  return result;
}

function refuseMismatch(messagePath: string, bookPath: string, moreMessages: boolean, rows: number): never {
  const [shorter, longer] = moreMessages ? [bookPath, messagePath] : [messagePath, bookPath];
  throw new BaseError('DATA_MISMATCHED_FILES', `${shorter} ends after ${rows} rows, ${longer} goes on`, {
    facts: { file: shorter, rows, other: longer },
  });
}
