import { basename, resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Surveyor } from '../../../analysis/metrics/runSurvey.ts';
import { mostTraded } from '../../../analysis/metrics/venues/chooseInstrument.ts';
import { measureRealism } from '../../../analysis/realism/measureRealism.ts';
import type { JudgedMarket } from '../../../analysis/realism/report/judgedMarket.ts';
import { RunSeries } from '../../../analysis/realism/series/runSeries.ts';
import type { ReportedRun } from '../../../analysis/reports/reportContent.ts';
import { coverageOf } from '../../../analysis/reports/runCoverage.ts';
import type { LogEnding } from '../../../core/data/log/logEnding.ts';
import { Listings } from '../../../core/models/listings.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import type { Anchor } from '../../../core/models/ports/recorder.ts';
import type { RunSummary } from '../../../core/models/runSummary.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { type OpenRun, openRun } from '../../../simulation/results/node/openRun.ts';
import { interruptible } from '../interrupt.ts';
import { startProgress } from '../progress.ts';
import { refuseWhenAborted } from '../report/logWalk.ts';
import type { MarketRequest } from './marketRequest.ts';

/**
 * The market of a stored run, as far as its log is whole. The log is walked once, and once before where it has several
 * instruments and none is named.
 *
 * @throws BaseError of `openRun`; USAGE for an instrument that the run does not have; INTERRUPTED.
 */
export async function readRunMarket(
  dir: string,
  { instrument, minuteNs }: MarketRequest,
): Promise<JudgedMarket> {
  const run = openRun(dir);
  try {
    const place = await instrumentPlace(run, instrument);
    const series = new RunSeries(run.manifest, place, minuteNs);
    let last = 0;
    const walked = await walk(run, (entry) => {
      last = entry.time;
      series.visit(entry);
    });
    const label = basename(resolve(dir));
    const found = series.finish(label);
    return {
      series: found,
      lines: measureRealism(found),
      run: reportedRun(run, label, place, { ...walked, last }),
    };
  } finally {
    run.close();
  }
}

interface Walked {
  readonly ending: LogEnding;
  readonly anchor: Anchor | undefined;
}

async function instrumentPlace(run: OpenRun, name: string | undefined): Promise<number> {
  const { manifest, dir } = run;
  const listings = new Listings(manifest);
  if (name !== undefined) return listings.named(name, '--instrument', dir);
  if (manifest.instruments.length === 0) {
    throw new BaseError('DATA_INVALID_FIELD', 'manifest: instruments is empty, so there is no market', {
      facts: { file: 'manifest.json', field: 'instruments' },
    });
  }
  if (manifest.instruments.length === 1) return 0;
  const surveyor = new Surveyor(manifest);
  await walk(run, (entry) => surveyor.visit(entry));
  return mostTraded(surveyor.result(0), listings);
}

/** Segment by segment, so that progress shows and a Ctrl-C is heard. */
async function walk({ log }: OpenRun, visit: (entry: LogEntry) => void): Promise<Walked> {
  const progress = await startProgress('realism', 'events');
  let anchor: Anchor | undefined;
  try {
    return await interruptible(async (signal) => {
      const segments = log.wholeSegments();
      for (;;) {
        const step = segments.next();
        if (step.done) return { ending: step.value, anchor };
        step.value.forEach(visit);
        const { offset, header } = step.value;
        anchor = header.anchor ?? anchor;
        progress.update(offset / log.size, anchor?.events ?? 0);
        await turn();
        refuseWhenAborted(signal);
      }
    });
  } finally {
    progress.stop();
  }
}

function reportedRun(
  { manifest, dir, summary }: OpenRun,
  label: string,
  place: number,
  { ending, anchor, last }: Walked & { readonly last: number },
): ReportedRun {
  const { problem, bytesAfter } = ending;
  const told = summary as RunSummary | undefined;
  const state = { anchor, lastTime: last, bytesAfter, problem };
  return {
    label,
    dir,
    manifest,
    summary: told,
    coverage: coverageOf(told, state, manifest.timeResolutionNs),
    instrument: new Listings(manifest).names[place],
    instruments: manifest.instruments.length,
    statistics: [],
  };
}
