/** Exit codes of the command line. */
export const EXIT = {
  ok: 0,
  different: 1,
  usage: 2,
  badData: 3,
  inputOutput: 4,
  plugin: 5,
  bug: 70,
  interrupted: 130,
} as const;

interface CodeEntry {
  readonly exitCode: number;
  /** What to do, where the place that raises it knows nothing better. */
  readonly advice: string;
}

/** Every operational error has one entry here and one section in `docs/reference/errors.md`. */
export const ERROR_CODES = {
  CONFIG_UNKNOWN_SETTING: {
    exitCode: EXIT.usage,
    advice: 'Run `market-sim scenarios show <name>` to see every setting.',
  },
  CONFIG_INVALID_VALUE: {
    exitCode: EXIT.usage,
    advice: 'Run `market-sim scenarios show <name>` to see types, units and ranges.',
  },
  USAGE: { exitCode: EXIT.usage, advice: 'Run the command with --help.' },
  SCENARIO_UNKNOWN: { exitCode: EXIT.usage, advice: 'Run `market-sim scenarios` to list them.' },
  PLUGIN_INVALID: {
    exitCode: EXIT.usage,
    advice: 'Export a plug-in as default: definePlugin({ name, version, … }) of market-sim/plugin.',
  },
  PLUGIN_MISSING: { exitCode: EXIT.usage, advice: 'Name its file with --plugin.' },
  PLUGIN_CHANGED: {
    exitCode: EXIT.usage,
    advice: 'Give the sources that the run was made with, or run it again with the present ones.',
  },
  PLUGIN_FAILED: {
    exitCode: EXIT.plugin,
    advice: 'Correct the plug-in at the place named.',
  },
  MECHANISM_BROKEN: {
    exitCode: EXIT.plugin,
    advice: 'Run the conformance kit on the mechanism: the card shows the shortest commands that fail.',
  },
  RUN_STALLED: {
    exitCode: EXIT.plugin,
    advice: 'Look for a loop without end in that handler, or give it longer with --stall-timeout.',
  },
  THREAD_LOST: {
    exitCode: EXIT.inputOutput,
    advice: 'Give it more memory: fewer threads at once (--workers), or shorter runs (--until).',
  },
  RUN_FOLDER_NOT_EMPTY: {
    exitCode: EXIT.usage,
    advice: 'Choose another folder, or add --force to replace it.',
  },
  RUN_PROTECTED: {
    exitCode: EXIT.usage,
    advice: 'Unpin the run, or wait until it is written.',
  },
  DATASET_UNKNOWN: {
    exitCode: EXIT.usage,
    advice: 'Run `market-sim data ls` to list what the catalogue holds.',
  },
  DATASET_EXISTS: {
    exitCode: EXIT.usage,
    advice: 'Choose another name with --as, or remove the dataset first.',
  },
  QUERY_FAILED: {
    exitCode: EXIT.usage,
    advice: 'Run `market-sim query --tables` to see the tables and columns.',
  },
  DATA_TRUNCATED: {
    exitCode: EXIT.badData,
    advice: 'The file ends in the middle of a record: fetch or copy it again.',
  },
  DATA_BAD_MAGIC: { exitCode: EXIT.badData, advice: 'Check that the file is of the format named.' },
  DATA_UNKNOWN_RECORD: { exitCode: EXIT.badData, advice: 'Check the file and its format version.' },
  DATA_INVALID_FIELD: { exitCode: EXIT.badData, advice: 'Correct or remove the record.' },
  DATA_DUPLICATE_ID: { exitCode: EXIT.badData, advice: 'Order ids must be unique among live orders.' },
  DATA_MISMATCHED_FILES: {
    exitCode: EXIT.badData,
    advice: 'Message and book file must come from the same recording and have as many rows.',
  },
  DATA_UNKNOWN_FORMAT: {
    exitCode: EXIT.badData,
    advice: 'Name the format with --format, or check that the file is what it should be.',
  },
  DATA_TOO_LITTLE: {
    exitCode: EXIT.badData,
    advice: 'Take a longer record, or a model with fewer parameters.',
  },
  DATA_CORRUPT: {
    exitCode: EXIT.badData,
    advice: 'The stored bytes changed: restore the file from a copy or run again from its manifest.',
  },
  RECORDING_CHANGED: {
    exitCode: EXIT.badData,
    advice: 'Put the recorded file back as it was, or make the run again with the present one.',
  },
  IO_NOT_FOUND: { exitCode: EXIT.inputOutput, advice: 'Check the path.' },
  IO_FAILED: { exitCode: EXIT.inputOutput, advice: 'Check permissions and free space.' },
  PART_MISSING: {
    exitCode: EXIT.inputOutput,
    advice: 'Run `market-sim doctor` to see what is there, and install what is missing.',
  },
  INTERRUPTED: {
    exitCode: EXIT.interrupted,
    advice: 'What was written up to the last whole segment is kept and verifies.',
  },
} as const satisfies Record<string, CodeEntry>;

export type ErrorCode = keyof typeof ERROR_CODES;
