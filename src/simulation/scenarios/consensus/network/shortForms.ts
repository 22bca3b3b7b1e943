import type { Static } from 'typebox';
import { badSetting } from '../../markets/badSetting.ts';
import type { DelayConfig } from './delays.ts';
import type { FaultConfig, outageSettings, partitionSettings, skewSettings } from './faults.ts';

type PartitionSetting = Static<typeof partitionSettings>;
type OutageSetting = Static<typeof outageSettings>;
type SkewSetting = Static<typeof skewSettings>;

/** Settings of a network that may be lists or text. */
type NetworkLists = Pick<FaultConfig, 'partitions' | 'outages' | 'skews'> & Pick<DelayConfig, 'regions'>;

/** Settings of a network with every list spelled out. */
export type SpelledOut<Config extends NetworkLists> = Omit<Config, keyof NetworkLists> & {
  readonly regions: readonly string[];
  readonly partitions: readonly PartitionSetting[];
  readonly outages: readonly OutageSetting[];
  readonly skews: readonly SkewSetting[];
};

/** `what@from..until`, and what becomes of messages behind a colon. */
const TIMED = /^(?<what>[^@]+)@(?<from>.+?)\.\.(?<until>[^:]+)(?::(?<fate>[a-z]+))?$/;
/** `node@length`. */
const AHEAD = /^(?<node>\d+)@(?<ahead>.+)$/;

/**
 * The lists of a network where they are written as text, one entry behind the other: regions as `london,tokyo`, partitions as
 * `0,1|2,3@0..4epochs` or `0|1,2@2epochs..5epochs:lost`, outages as `2@3epochs..5epochs:lost`, clocks as `3@0.5delta`.
 *
 * @throws BaseError CONFIG_INVALID_VALUE for a text that is none of these.
 */
export function spelledOut<Config extends NetworkLists>(config: Config): SpelledOut<Config> {
  return {
    ...config,
    regions: entries(config.regions, 'network.regions', (name) => name, /[ ,]+/),
    partitions: entries(config.partitions, 'network.partitions', readPartition),
    outages: entries(config.outages, 'network.outages', readOutage),
    skews: entries(config.skews, 'network.skews', readSkew),
  };
}

function entries<Entry>(
  list: string | readonly Entry[],
  path: string,
  read: (word: string, path: string) => Entry,
  between = /[ ;]+/,
): readonly Entry[] {
  if (typeof list !== 'string') return list;
  return list
    .split(between)
    .filter((word) => word !== '')
    .map((word) => read(word, path));
}

function readPartition(word: string, path: string): PartitionSetting {
  const { what, from, until, fate } = matched(TIMED, word, path, '0,1|2,3@0..4epochs');
  return { groups: what, from, until, crossing: oneOf(['wait', 'lost'], fate ?? 'wait', word, path) };
}

function readOutage(word: string, path: string): OutageSetting {
  const { what, from, until, fate } = matched(TIMED, word, path, '2@3epochs..5epochs');
  if (!/^\d+$/.test(what)) throw badSetting(path, word, 'before the @ stands a node');
  return { node: Number(what), from, until, mail: oneOf(['kept', 'lost'], fate ?? 'kept', word, path) };
}

function readSkew(word: string, path: string): SkewSetting {
  const { node, ahead } = matched(AHEAD, word, path, '3@0.5delta');
  return { node: Number(node), ahead };
}

function matched(pattern: RegExp, word: string, path: string, example: string) {
  const groups = pattern.exec(word)?.groups;
  if (groups !== undefined) return groups;
  throw badSetting(
    path,
    word,
    `it must look like ${example}`,
    'Entries follow each other with a space between.',
  );
}

function oneOf<Word extends string>(words: readonly Word[], found: string, word: string, path: string): Word {
  const known = words.find((each) => each === found);
  if (known !== undefined) return known;
  throw badSetting(path, word, `behind the colon stands ${words.join(' or ')}`);
}
