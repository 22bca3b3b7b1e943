import { measureDistances } from '../../../analysis/realism/distances/measureDistances.ts';
import { buildRealism } from '../../../analysis/realism/report/buildRealism.ts';
import type { JudgedMarket } from '../../../analysis/realism/report/judgedMarket.ts';
import { realismJson } from '../../../analysis/realism/report/realismJson.ts';
import { commandLine } from '../../../analysis/reports/reproduce.ts';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { programVersion } from '../../../simulation/results/node/programVersion.ts';
import { Output } from '../output.ts';
import type { MarketRequest } from '../realism/marketRequest.ts';
import { readMarket } from '../realism/readMarket.ts';
import { realismText } from '../realism/realismText.ts';
import { formsOf } from '../report/reportPlace.ts';
import { showContent } from '../showReport.ts';

/** Where the page goes, unless a file is named. */
const REPORT_FOLDER = 'realism';

export interface RealismOptions extends Omit<MarketRequest, 'minuteNs'> {
  readonly against?: string;
  readonly againstInstrument?: string;
  readonly minute: string;
  /** True, or the file to write. */
  readonly report?: true | string;
  readonly open: boolean;
}

/** `market-sim realism <run|data>` */
export async function realismCommand(source: string, options: RealismOptions): Promise<void> {
  const output = new Output(options.json === true);
  const minuteNs = parseDuration(options.minute, '--minute');
  const market = await readMarket(source, { ...options, minuteNs });
  const other = await otherMarket(options, minuteNs);
  const markets = other === undefined ? ([market] as const) : ([market, other] as const);
  const distances = other === undefined ? [] : measureDistances(market.series, other.series);
  for (const line of realismText(markets, distances)) output.say(line);
  const command = commandOf(source, options);
  if (options.report !== undefined) {
    const content = buildRealism(markets, distances, { programVersion: programVersion(), command });
    const out = typeof options.report === 'string' ? options.report : REPORT_FOLDER;
    await showContent(content, { forms: formsOf({ out }), out, open: options.open, output });
  }
  output.result(realismJson(markets, distances, command));
}

async function otherMarket(options: RealismOptions, minuteNs: number): Promise<JudgedMarket | undefined> {
  const { against, againstInstrument, instrument, ...rest } = options;
  if (against === undefined) return undefined;
  const other = againstInstrument ?? instrument;
  return readMarket(against, { ...rest, minuteNs, ...(other === undefined ? {} : { instrument: other }) });
}

/** The command that makes the same report again, but for where it is written. */
function commandOf(source: string, options: RealismOptions): string {
  const said = (name: string, value: string | undefined) => (value === undefined ? [] : [name, value]);
  return commandLine([
    'realism',
    source,
    ...said('--against', options.against),
    ...said('--instrument', options.instrument),
    ...said('--against-instrument', options.againstInstrument),
    ...(options.minute === '1m' ? [] : ['--minute', options.minute]),
    ...said('--input', options.input),
    ...said('--symbol', options.symbol),
    ...said('--date', options.date),
    ...said('--date-order', options.dateOrder),
    ...said('--price-decimals', options.priceDecimals),
    ...said('--quantity-decimals', options.quantityDecimals),
  ]);
}
