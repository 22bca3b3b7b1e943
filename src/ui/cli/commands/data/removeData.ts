import { Output } from '../../output.ts';
import { type CatalogueOptions, catalogueOf } from './dataOptions.ts';

/** `market-sim data rm <name…>` */
export function removeData(names: readonly string[], options: CatalogueOptions): void {
  const output = new Output(options.json === true);
  const catalogue = catalogueOf(options);
  // A name that is wrong removes none of them.
  for (const name of names) if (!catalogue.has(name)) throw catalogue.unknown(name);
  for (const name of names) {
    catalogue.remove(name);
    output.say(`${name} removed`);
  }
  output.result({ catalogue: catalogue.dir, removed: names });
}
