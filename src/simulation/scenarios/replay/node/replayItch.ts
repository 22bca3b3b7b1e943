import type { ItchFraming } from '../../../../core/data/itch/itchFraming.ts';
import { ItchReader } from '../../../../core/data/itch/itchReader.ts';
import { type FileProgress, fileChunks } from '../../../../core/data/node/fileChunks.ts';
import { ItchReplay, type ItchReplayResult } from '../itchReplay.ts';

export interface ItchReplayOptions {
  /** How messages are told apart; the file's first bytes tell where it is left out. */
  readonly framing?: ItchFraming;
  readonly onProgress?: FileProgress;
}

/**
 * Replays a TotalView-ITCH 5.0 file, packed or not, in memory that follows the live orders and not the file.
 *
 * Throws the `BaseError`s of `fileChunks` and `ItchReader`.
 */
export async function replayItch(path: string, options: ItchReplayOptions = {}): Promise<ItchReplayResult> {
  const reader = new ItchReader(path, options.framing);
  const replay = new ItchReplay(reader);
  for await (const chunk of fileChunks(path, options.onProgress)) {
    reader.feed(chunk);
    while (reader.next()) replay.apply();
  }
  reader.finish();
  while (reader.next()) replay.apply();
  return replay.result();
}
