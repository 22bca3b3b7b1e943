import Type, { type Static, type TSchema } from 'typebox';
import { Errors } from 'typebox/value';
import { liveness } from '../../../../blockchain/consensus/monitors/liveness.ts';
import { crc32 } from '../../../../core/utils/crc32.ts';
import { BaseError } from '../../../../core/utils/errors.ts';
import { toHex } from '../../../../core/utils/hex.ts';
import { createSha256 } from '../../../../core/utils/sha256.ts';
import { encodeUtf8 } from '../../../../core/utils/utf8.ts';
import type { Counterexample } from './counterexample.ts';
import { scheduleFault } from './scheduleFaults.ts';
import type { Target } from './target.ts';

/** What a file of a counterexample says that it is. */
const REPLAY_FORMAT = 'market-sim-counterexample';
const REPLAY_VERSION = 1;

const node = Type.Integer({ minimum: 0, maximum: 15 });
const blockName = Type.String({ pattern: '^(genesis|e[1-9][0-9]*[a-z]?)$' });

const schedule = Type.Object({
  nodes: Type.Integer({ minimum: 1, maximum: 16 }),
  epochs: Type.Integer({ minimum: 1, maximum: 10_000 }),
  delta: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
  byzantine: Type.Array(node),
  blocks: Type.Array(
    Type.Object({ name: blockName, epoch: Type.Integer({ minimum: 1 }), parent: blockName }),
  ),
  deliveries: Type.Array(
    Type.Object({
      at: Type.Integer({ minimum: 1 }),
      to: node,
      phase: Type.String({ minLength: 1 }),
      signer: node,
      block: blockName,
      copy: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
    }),
  ),
});

const chain = Type.Object({
  seed: Type.Integer({ minimum: 0 }),
  nodes: Type.Integer({ minimum: 1, maximum: 16 }),
  epochs: Type.Integer({ minimum: 1, maximum: 10_000 }),
  faulty: Type.Array(
    Type.Object({
      node,
      adversary: Type.String(),
      settings: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  network: Type.Record(Type.String(), Type.Unknown()),
});

const replaySchema = Type.Object({
  format: Type.Literal(REPLAY_FORMAT),
  formatVersion: Type.Literal(REPLAY_VERSION),
  protocol: Type.String(),
  mutant: Type.Union([Type.String(), Type.Null()]),
  within: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  schedule: Type.Optional(schedule),
  chain: Type.Optional(chain),
  violation: Type.Object({ monitor: Type.String(), node, epoch: Type.Integer({ minimum: 0 }) }),
  traceHash: Type.String({ pattern: '^[0-9a-f]{16}$' }),
  lineSums: Type.String({ pattern: '^[0-9a-f]{8}( [0-9a-f]{8})*$' }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
});

/**
 * A counterexample as a file holds it: behind its content a CRC-32 of each line of it, which tells where something was
 * changed, and the SHA-256 of all the rest, which tells that nothing was.
 */
export type ReplayFile = Static<typeof replaySchema>;

/** The file of a counterexample, as text. */
export function replayText(target: Target, { schedule, chain, outcome }: Counterexample): string {
  const { violation, traceHash } = outcome;
  const content = {
    format: REPLAY_FORMAT,
    formatVersion: REPLAY_VERSION,
    protocol: target.protocolName,
    mutant: target.mutant,
    ...(violation?.monitor === liveness.name && target.within !== undefined && { within: target.within }),
    ...(schedule === undefined ? { chain } : { schedule }),
    violation: violation && { monitor: violation.monitor, node: violation.node, epoch: violation.epoch },
    traceHash,
  };
  const summed = { ...content, lineSums: lineSumsOf(content).join(' ') };
  return `${lines({ ...summed, sha256: sumOf(summed) })}\n`;
}

/**
 * Reads the file of a counterexample.
 *
 * @throws BaseError DATA_CORRUPT, with the file and the line or field where it is not as it must be, or its version.
 */
export function readReplay(text: string, file: string): ReplayFile {
  const value = parse(text, file);
  checkHead(value, file);
  const error = (Errors(replaySchema as TSchema, value) as readonly FieldError[]).at(-1);
  if (error !== undefined) {
    const field = error.instancePath.split('/').slice(1).join('.') || 'the file';
    throw corrupt(file, field, `${error.message}, found ${found(value, error.instancePath)}`);
  }
  const { sha256, ...content } = value as ReplayFile;
  if ((content.schedule === undefined) === (content.chain === undefined))
    throw corrupt(file, 'schedule', 'there must be a schedule or a chain, and not both');
  const fault = content.schedule && scheduleFault(content.schedule);
  if (fault !== undefined) throw corrupt(file, `schedule.${fault.field}`, fault.why);
  if (sumOf(content) !== sha256) throw changed(content, file);
  return value as ReplayFile;
}

/** Names the first line that was changed, lost or added since the file was written. */
function changed({ lineSums, ...content }: Omit<ReplayFile, 'sha256'>, file: string): BaseError {
  const written = lineSums.split(' ');
  const present = lineSumsOf(content);
  const at = present.findIndex((sum, line) => sum !== written[line]);
  if (at < 0)
    return corrupt(file, 'sha256', 'it is not the sum of the other fields, which are as they were written');
  const line = lines(content).split('\n')[at].trim();
  return corrupt(file, `line ${at + 1}`, `it is not as it was written, or one before it is gone: ${line}`);
}

interface FieldError {
  readonly instancePath: string;
  readonly message: string;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw corrupt(file, 'the file', error instanceof Error ? error.message : String(error));
  }
}

/** Another format or version is told as that, not by the first field that differs. */
function checkHead(value: unknown, file: string): void {
  const { format, formatVersion } = (value ?? {}) as { format?: unknown; formatVersion?: unknown };
  if (format !== REPLAY_FORMAT) throw corrupt(file, 'format', `is not ${REPLAY_FORMAT}`);
  if (formatVersion !== REPLAY_VERSION)
    throw corrupt(file, 'formatVersion', `version ${String(formatVersion)} is not ${REPLAY_VERSION}`);
}

function found(value: unknown, path: string): string {
  let at = value as Record<string, unknown> | undefined;
  for (const key of path.split('/').slice(1)) at = at?.[key] as Record<string, unknown> | undefined;
  return JSON.stringify(at) ?? 'nothing';
}

function corrupt(file: string, field: string, why: string): BaseError {
  return new BaseError('DATA_CORRUPT', `${file}: ${field}: ${why}`, {
    advice: 'Restore the file from a copy, or find the counterexample again with `market-sim explore`.',
    facts: { file, field },
  });
}

function sumOf(content: object): string {
  const sum = createSha256();
  sum.update(encodeUtf8(JSON.stringify(content)));
  return toHex(sum.digest());
}

/** Sums of the lines that the content has in a file. */
function lineSumsOf(content: object): string[] {
  return lines(content)
    .split('\n')
    .map((line) => crc32(encodeUtf8(line)).toString(16).padStart(8, '0'));
}

/** JSON with one line for each field, block and message, as one reads a schedule. */
function lines(content: object): string {
  return JSON.stringify(content, null, 2).replace(/\{\n\s+"(at|name)"[^}]*\}/g, (object) =>
    object.replace(/\n\s*/g, ' '),
  );
}
