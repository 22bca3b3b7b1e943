import { PHASE_NAMES } from '../../src/core/models/phase.ts';
import { PHASE_RULES, type PhaseRules } from '../../src/market/exchange/session/phaseRules.ts';

const HEAD = ['phase', 'number', 'trading', 'times in force', 'post-only', 'cancel', 'replace', 'at its end'];

const yes = (is: boolean) => (is ? 'yes' : 'no');

function endOf({ clears, matching }: PhaseRules): string {
  if (clears) return 'trades at one price';
  return matching === 'call' ? 'hands its orders on' : '-';
}

/** The table of docs/reference/phases.md, from the rules themselves. */
export function phasesTable(): string {
  const rows = PHASE_RULES.map((rules, number) => [
    `\`${PHASE_NAMES[number]}\``,
    String(number),
    rules.matching,
    rules.timesInForce.join(', ') || 'none',
    yes(rules.postOnly),
    yes(rules.cancel),
    yes(rules.replace),
    endOf(rules),
  ]);
  const lines = [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}
