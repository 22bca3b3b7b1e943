import type { CalibrationModel } from '../calibrationModel.ts';
import { hawkesModels } from './hawkesModels.ts';
import { smithFarmerModel } from './smithFarmerModel.ts';

/** Every model that `market-sim calibrate` fits, in the order of lists. */
export const calibrationModels: readonly CalibrationModel[] = [smithFarmerModel, ...hawkesModels];
