import { registerHooks } from 'node:module';
import { publicModule } from './publicModules.ts';

/** Which module imported which, by address, since `watchModules`. */
const imported = new Map<string, Set<string>>();
let watching = false;

/**
 * From here on the imports of user code are noted, and `market-sim/…` leads it to the very modules that run, wherever
 * its file lies: two copies of the program in one process would not know each other's messages.
 */
export function watchModules(): void {
  if (watching) return;
  watching = true;
  registerHooks({
    resolve(specifier, context, next) {
      const url = publicModule(specifier);
      if (url !== undefined) return { url, shortCircuit: true };
      const found = next(specifier, context);
      if (context.parentURL !== undefined) note(context.parentURL, found.url);
      return found;
    },
  });
}

/** Addresses of a module and of all that it imports, and they in turn; `enter` says whose imports are followed. */
export function moduleClosure(entry: string, enter: (url: string) => boolean): Set<string> {
  const found = new Set([entry]);
  for (const url of found) {
    if (!enter(url)) continue;
    for (const child of imported.get(url) ?? []) found.add(child);
  }
  return found;
}

function note(parent: string, child: string): void {
  const children = imported.get(parent);
  if (children === undefined) imported.set(parent, new Set([child]));
  else children.add(child);
}
