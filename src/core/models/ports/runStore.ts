/**
 * - `whole`: it came to its end, and nothing tells otherwise.
 * - `interrupted`: it ended before its time; its log is whole up to its last whole segment.
 * - `being written`: a live process is writing it.
 * - `damaged`: some of its bytes changed; `problems` say where.
 */
export type RunState = 'whole' | 'interrupted' | 'being written' | 'damaged';

/** A stored run as a list shows it. What its manifest or summary would tell is undefined where they do not. */
export interface StoredRun {
  /** Its folder's name. */
  readonly name: string;
  readonly dir: string;
  readonly state: RunState;
  readonly pinned: boolean;
  readonly scenario: string | undefined;
  readonly seed: number | undefined;
  readonly logLevel: string | undefined;
  readonly programVersion: string | undefined;
  /** When it began, in milliseconds since 1970: the time of its manifest's file. */
  readonly createdMs: number;
  readonly events: number | undefined;
  readonly trades: number | undefined;
  readonly traceHash: string | undefined;
  /** Bytes on disk, of all its files. */
  readonly bytes: number;
  /** What is damaged or missing, in words with file and place. */
  readonly problems: readonly string[];
  /** Files that no checksum covers, as in runs of older programs. */
  readonly notCovered: readonly string[];
}

/** How thoroughly a run is looked at: file sizes and headers, or every byte of log and tables. */
export type RunCheck = 'quick' | 'full';

/** Stored runs as a collection. */
export interface RunStore {
  /** Every run, oldest first. */
  list(check?: RunCheck): StoredRun[];
  /**
   * The run of that name, as `list` shows it.
   *
   * @throws BaseError IO_NOT_FOUND.
   */
  find(name: string, check?: RunCheck): StoredRun;
  /**
   * Removes a run, wholly or not at all.
   *
   * @throws BaseError RUN_PROTECTED where it is pinned, being written, none of this store's, or holds what no run
   * wrote; IO_NOT_FOUND, IO_FAILED.
   */
  remove(name: string): void;
  /** Keeps a run from removal, or no longer. */
  pin(name: string, pinned: boolean): void;
}
