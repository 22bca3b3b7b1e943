import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { CalibratedInstrument } from '../../../analysis/calibration/calibrationModel.ts';
import { FeedFlow, tellsOfAnOrder } from '../../../analysis/calibration/orderFlow/feedFlow.ts';
import type { FlowTape } from '../../../analysis/calibration/orderFlow/flowTape.ts';
import { LogFlow } from '../../../analysis/calibration/orderFlow/logFlow.ts';
import { type MeasuredFlow, measureFlow } from '../../../analysis/calibration/orderFlow/measureFlow.ts';
import { type OpenOptions, openFeed } from '../../../core/data/node/openFeed.ts';
import { formatDecimal, parseDecimal } from '../../../core/models/instrumentDecimals.ts';
import { Listings } from '../../../core/models/listings.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { openRun } from '../../../simulation/results/node/openRun.ts';
import { resolveRun } from '../../../simulation/results/node/store/resolveRun.ts';
import {
  catalogueOf,
  type FileOptions,
  feedOptions,
  withFileProgress,
} from '../commands/data/dataOptions.ts';
import { interruptible } from '../interrupt.ts';
import { startProgress } from '../progress.ts';

export interface FlowOptions extends FileOptions {
  readonly instrument?: string;
  /** Format of a file; recognised where it is left out. */
  readonly input?: string;
}

/** Order flow and what it is called. */
export interface ReadFlow {
  readonly label: string;
  readonly flow: MeasuredFlow;
  readonly instrument: CalibratedInstrument;
}

/**
 * The order flow of a recorded file, a dataset of the catalogue, or a stored run.
 *
 * @throws BaseError of the readers; IO_NOT_FOUND where it is none of them; USAGE for an instrument there is not, or where
 * there are several and none is named; DATA_TOO_LITTLE where there are no orders.
 */
export async function readFlow(source: string, options: FlowOptions): Promise<ReadFlow> {
  const file = fileOf(source, options);
  return file === undefined
    ? readRun(resolveRun(source), options)
    : readFile(source, file.path, file.open, options);
}

function fileOf(
  source: string,
  options: FlowOptions,
): { readonly path: string; readonly open: OpenOptions } | undefined {
  const { input } = options;
  const said = { ...feedOptions(options), ...(input === undefined ? {} : { format: input }) };
  if (existsSync(source)) return statSync(source).isFile() ? { path: source, open: said } : undefined;
  const catalogue = catalogueOf(options);
  if (!catalogue.has(source)) return undefined;
  const dataset = catalogue.read(source);
  return { path: catalogue.fileOf(source, dataset), open: { ...catalogue.openOptions(dataset), ...said } };
}

async function readFile(
  source: string,
  path: string,
  open: OpenOptions,
  { instrument }: FlowOptions,
): Promise<ReadFlow> {
  return withFileProgress('calibrate', async (onProgress) => {
    const feed = await openFeed(path, { ...open, onProgress });
    try {
      const flow = new FeedFlow();
      const { record, symbols, priceDecimals, quantityDecimals } = feed.source;
      let only = instrument;
      while (feed.next() || (await feed.refill())) {
        if (!tellsOfAnOrder(record)) continue;
        const symbol = symbols[record.symbol];
        only ??= symbol;
        if (symbol === only) flow.take(record);
        else if (instrument === undefined) throw severalSymbols(source, only, symbol);
      }
      const measured = measuredOrders(source, flow.tape);
      const tickSize = formatDecimal({ units: BigInt(measured.tick), scale: priceDecimals });
      const lotSize = formatDecimal({ units: 1n, scale: quantityDecimals });
      const named = { symbol: only ?? '', tickSize, lotSize };
      return { label: basename(source), flow: measured, instrument: named };
    } finally {
      await feed.close();
    }
  });
}

function severalSymbols(source: string, first: string, second: string): BaseError {
  return new BaseError('USAGE', `${source} holds several symbols, as ${first} and ${second}`, {
    advice: 'Name one with --instrument.',
    facts: { source, first, second },
  });
}

async function readRun(dir: string, { instrument }: FlowOptions): Promise<ReadFlow> {
  const run = openRun(dir);
  const progress = await startProgress('calibrate', 'bytes');
  try {
    const { manifest, log } = run;
    const listings = new Listings(manifest);
    if (instrument === undefined && listings.count !== 1) {
      throw new BaseError('USAGE', `${dir} has ${listings.count} instruments`, {
        advice: `Name one with --instrument: ${listings.names.join(', ')}.`,
        facts: { run: dir, instruments: listings.count },
      });
    }
    const place = instrument === undefined ? 0 : listings.named(instrument, '--instrument', dir);
    const flow = new LogFlow(manifest, place);
    await interruptible(async (signal) => {
      for (const segment of log.wholeSegments()) {
        if (signal.aborted) throw new BaseError('INTERRUPTED', 'the calibration was interrupted');
        segment.forEach((entry) => {
          flow.visit(entry);
        });
        progress.update(segment.offset / log.size, segment.offset);
        await turn();
      }
    });
    flow.finish();
    const measured = measuredOrders(dir, flow.tape);
    const { symbol, tickSize, lotSize } = manifest.instruments[place];
    const tick = parseDecimal(tickSize) ?? { units: 1n, scale: 0 };
    const step = formatDecimal({ units: tick.units * BigInt(measured.tick), scale: tick.scale });
    return {
      label: basename(resolve(dir)),
      flow: measured,
      instrument: { symbol, tickSize: step, lotSize },
    };
  } finally {
    progress.stop();
    run.close();
  }
}

function measuredOrders(source: string, tape: FlowTape): MeasuredFlow {
  if (tape.lines > 0) return measureFlow(tape);
  throw new BaseError('DATA_TOO_LITTLE', `${source} holds no orders`, {
    advice:
      'Take data that tell every order (LOBSTER, ITCH, an order stream), or a run with --log commands or full.',
    facts: { source },
  });
}
