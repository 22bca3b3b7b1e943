import type { InstrumentEntry, PluginIdentity, RunManifest } from '../../core/models/manifest.ts';
import type { PlainData } from '../../core/models/plainData.ts';
import type { RecordingIdentity } from '../../core/models/ports/recordings.ts';
import { BaseError } from '../../core/utils/errors.ts';
import { JsonFields } from './jsonFields.ts';
import { chainOf } from './manifestChain.ts';
import { MOST_INSTRUMENTS, requireSoundListings } from './manifestListings.ts';
import { stableJson } from './stableJson.ts';

/** A manifest as the text of its file. */
export function manifestText(manifest: RunManifest): string {
  return stableJson({
    format: manifest.format,
    formatVersion: manifest.formatVersion,
    programVersion: manifest.programVersion,
    scenario: manifest.scenario,
    seed: manifest.seed,
    tiePolicy: manifest.tiePolicy,
    timeResolutionNs: manifest.timeResolutionNs,
    logLevel: manifest.logLevel,
    config: manifest.config,
    instruments: manifest.instruments,
    actors: manifest.actors,
    chain: manifest.chain,
    plugins: manifest.plugins,
    recordings: manifest.recordings,
    silent: manifest.silent,
  });
}

/**
 * Reads the text of a manifest's file; `file` is named in errors.
 *
 * @throws BaseError DATA_CORRUPT where it is no JSON, DATA_BAD_MAGIC where it is another format or version,
 * DATA_INVALID_FIELD where a field is missing or wrong.
 */
export function parseManifest(text: string, file: string): RunManifest {
  const fields = new JsonFields(file, parseJson(text, file));
  requireFormat(fields, file);
  const manifest: RunManifest = {
    format: 'market-sim-run',
    formatVersion: 1,
    programVersion: fields.text('programVersion'),
    scenario: fields.text('scenario'),
    config: fields.object('config') as PlainData,
    seed: fields.integer('seed', Number.MIN_SAFE_INTEGER),
    tiePolicy: fields.choice('tiePolicy', ['fifo', 'shuffled']),
    timeResolutionNs: fields.integer('timeResolutionNs', 1),
    logLevel: fields.choice('logLevel', ['inputs', 'commands', 'full']),
    actors: fields.list('actors', (actor) => ({ name: actor.text('name'), kind: actor.text('kind') })),
    instruments: fields.list('instruments', instrumentOf),
    ...(fields.has('chain') ? { chain: chainOf(fields.part('chain')) } : {}),
    ...(fields.has('plugins') ? { plugins: fields.list('plugins', pluginOf) } : {}),
    ...(fields.has('recordings') ? { recordings: fields.list('recordings', recordingOf) } : {}),
    ...(fields.has('silent') ? { silent: fields.texts('silent') } : {}),
  };
  requireSoundListings(manifest, file);
  return manifest;
}

function instrumentOf(instrument: JsonFields): InstrumentEntry {
  const isListed = instrument.has('venue') || instrument.has('venueInstrument');
  return {
    symbol: instrument.text('symbol'),
    tickSize: instrument.decimal('tickSize'),
    lotSize: instrument.decimal('lotSize'),
    ...(instrument.has('contractMultiplier')
      ? { contractMultiplier: instrument.decimal('contractMultiplier') }
      : {}),
    currency: instrument.text('currency'),
    currencyScale: instrument.integer('currencyScale', 0, 18),
    ...(isListed
      ? {
          venue: instrument.integer('venue', 0),
          venueInstrument: instrument.integer('venueInstrument', 0, MOST_INSTRUMENTS),
        }
      : {}),
  };
}

function pluginOf(plugin: JsonFields): PluginIdentity {
  return { name: plugin.text('name'), version: plugin.text('version'), sha256: plugin.text('sha256') };
}

function recordingOf(recording: JsonFields): RecordingIdentity {
  return {
    file: recording.text('file'),
    bytes: recording.integer('bytes', 0),
    sha256: recording.text('sha256'),
  };
}

/** Parses JSON, and names the file where it is none. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BaseError('DATA_CORRUPT', `${file} is not valid JSON: ${reason}`, { facts: { file }, cause });
  }
}

function requireFormat(fields: JsonFields, file: string): void {
  const format = fields.text('format');
  if (format !== 'market-sim-run') {
    throw new BaseError('DATA_BAD_MAGIC', `${file} is not the manifest of a run: its format is ${format}`, {
      facts: { file, field: 'format', found: format },
    });
  }
  const version = fields.integer('formatVersion', 1);
  if (version !== 1) {
    throw new BaseError(
      'DATA_BAD_MAGIC',
      `${file} has format version ${version}; this program reads version 1`,
      {
        facts: { file, field: 'formatVersion', found: version },
        advice: 'Read it with the version of the program that made the run.',
      },
    );
  }
}
