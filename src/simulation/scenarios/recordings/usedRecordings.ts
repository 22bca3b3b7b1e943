import type {
  Recording,
  RecordingIdentity,
  RecordingLibrary,
  RecordingRequest,
} from '../../../core/models/ports/recordings.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { madeUpRecording } from './madeUpRecord.ts';

/** A library that keeps account of what was taken from it. Without a library behind it, it has no files. */
export class UsedRecordings implements RecordingLibrary {
  readonly #library: RecordingLibrary | undefined;
  readonly #files = new Map<string, RecordingIdentity>();

  constructor(library: RecordingLibrary | undefined) {
    this.#library = library;
  }

  /** What was taken, in the order of the names. */
  get files(): readonly RecordingIdentity[] {
    return [...this.#files.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  find(request: RecordingRequest): Recording {
    if (request.file === '') return madeUpRecording(request);
    if (this.#library === undefined) {
      throw new BaseError('IO_NOT_FOUND', `${request.file}: this host reads no files`, {
        facts: { file: request.file },
      });
    }
    const recording = this.#library.find(request);
    for (const identity of recording.files) this.#files.set(identity.file, identity);
    return recording;
  }
}

/**
 * Holds the files that a run was made with against those that are there.
 *
 * @throws BaseError RECORDING_CHANGED naming the first that is another.
 */
export function requireRecordings(
  needed: readonly RecordingIdentity[],
  found: readonly RecordingIdentity[],
): void {
  for (const { file, bytes, sha256 } of needed) {
    const present = found.find((identity) => identity.file === file);
    if (present !== undefined && present.sha256 === sha256) continue;
    const now =
      present === undefined ? 'it is not read now' : `now ${present.bytes} bytes, ${present.sha256}`;
    throw new BaseError(
      'RECORDING_CHANGED',
      `${file} is not what the run was made with: then ${bytes} bytes, SHA-256 ${sha256}; ${now}`,
      { facts: { file, expected: sha256, found: present?.sha256 ?? '' } },
    );
  }
}
