import type { RunManifest } from '../../../core/models/manifest.ts';
import { column, type TableColumn } from './tableSpec.ts';

/** A cell of the table of runs: text and whole numbers. */
export type RunCell = string | number | null;

export interface RunFacts {
  readonly manifest: RunManifest;
  readonly summary: Readonly<Record<string, unknown>> | undefined;
  readonly logBytes: number;
}

interface RunColumn extends TableColumn {
  readonly of: (run: RunFacts) => unknown;
}

const NUMBERS: readonly (readonly [name: string, field: string, unit: string, description: string])[] = [
  ['events', 'events', '', 'messages and wake-ups delivered'],
  ['messages', 'messages', '', 'messages delivered'],
  ['orders', 'orders', '', 'new orders that arrived'],
  ['trades', 'trades', '', 'trades'],
  ['rejects', 'rejects', '', 'orders, cancels and replaces refused'],
  ['sim_ns', 'simNs', 'ns', 'simulated time'],
  ['wall_ms', 'wallMs', 'ms', 'real time it took'],
];

const COLUMNS: readonly RunColumn[] = [
  { ...column('scenario', 'text', '', 'name of the scenario'), of: ({ manifest }) => manifest.scenario },
  { ...column('seed', 'bigint', '', 'seed of its random streams'), of: ({ manifest }) => manifest.seed },
  {
    ...column('program_version', 'text', '', 'version of the program that made it'),
    of: ({ manifest }) => manifest.programVersion,
  },
  {
    ...column('log_level', 'text', '', 'how much its log holds: inputs, commands or full'),
    of: ({ manifest }) => manifest.logLevel,
  },
  {
    ...column('actors', 'bigint', '', 'number of actors'),
    of: ({ manifest }) => manifest.actors.length,
  },
  {
    ...column('instruments', 'bigint', '', 'number of instruments'),
    of: ({ manifest }) => manifest.instruments.length,
  },
  ...NUMBERS.map(([name, field, unit, description]) => ({
    ...column(name, 'bigint', unit, description),
    of: ({ summary }: RunFacts) => summary?.[field],
  })),
  {
    ...column('trace_hash', 'text', '', 'fingerprint of all that happened'),
    of: ({ summary }) => summary?.traceHash,
  },
  {
    ...column('interrupted', 'integer', '', '1 where the run ended before its time'),
    of: ({ summary }) => (summary === undefined || summary.interrupted === true ? 1 : 0),
  },
  { ...column('log_bytes', 'bigint', 'bytes', 'size of its log'), of: ({ logBytes }) => logBytes },
  {
    ...column('config', 'text', '', 'the whole configuration, as JSON'),
    of: ({ manifest }) => JSON.stringify(manifest.config),
  },
];

export const RUNS_TABLE = {
  name: 'runs',
  description:
    'One row for each run: its manifest and its summary. What the summary would tell is missing where a run did not come to write it.',
  columns: COLUMNS,
};

/** The row of a run, one cell for each column. */
export function runRow(run: RunFacts): RunCell[] {
  return COLUMNS.map(({ of, type }) => {
    const value = of(run);
    if (type === 'text') return typeof value === 'string' ? value : null;
    return Number.isSafeInteger(value) ? (value as number) : null;
  });
}
