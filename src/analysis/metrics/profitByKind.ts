import { accountsOf } from './chooseAgents.ts';
import type { RunMetrics } from './runMetrics.ts';

/** Profit at the end of all agents of one kind, in minor units: `profit = realised + unrealised - fees`. */
export interface KindProfit {
  readonly kind: string;
  readonly agents: number;
  readonly profit: number;
  readonly realised: number;
  readonly unrealised: number;
  readonly fees: number;
}

/** Profits summed over the kinds of agent, highest first. Over all kinds they add up to minus the fees. */
export function profitByKind(metrics: RunMetrics): KindProfit[] {
  const { manifest, survey, ledger, marks } = metrics;
  const kinds = new Map<string, KindProfit>();
  for (const account of accountsOf(manifest, survey)) {
    const kind = manifest.actors[account].kind;
    const sum = kinds.get(kind) ?? { kind, agents: 0, profit: 0, realised: 0, unrealised: 0, fees: 0 };
    const { realised, unrealised, fees } = ledger.parts(account, marks);
    kinds.set(kind, {
      kind,
      agents: sum.agents + 1,
      profit: sum.profit + ledger.profit(account, marks),
      realised: sum.realised + realised,
      unrealised: sum.unrealised + unrealised,
      fees: sum.fees + fees,
    });
  }
  return [...kinds.values()].sort((a, b) => b.profit - a.profit);
}
