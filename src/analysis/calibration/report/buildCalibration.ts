import type { ReportContent } from '../../reports/reportContent.ts';
import { formatNumber } from '../../visualization/numbers.ts';
import type { Calibration, CalibrationModel } from '../calibrationModel.ts';
import { FLOW_KINDS, type MeasuredFlow } from '../orderFlow/measureFlow.ts';

/** Where a fit comes from. */
export interface CalibrationSource {
  readonly label: string;
  readonly symbol: string;
  readonly model: CalibrationModel;
  readonly flow: MeasuredFlow;
  readonly programVersion: string;
  readonly command: string;
}

const DIGITS = 4;

/** The report of a fit: its parameters with their errors, how well it fits, and the world that comes of it. */
export function buildCalibration(
  { parameters, facts, notes, figures, world }: Calibration,
  { label, symbol, model, flow, programVersion, command }: CalibrationSource,
): ReportContent {
  const text = (value: number) => (Number.isNaN(value) ? '' : Number(value.toPrecision(DIGITS)).toString());
  const rows = parameters.map(({ name, unit, value, standardError }) => [
    name,
    text(value),
    text(standardError),
    unit,
  ]);
  return {
    kind: 'calibration',
    title: `${model.name} fitted to ${symbol === '' ? label : `${symbol} in ${label}`}`,
    programVersion,
    notes,
    tiles: [
      ['Seconds', formatNumber(flow.record.duration, 1)],
      ...FLOW_KINDS.map((kind, i) => [`${kind} events`, formatNumber(flow.sizes[i].events)] as const),
    ],
    tables: [
      {
        name: 'parameters',
        title: 'Parameters',
        caption: `${model.title}: estimates with the standard errors of the observed information.`,
        table: { columns: ['Parameter', 'Estimate', 'Standard error', 'Unit'], rows },
      },
      ...(world === undefined
        ? []
        : [
            {
              name: 'world',
              title: 'The world that comes of it',
              caption: 'Save it as a file, and `market-sim run` takes it.',
              table: { columns: ['Configuration'], rows: [[JSON.stringify(world)]] },
            },
          ]),
    ],
    figures,
    facts: [{ title: 'Fit', rows: facts }],
    runs: [],
    command,
  };
}
