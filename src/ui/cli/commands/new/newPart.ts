import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BaseError } from '../../../../core/utils/errors.ts';
import { writeFileAtomic } from '../../../../core/utils/node/atomicFile.ts';
import { withIoErrors } from '../../../../core/utils/node/ioError.ts';
import { makeFolder } from '../../../../core/utils/node/makeFolder.ts';
import { agentRegistry } from '../../../../simulation/scenarios/plugins/agentRegistry.ts';
import { isPartName } from '../../../../simulation/scenarios/plugins/checkPlugin.ts';
import { mechanismRegistry } from '../../../../simulation/scenarios/plugins/mechanismRegistry.ts';
import { Output } from '../../output.ts';
import { agentProject } from './agentProject.ts';
import { mechanismProject } from './mechanismProject.ts';

const PARTS = {
  agent: { registry: agentRegistry, project: agentProject },
  mechanism: { registry: mechanismRegistry, project: mechanismProject },
} as const;

/** `market-sim new mechanism|agent <name>` */
export function newCommand(
  part: keyof typeof PARTS,
  name: string,
  options: { readonly dir?: string; readonly json?: boolean },
): void {
  const output = new Output(options.json === true);
  const { registry, project } = PARTS[part];
  requireFreeName(name, part, registry.ownerOf(name));
  const dir = options.dir ?? name;
  const files = project(name);
  const paths = Object.keys(files).map((file) => join(dir, file));
  refuseExisting(paths);
  withIoErrors('create', dir, () => makeFolder(dir));
  for (const [file, text] of Object.entries(files)) writeFileAtomic(join(dir, file), text);
  for (const path of paths) output.say(path);
  output.say(`\n${join(dir, 'README.md')} says how to run and test it.`);
  output.result({ name, part, files: paths });
}

function requireFreeName(name: string, part: string, owner: string | undefined): void {
  if (!isPartName(name)) {
    throw new BaseError(
      'USAGE',
      `${name} is no name for a part: small letters, digits and hyphens, as my-${part}`,
      {
        facts: { name },
      },
    );
  }
  if (owner !== undefined) {
    throw new BaseError('USAGE', `${owner} has a part called ${name} already`, {
      facts: { name },
      advice: 'Choose another name.',
    });
  }
}

function refuseExisting(paths: readonly string[]): void {
  const taken = paths.find((path) => existsSync(path));
  if (taken === undefined) return;
  throw new BaseError('USAGE', `${taken} is there already`, {
    facts: { path: taken },
    advice: 'Choose another folder with --dir; nothing was written.',
  });
}
