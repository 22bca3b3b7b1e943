import type { Static } from 'typebox';
import { nearestWord } from '../../../core/data/config/nearest.ts';
import { resolvePart } from '../../../core/data/config/resolvePart.ts';
import { settings, textSetting } from '../../../core/data/config/schema.ts';
import { BaseError } from '../../../core/utils/errors.ts';
import type { ValueProcessDefinition } from '../../../market/dynamics/fundamental/valueProcess.ts';
import { valueProcesses } from '../../../market/dynamics/fundamental/valueProcesses.ts';
import { partSettings } from '../chooseParts.ts';
import { place } from '../tradingSettings.ts';

/** In place of a process: nobody tells a common value. */
const NO_PROCESS = 'none';

/** Settings of public news about a common value; `process` is the name of the default one. */
export function fundamentalSettings(process: string = NO_PROCESS) {
  const names = [NO_PROCESS, ...valueProcesses.map(({ name }) => name)].join(', ');
  return settings('Public news about what the first instrument is worth', {
    process: textSetting(process, { description: `How its common value moves: ${names}` }),
    settings: partSettings('process'),
    place,
  });
}

export type FundamentalSettings = Static<ReturnType<typeof fundamentalSettings>>;

/**
 * The settings with those of the chosen process checked and completed.
 *
 * @throws BaseError CONFIG_INVALID_VALUE, CONFIG_UNKNOWN_SETTING with the whole path.
 */
export function completeFundamental(config: FundamentalSettings): FundamentalSettings {
  const process = chosenProcess(config);
  const path = ['fundamental', 'settings'];
  const source = `the settings of value process ${config.process}`;
  const schema = process?.settings ?? settings('There is nothing to set', {});
  return { ...config, settings: resolvePart(schema, config.settings, path, source) as object };
}

/** Whether there is news at all: an actor more in the world. */
export function hasFundamental(config: FundamentalSettings): boolean {
  return chosenProcess(config) !== undefined;
}

/** The process that the settings name; undefined for none. */
export function chosenProcess({ process: name }: FundamentalSettings): ValueProcessDefinition | undefined {
  const process = valueProcesses.find((one) => one.name === name);
  if (process !== undefined || name === NO_PROCESS) return process;
  const names = [NO_PROCESS, ...valueProcesses.map((one) => one.name)];
  const meant = nearestWord(name, names);
  const hint = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  const path = 'fundamental.process';
  throw new BaseError('CONFIG_INVALID_VALUE', `${path} is "${name}": there is no such value process${hint}`, {
    facts: { path, found: name },
    advice: `There are: ${names.join(', ')}.`,
  });
}
