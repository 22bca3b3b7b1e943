import { BaseError } from '../../core/utils/errors.ts';
import type { CalibrationModel } from './calibrationModel.ts';
import { FLOW_KINDS, type MeasuredFlow } from './orderFlow/measureFlow.ts';

const WORDS = ['market orders', 'limit orders', 'cancellations'];

/**
 * Refuses a flow that says too little.
 *
 * @param source what the flow is called in the message.
 * @throws BaseError DATA_TOO_LITTLE with what is there and how much is needed.
 */
export function requireEvents(
  { name, needs }: Pick<CalibrationModel, 'name' | 'needs'>,
  { sizes }: Pick<MeasuredFlow, 'sizes'>,
  source: string,
): void {
  const short = FLOW_KINDS.findIndex((_, kind) => sizes[kind].events < needs[kind]);
  if (short < 0) return;
  const { events } = sizes[short];
  throw new BaseError(
    'DATA_TOO_LITTLE',
    `${source} has ${events} ${WORDS[short]}, and ${name} needs ${needs[short]}`,
    { facts: { source, model: name, found: events, needed: needs[short] } },
  );
}
