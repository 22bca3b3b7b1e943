import { CommandGenerator } from '../commandGenerator.ts';
import { type Card, instrumentsOf } from './card.ts';

/** Commands as traders send them. */
export const ordinaryScript: Card['script'] = (rng, subject, options) =>
  new CommandGenerator(rng, subject.capabilities, instrumentsOf(subject)).script(options.commands);
