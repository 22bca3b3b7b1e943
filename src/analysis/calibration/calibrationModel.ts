import type { ReportFigure } from '../visualization/plotlyFigure.ts';
import type { Estimate } from './hawkes/fitHawkes.ts';
import type { MeasuredFlow } from './orderFlow/measureFlow.ts';

/** What is traded in the data, as a world's settings name it. */
export interface CalibratedInstrument {
  readonly symbol: string;
  readonly tickSize: string;
  readonly lotSize: string;
}

/** A number of the fit. */
export interface FittedParameter extends Estimate {
  readonly name: string;
  readonly unit: string;
}

/** A world as `run` takes it from a file. */
export interface FittedWorld {
  readonly scenario: string;
  readonly seed: number;
  readonly config: object;
}

/** A model fitted to a flow. */
export interface Calibration {
  readonly parameters: readonly FittedParameter[];
  /** What tells how well it fits, in words. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly notes: readonly string[];
  readonly figures: readonly ReportFigure[];
  /** Undefined where no world can have these parameters; a note says why. */
  readonly world: FittedWorld | undefined;
}

/** How many events of each kind (market orders, limit orders, cancellations) a fit takes at least. */
export type NeededEvents = readonly [markets: number, limits: number, cancels: number];

/** A model that order flow can be fitted to. Registered in `models/calibrationModels.ts`. */
export interface CalibrationModel {
  readonly name: string;
  /** One line for lists. */
  readonly title: string;
  readonly needs: NeededEvents;
  fit(flow: MeasuredFlow, instrument: CalibratedInstrument): Calibration;
}
