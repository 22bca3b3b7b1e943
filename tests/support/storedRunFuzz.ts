import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRng, type Rng } from '../../src/core/utils/rng.ts';
import { inspectRun } from '../../src/simulation/results/node/store/inspectRun.ts';
import { buildTables } from '../../src/simulation/results/node/tables/buildTables.ts';
import { LOG_TABLES } from '../../src/simulation/results/tables/runTables.ts';
import { storeWorld } from './storedWorld.ts';

/** What is done to a file, and where. */
interface Harm {
  readonly what: 'changed' | 'cut out' | 'added' | 'cut off';
  readonly at: number;
  readonly bytes: Uint8Array;
}

/**
 * Stores a run with all its tables, harms a random file of it again and again (a byte changed, some cut or added), and
 * looks at it. Returns a line for each harm that was not told with the file's name; the file is mended in between.
 */
export async function fuzzStoredRun(cases: number, seed: number): Promise<string[]> {
  const home = mkdtempSync(join(tmpdir(), 'market-sim-'));
  const dir = join(home, 'run');
  try {
    await storeWorld(dir, seed, '3s');
    await buildTables([{ dir, tables: LOG_TABLES.map(({ spec }) => spec.name) }]);
    const unharmed = inspectRun(dir, 'full').problems;
    if (unharmed.length > 0) return [`a sound run is called damaged: ${unharmed.join('; ')}`];
    const random = createRng(seed, 'harm to stored runs');
    const files = filesOf(dir);
    const missed: string[] = [];
    for (let i = 0; i < cases; i++) {
      const file = files[random.below(files.length)];
      const path = join(dir, file);
      const sound = new Uint8Array(readFileSync(path));
      const harm = harmTo(sound, random);
      writeFileSync(path, harm.bytes);
      if (!isTold(dir, file)) missed.push(`case ${i}: ${file}, byte ${harm.at} ${harm.what}`);
      writeFileSync(path, sound);
    }
    return missed;
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** A problem names the file, or the table that the stamp belongs to. */
function isTold(dir: string, file: string): boolean {
  const { state, problems } = inspectRun(dir, 'full');
  const named = file.replace('.stamp.json', '.parquet');
  return state === 'damaged' && problems.some((problem) => problem.includes(named));
}

function filesOf(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
}

function harmTo(sound: Uint8Array, random: Rng): Harm {
  const at = random.below(sound.length);
  const length = 1 + random.below(random.below(2) === 0 ? 1 : 64);
  switch (random.below(4)) {
    case 0: {
      const bytes = sound.slice();
      bytes[at] ^= 1 + random.below(255);
      return { what: 'changed', at, bytes };
    }
    case 1:
      return { what: 'cut out', at, bytes: joined(sound.subarray(0, at), sound.subarray(at + length)) };
    case 2: {
      const added = Uint8Array.from({ length }, () => random.below(256));
      return { what: 'added', at, bytes: joined(sound.subarray(0, at), added, sound.subarray(at)) };
    }
    default:
      return { what: 'cut off', at, bytes: sound.slice(0, at) };
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
