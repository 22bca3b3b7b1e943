import { nearestWord } from '../../../core/data/config/nearest.ts';
import { checkUses, chooseAgent, chooseMechanism } from '../chooseParts.ts';
import { badSetting } from './badSetting.ts';
import { ALL_VENUES, venuesOf } from './populations.ts';
import type { MarketsConfig } from './settings.ts';

/**
 * Refuses populations that cannot trade as they are.
 *
 * @throws BaseError CONFIG_INVALID_VALUE: an unknown venue or instrument, a venue that does not list the instrument, a
 * mechanism that does not take what the agents send.
 */
export function checkPopulations(config: MarketsConfig): void {
  const names = config.venues.map(({ name }) => name);
  const symbols = config.instruments.map(({ symbol }) => symbol);
  for (const [index, population] of config.populations.entries()) {
    const { venue, instrument, settings } = population;
    const path = `populations.${index}`;
    if (venue !== ALL_VENUES) requireKnown(`${path}.venue`, venue, names, 'venue');
    if (instrument !== '') requireKnown(`${path}.instrument`, instrument, symbols, 'instrument');
    const venues = venuesOf(config, population);
    if (venues.length === 0) {
      throw badSetting(`${path}.venue`, venue, `${instrument || symbols[0]} is not listed there`);
    }
    const agent = chooseAgent(population.agent, `${path}.agent`);
    for (const place of agent.tradesEverywhere === true ? venues : venues.slice(0, 1)) {
      const mechanism = chooseMechanism(config.venues[place].mechanism, `venues.${place}.mechanism`);
      checkUses(agent, settings, mechanism, `${path}.agent`);
    }
  }
}

/** Refuses a name that nobody has, with the one that was probably meant. */
export function requireKnown(path: string, name: string, names: readonly string[], noun: string): void {
  if (names.includes(name)) return;
  const meant = nearestWord(name, names);
  const hint = meant === undefined ? `; there are ${names.join(', ')}` : ` (did you mean ${meant}?)`;
  throw badSetting(path, name, `there is no such ${noun}${hint}`);
}
