import { ItchReader } from '../../src/core/data/itch/itchReader.ts';
import { ItchWriter } from '../../src/core/data/itch/itchWriter.ts';
import { ItchReplay } from '../../src/simulation/scenarios/replay/itchReplay.ts';
import { ItchFlow } from '../support/itchFlow.ts';
import { fuzzItch } from '../support/itchFuzz.ts';

const FUZZ_CASES = 100_000;
const FUZZ_STEP = 10_000;
const STREAM_BYTES = 5e9;
/** What the replay and the generator beside it may hold at most, whatever the length of the stream. */
const MOST_RESIDENT_BYTES = 500e6;
const SAY_EVERY_BYTES = 1e9;

/** Broken files by the hundred thousand. Throws where one is met with anything but an answer. */
export function soakItchFuzz(): void {
  for (let done = 0; done < FUZZ_CASES; done += FUZZ_STEP) {
    const { read, refused, anomalous } = fuzzItch(FUZZ_STEP, 1 + done);
    console.log(
      `broken ITCH: ${done + FUZZ_STEP} cases; ${read} read, ${anomalous} anomalous, ${JSON.stringify(refused)}`,
    );
  }
}

/** A day of many gigabytes, generated while it is replayed. Throws where memory follows its length. */
export function soakItchStream(bytes = STREAM_BYTES): void {
  const flow = new ItchFlow(1, { stocks: 8000, liveOrders: 100_000 });
  const reader = new ItchReader('generated');
  const replay = new ItchReplay(reader);
  const writer = new ItchWriter((piece) => {
    reader.feed(piece);
    while (reader.next()) replay.apply();
  });
  for (const message of flow.opening()) writer.message(message);
  let peak = 0;
  for (let say = SAY_EVERY_BYTES; reader.bytesRead < bytes; ) {
    for (let i = 0; i < 10_000; i++) writer.message(flow.step());
    peak = Math.max(peak, process.memoryUsage.rss());
    if (reader.bytesRead < Math.min(say, bytes)) continue;
    console.log(
      `ITCH stream: ${(reader.bytesRead / 1e9).toFixed(1)} GB, ${reader.messages} messages, peak ${Math.round(peak / 1e6)} MB`,
    );
    say += SAY_EVERY_BYTES;
  }
  const anomalies = Object.values(replay.result().anomalies).filter(({ count }) => count > 0);
  if (anomalies.length > 0) throw new Error('a sound stream has anomalies');
  if (peak > MOST_RESIDENT_BYTES) throw new Error(`memory reached ${peak} bytes`);
}
