import fc from 'fast-check';
import { itchFormat } from '../../src/core/data/itch/itchFormat.ts';
import { ITCH_FRAMINGS, type ItchFraming } from '../../src/core/data/itch/itchFraming.ts';
import { ItchReader } from '../../src/core/data/itch/itchReader.ts';
import { BaseError } from '../../src/core/utils/errors.ts';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';
import { ItchReplay } from '../../src/simulation/scenarios/replay/itchReplay.ts';
import { ItchFlow } from './itchFlow.ts';
import { anyItchMessage, itchBytes } from './itchMessages.ts';

const SHORTEST_MESSAGE = 12;
const LONGEST_NOISE = 400;

/** How the cases ended. */
export interface ItchFuzz {
  /** Read to their end. */
  readonly read: number;
  /** Refused, by error code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Read to their end, but with anomalies in the replay. */
  readonly anomalous: number;
}

/**
 * Reads and replays broken files: noise, and sound files of every framing and type with a byte changed, some bytes
 * cut or added. Throws where one is met with anything but a whole reading or a `BaseError` with its place.
 */
export function fuzzItch(cases: number, seed: number): ItchFuzz {
  const rng = createRng(seed, 'itch fuzz');
  const files = soundFiles(seed);
  const refused: Record<string, number> = {};
  let read = 0;
  let anomalous = 0;
  for (let i = 0; i < cases; i++) {
    const file = rng.below(4) === 0 ? noise(rng) : broken(files[rng.below(files.length)], rng);
    const ending = readBroken(file, rng);
    if (ending.code !== undefined) refused[ending.code] = (refused[ending.code] ?? 0) + 1;
    else read++;
    if (ending.anomalies > 0) anomalous++;
  }
  return { read, refused, anomalous };
}

/** A day's beginning, and one message of every type, in each framing. */
function soundFiles(seed: number): Uint8Array[] {
  const flow = new ItchFlow(seed, { stocks: 3, liveOrders: 10 });
  const day = [...flow.opening(), ...Array.from({ length: 40 }, () => flow.step())];
  const any = fc.sample(anyItchMessage, { numRuns: 40, seed });
  return ITCH_FRAMINGS.flatMap((framing) => [
    itchBytes(day, { framing, end: true }),
    itchBytes(any, { framing }),
  ]);
}

function noise(rng: Rng): Uint8Array {
  const bytes = Uint8Array.from({ length: rng.below(LONGEST_NOISE) }, () => rng.below(256));
  // Half of them begin as a file of some framing does.
  if (rng.below(2) === 0) bytes.set([0, rng.below(2) * SHORTEST_MESSAGE, 0x53].slice(0, bytes.length));
  return bytes;
}

function broken(file: Uint8Array, rng: Rng): Uint8Array {
  const at = rng.below(file.length);
  const some = 1 + rng.below(60);
  switch (rng.below(4)) {
    case 0: {
      const copy = file.slice();
      copy[at] ^= 1 + rng.below(255);
      return copy;
    }
    case 1:
      return file.slice(0, at);
    case 2:
      return Uint8Array.from([...file.subarray(0, at), ...file.subarray(at + some)]);
    default: {
      const added = Array.from({ length: some }, () => rng.below(256));
      return Uint8Array.from([...file.subarray(0, at), ...added, ...file.subarray(at)]);
    }
  }
}

function readBroken(
  file: Uint8Array,
  rng: Rng,
): { readonly code: string | undefined; readonly anomalies: number } {
  const named: ItchFraming | undefined = rng.below(4) === 0 ? ITCH_FRAMINGS[rng.below(3)] : undefined;
  const reader = new ItchReader('broken', named);
  const replay = new ItchReplay(reader);
  const chunk = 1 + rng.below(file.length + 1);
  itchFormat.ruledOut({ name: 'broken', head: file, whole: rng.below(2) === 0 });
  let code: string | undefined;
  try {
    for (let at = 0; at < file.length; at += chunk) {
      reader.feed(file.subarray(at, at + chunk));
      drain(reader, replay, file.length);
    }
    reader.finish();
    drain(reader, replay, file.length);
  } catch (error) {
    code = placed(error, file.length);
  }
  replay.check();
  const { anomalies } = replay.result();
  return { code, anomalies: Object.values(anomalies).reduce((sum, { count }) => sum + count, 0) };
}

function drain(reader: ItchReader, replay: ItchReplay, bytes: number): void {
  while (reader.next()) {
    replay.apply();
    if (reader.messages * SHORTEST_MESSAGE > bytes) throw new Error('more messages than bytes for them');
  }
}

/** The code of a refusal, which must say where. */
function placed(error: unknown, bytes: number): string {
  if (!(error instanceof BaseError)) throw error;
  const { byteOffset } = error.facts;
  if (typeof byteOffset === 'number' && byteOffset >= 0 && byteOffset <= bytes) return error.code;
  throw new Error(`${error.message}: not a place of ${bytes} bytes`);
}
