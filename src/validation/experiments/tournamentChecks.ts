import { meanTest } from '../../analysis/statistics/meanTest.ts';
import type { ValidationCheck } from '../check.ts';
import { profitLead } from './balancedGroups.ts';

const SEEDS = { slice: 3, full: 20 };
const DAYS = { slice: 3, full: 10 };
const LEVEL = 0.95;
const DE_LUCA =
  'De Luca and Cliff, IJCAI (2011) 178; Vytelingum, Cliff and Jennings, Artificial Intelligence 172 (2008) 1700';
const TESAURO =
  'Tesauro and Das, High-performance bidding agents for the continuous double auction, ACM EC (2001)';

const PAIRS = [
  ['adaptive-aggressive', 'zip', DE_LUCA],
  ['adaptive-aggressive', 'gd', DE_LUCA],
  ['adaptive-aggressive', 'zi-c', DE_LUCA],
  ['gd', 'zip', TESAURO],
  ['gd', 'zi-c', TESAURO],
  ['zip', 'zi-c', TESAURO],
] as const;

/** Who earns more where two kinds of traders meet in equal numbers and with equal units. */
export const tournamentChecks: readonly ValidationCheck[] = PAIRS.flatMap(([trader, rival, source]) =>
  (['improvement', 'order-book'] as const).map(
    (auction): ValidationCheck => ({
      subject: 'Balanced groups: which trader earns more',
      id: `tournament/${auction}/${trader}/${rival}`,
      quantity: `Profits of ${trader} less those of ${rival}, of both together; ${auction}`,
      unit: '%',
      source,
      published: `${trader} ahead`,
      gate: 'reported',
      confirmed: false,
      run(scale) {
        const groups = { trader, rival, auction, days: DAYS[scale] };
        const leads = Array.from({ length: SEEDS[scale] }, (_, i) => profitLead(groups, i + 1));
        const { mean, standardError } = meanTest(leads, LEVEL);
        const words = mean > 0 ? 'ahead, as published' : 'behind, unlike published';
        return { estimate: mean, standardError, pass: mean > 0, note: `${leads.length} seeds: ${words}` };
      },
    }),
  ),
);
