import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import type { CheckAnswer } from '../../../api/validate/checkMessages.ts';
import { runChecks } from '../../../api/validate/runChecks.ts';
import { EXIT } from '../../../core/utils/errorCodes.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../core/utils/node/makeFolder.ts';
import type { CheckScale } from '../../../validation/check.ts';
import { validationChecks } from '../../../validation/checks.ts';
import { type CheckedFigure, validationPage } from '../../../validation/page/validationPage.ts';
import { interruptible } from '../interrupt.ts';
import { Output } from '../output.ts';
import { startProgress } from '../progress.ts';
import { chosenChecks } from '../validate/chosenChecks.ts';
import { checkJson, validationText } from '../validate/validationText.ts';
import { parseWorkers } from '../workerCount.ts';

export interface ValidateOptions {
  readonly scale: CheckScale;
  readonly workers?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `market-sim validate` */
export async function validateCommand(filters: readonly string[], options: ValidateOptions): Promise<void> {
  const output = new Output(options.json === true);
  const checks = chosenChecks(validationChecks, filters);
  refusePartOfAPage(filters, options);
  if (options.out !== undefined) makeFolderOf(options.out);
  const scales = scalesOf(options);
  const answers = await runShown(checks, scales, options);
  const shown = answers.filter(({ scale }) => scale === scales[0]);
  for (const line of validationText(checks, shown)) output.say(line);
  const interrupted = answers.length < checks.length * scales.length;
  if (options.out !== undefined && !interrupted) writePage(options.out, answers, output);
  const json = checkJson(checks, shown);
  output.result({
    format: 'market-sim-validation',
    formatVersion: 1,
    scale: scales[0],
    interrupted,
    ...json,
  });
  if (interrupted) process.exitCode = EXIT.interrupted;
  else if (json.failed > 0) process.exitCode = EXIT.different;
}

async function runShown(
  checks: typeof validationChecks,
  scales: readonly CheckScale[],
  options: ValidateOptions,
): Promise<CheckAnswer[]> {
  const workers = parseWorkers(options.workers, availableParallelism());
  const progress = await startProgress('validation', 'checks');
  try {
    return await interruptible((signal) =>
      runChecks(checks, scales, {
        workers,
        signal,
        onProgress: (share, done) => progress.update(share, done),
      }),
    );
  } finally {
    progress.stop();
  }
}

/** The page has the slices of the suite beside the figures in full. */
function scalesOf({ scale, out }: ValidateOptions): CheckScale[] {
  return scale === 'full' && out !== undefined ? ['full', 'slice'] : [scale];
}

/** A page of some checks would be taken for one of all. */
function refusePartOfAPage(filters: readonly string[], { out }: ValidateOptions): void {
  if (out === undefined || filters.length === 0) return;
  const found = filters.join(' ');
  throw new BaseError('USAGE', `--out ${out} with ${found}: the page states every check`, {
    advice: 'Write `market-sim validate --scale full --out docs/validation.md`, or leave --out away.',
    facts: { out, found },
  });
}

/** Before the checks, which take minutes. */
function makeFolderOf(path: string): void {
  withIoErrors('create', path, () => makeFolder(dirname(path)));
}

function writePage(path: string, answers: readonly CheckAnswer[], output: Output): void {
  const of = (id: string, scale: CheckScale) =>
    answers.find((answer) => answer.id === id && answer.scale === scale)?.outcome;
  const figures = validationChecks.map((check): CheckedFigure => {
    const full = of(check.id, 'full');
    return { check, slice: of(check.id, 'slice')!, ...(full === undefined ? {} : { full }) };
  });
  const page = validationPage(figures);
  withIoErrors('write', path, () => writeFileAtomic(path, page));
  output.say(`page        ${path}`);
}
