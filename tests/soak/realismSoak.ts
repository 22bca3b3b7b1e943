import { falseAlarmRates, REPLICATIONS } from '../../src/analysis/realism/falseAlarmRates.ts';
import { falseAlarms, knownProcesses } from '../../src/validation/realism/falseAlarms.ts';

/** Measures the false alarms of the realism report again. Throws where one is not what the report states. */
export function soakRealism(): void {
  const found = knownProcesses.flatMap((process) => falseAlarms(process, REPLICATIONS));
  for (const [i, rate] of found.entries()) {
    const [measured, pinned] = [JSON.stringify(rate), JSON.stringify(falseAlarmRates[i])];
    if (measured !== pinned) throw new Error(`false alarms: measured ${measured}, pinned ${pinned}`);
  }
  console.log(`realism: false alarms of ${found.length} answers, ${REPLICATIONS} paths each`);
}
