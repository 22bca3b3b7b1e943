import Type, { type Static } from 'typebox';
import { choiceSetting, integerSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { MAX_TICKS } from '../../../core/models/units.ts';
import { partSettings } from '../chooseParts.ts';
import { commonProperties } from '../commonSettings.ts';
import { instrumentSettings } from '../tradingSettings.ts';

const auction = settings('The double auction; see mechanism experimental-double-auction', {
  standing: choiceSetting('best', ['best', 'last', 'all'], { description: 'Which shouts stand' }),
  clearAtTrade: Type.Boolean({ default: true, description: 'A trade ends every other shout' }),
});

/** Settings of a laboratory market; `markets` are the names to choose from, the first where nobody does. */
export function experimentSettings(markets: readonly string[]) {
  return settings('A market of the laboratory', {
    ...commonProperties,
    market: choiceSetting(markets[0], markets, { description: 'Whose units are worth what' }),
    trader: textSetting('zi-c', { description: 'Kind of trader; see `market-sim agents`' }),
    traderSettings: partSettings('traders'),
    rival: Type.String({
      default: '',
      description: 'Another kind: every buyer and seller is there twice, once of each; empty: nobody',
    }),
    rivalSettings: partSettings('rivals'),
    period: textSetting('100s', {
      unit: 'duration',
      description:
        'Length of a period, at whose start units are handed out anew; until says how many there are',
    }),
    shoutsPerPeriod: integerSetting(2000, 1, 10_000_000, {
      description: 'Chances to shout in a period, of all traders together and in the mean',
    }),
    highest: integerSetting(200, 1, MAX_TICKS, { unit: 'ticks', description: 'Highest price' }),
    auction,
    instrument: instrumentSettings('UNIT'),
  });
}

export type ExperimentConfig = Static<ReturnType<typeof experimentSettings>>;
