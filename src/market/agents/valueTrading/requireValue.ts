import { BaseError } from '../../../core/utils/errors.ts';
import type { ValuePath } from '../../dynamics/paths/valuePath.ts';
import type { AgentPlace } from '../defineAgent.ts';

/**
 * The value that may be looked at, for an agent that would be blind without.
 *
 * @throws BaseError CONFIG_INVALID_VALUE where there is none.
 */
export function requireValue(place: AgentPlace, agent: string): ValuePath {
  if (place.value !== undefined) return place.value;
  const path = place.path === undefined ? 'agent' : `${place.path}.agent`;
  throw new BaseError(
    'CONFIG_INVALID_VALUE',
    `${path} is "${agent}": it looks at the fundamental value, and there is none to look at`,
    {
      facts: { path, found: agent },
      advice:
        'Set fundamental.process to ornstein-uhlenbeck, geometric-brownian or merton, in a scenario that has it, as markets.',
    },
  );
}
