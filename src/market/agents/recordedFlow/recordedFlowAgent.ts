import Type from 'typebox';
import { parseDuration } from '../../../core/data/config/duration.ts';
import { choiceSetting, settings, textSetting } from '../../../core/data/config/schema.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import { defineAgent } from '../defineAgent.ts';
import { RecordedFlow } from './recordedFlow.ts';

const NS_PER_SECOND = 1e9;

const word = (description: string) => Type.String({ default: '', maxLength: 1000, description });

/** A record of orders, played into a market in which others trade too. */
export const recordedFlowAgent = defineAgent({
  name: 'recorded-flow',
  title: 'The orders, cancels and executions of a recorded file, each at its time',
  settings: settings('What is played', {
    file: word('LOBSTER message file, ITCH file or order stream; empty: a short record of our own making'),
    book: word('LOBSTER: the orderbook file; empty: the one that is named alike, where there is one'),
    format: word('lobster, itch or order-stream; empty: as its first bytes tell'),
    symbol: word('Whose orders; empty where the file has one instrument only'),
    from: word('Time of day at which it begins, as 9h30m; empty: at its first order'),
    driftEvery: textSetting('1s', {
      unit: 'duration',
      description: 'Between two looks at how far the market has gone from the record',
    }),
    missed: choiceSetting('stays', ['stays', 'withdrawn'], {
      description: 'What becomes of a resting order whose recorded trade went to somebody else',
    }),
    atEnd: choiceSetting('stop', ['stop', 'go-on'], {
      description: 'Whether the run ends with the record',
    }),
  }),
  uses: () => ({ timesInForce: ['gtc', 'ioc'], replace: true }),
  create(config, { gateway, instrument, unitsPerSecond, recordings, units }) {
    const { file, book, format, symbol, from, driftEvery, missed, atEnd } = config;
    if (recordings === undefined || units === undefined) {
      throw new BaseError('CONFIG_INVALID_VALUE', 'recorded-flow is played in scenarios on markets only', {
        advice: 'Use scenario replay-market, or markets with a population of recorded-flow.',
      });
    }
    const fromNs = from === '' ? 0 : parseDuration(from, 'recorded-flow settings.from');
    const unitsPerNs = unitsPerSecond / NS_PER_SECOND;
    return new RecordedFlow({
      gateway,
      instrument,
      recording: recordings.find({ file, book, format, symbol, fromNs, ...units }),
      unitsPerNs,
      driftEvery: Math.max(
        1,
        Math.round(parseDuration(driftEvery, 'recorded-flow settings.driftEvery') * unitsPerNs),
      ),
      withdrawsMissed: missed === 'withdrawn',
      stopsAtEnd: atEnd === 'stop',
    });
  },
});
