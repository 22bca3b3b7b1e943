import { nearestWord } from '../../../core/data/config/nearest.ts';
import type { PluginIdentity } from '../../../core/models/manifest.ts';
import { notePluginUse } from './pluginUse.ts';

interface NamedPart {
  readonly name: string;
}

/** Parts of one kind by their names: those that come with the program, then those of plug-ins as they are loaded. */
export class PartRegistry<Part extends NamedPart> {
  /** What a part is called in messages: `scenario`, `mechanism`, `agent`. */
  readonly noun: string;
  /** The command that lists them. */
  readonly listedBy: string;
  readonly #builtIn: readonly Part[];
  readonly #added = new Map<string, { readonly part: Part; readonly plugin: PluginIdentity }>();

  constructor(noun: string, builtIn: readonly Part[], listedBy = `${noun}s`) {
    this.noun = noun;
    this.listedBy = listedBy;
    this.#builtIn = builtIn;
  }

  /** Every part, in the order of lists. */
  all(): Part[] {
    return [...this.#builtIn, ...Array.from(this.#added.values(), ({ part }) => part)];
  }

  /** The part of that name, or undefined. Whoever builds a world with a plug-in's part has used the plug-in. */
  find(name: string): Part | undefined {
    const added = this.#added.get(name);
    if (added !== undefined) notePluginUse(added.plugin);
    return added?.part ?? this.#builtIn.find((part) => part.name === name);
  }

  /** ` (did you mean x?)`, or nothing where no name is near. */
  hint(name: string): string {
    const names = this.all().map((part) => part.name);
    const meant = nearestWord(name, names);
    return meant === undefined ? '' : ` (did you mean ${meant}?)`;
  }

  /** Who has the name already: `market-sim`, the name of a plug-in, or undefined. */
  ownerOf(name: string): string | undefined {
    if (this.#builtIn.some((part) => part.name === name)) return 'market-sim';
    const added = this.#added.get(name);
    return added === undefined ? undefined : `plug-in ${added.plugin.name}`;
  }

  /** Adds a part of a plug-in; its name must be free. */
  add(part: Part, plugin: PluginIdentity): void {
    this.#added.set(part.name, { part, plugin });
  }
}
