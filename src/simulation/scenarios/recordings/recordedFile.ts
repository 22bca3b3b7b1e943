import type { LobsterBookRow } from '../../../core/data/lobster/lobsterBookRow.ts';
import type { FeedSource } from '../../../core/models/ports/feedSource.ts';

/** Chunks of a file, read when they are asked for. */
export interface ByteSource {
  next(): Uint8Array | undefined;
}

/** An open recording, as its format tells it. */
export interface RecordedFile {
  readonly name: string;
  readonly source: FeedSource;
  /** The book behind the present line, where the recording has one. */
  row?(): LobsterBookRow;
  /** Moves to the next line; false at the end. */
  next(): boolean;
}
