import type { Calibration, CalibrationModel } from '../../../analysis/calibration/calibrationModel.ts';
import { calibrationModels } from '../../../analysis/calibration/models/calibrationModels.ts';
import { buildCalibration } from '../../../analysis/calibration/report/buildCalibration.ts';
import { requireEvents } from '../../../analysis/calibration/requireEvents.ts';
import { commandLine } from '../../../analysis/reports/reproduce.ts';
import { nearestWord } from '../../../core/data/config/nearest.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { writeFileAtomic } from '../../../core/utils/node/atomicFile.ts';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import { calibrationJson, calibrationText } from '../calibrate/calibrationText.ts';
import { type FlowOptions, type ReadFlow, readFlow } from '../calibrate/readFlow.ts';
import { Output } from '../output.ts';
import { formsOf } from '../report/reportPlace.ts';
import { showContent } from '../showReport.ts';

export interface CalibrateOptions extends FlowOptions {
  readonly model: string;
  readonly out?: string;
  readonly report?: true | string;
  readonly open: boolean;
}

const REPORT = 'calibration.html';

/** `market-sim calibrate <data|run> --model <name>` */
export async function calibrateCommand(source: string, options: CalibrateOptions): Promise<void> {
  const output = new Output(options.json === true);
  const model = modelNamed(options.model);
  const read = await readFlow(source, options);
  requireEvents(model, read.flow, read.label);
  const calibration = model.fit(read.flow, read.instrument);
  output.say(`${model.name} fitted to ${read.label}`);
  output.say();
  for (const line of calibrationText(calibration)) output.say(line);
  if (options.out !== undefined) writeWorld(options.out, calibration, output);
  if (options.report !== undefined) await showReport(calibration, model, read, source, options, output);
  output.result({
    format: 'market-sim-calibration',
    formatVersion: 1,
    source: read.label,
    model: model.name,
    seconds: read.flow.record.duration,
    events: read.flow.sizes.map(({ events }) => events),
    ...calibrationJson(calibration),
  });
}

function modelNamed(name: string): CalibrationModel {
  const model = calibrationModels.find((one) => one.name === name);
  if (model !== undefined) return model;
  const names = calibrationModels.map((one) => one.name);
  const meant = nearestWord(name, names);
  throw new BaseError('USAGE', `--model ${name}: there is no such model`, {
    advice: meant === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${meant}?`,
    facts: { model: name },
  });
}

function writeWorld(path: string, { world }: Calibration, output: Output): void {
  if (world === undefined) return;
  writeFileAtomic(path, `${JSON.stringify(world, null, 2)}\n`);
  output.say(`world       ${path}`);
}

async function showReport(
  calibration: Calibration,
  model: CalibrationModel,
  { label, flow, instrument }: ReadFlow,
  source: string,
  { report, open }: CalibrateOptions,
  output: Output,
): Promise<void> {
  const content = buildCalibration(calibration, {
    label,
    symbol: instrument.symbol,
    model,
    flow,
    programVersion: programVersion(),
    command: commandLine(['calibrate', source, '--model', model.name]),
  });
  const out = typeof report === 'string' ? report : REPORT;
  await showContent(content, { forms: formsOf({ out }), out, open, output });
}
