import type { Schedule } from '../../../../blockchain/consensus/explorer/schedule.ts';
import type { LivenessBounds } from '../../../../blockchain/consensus/monitors/monitor.ts';
import { Monitors } from '../../../../blockchain/consensus/monitors/monitors.ts';
import type { Evidence } from '../../../../core/consensus/evidence.ts';
import type { Protocol } from '../../../../core/consensus/protocol.ts';
import type { Violation } from '../../../../core/consensus/violation.ts';
import { committeeOfSchedule, scheduleKernel, type Watchers } from './scheduleWorld.ts';

/** What is held against a run. */
export interface Watched {
  /** Names of the monitors; all that fit the protocol where left out. */
  readonly only?: readonly string[];
  readonly liveness?: LivenessBounds;
}

/** What came of a run. */
export interface Outcome {
  /** What ended the run; undefined where nothing did. */
  readonly violation: Violation | undefined;
  readonly evidence: readonly Evidence[];
  readonly culprits: readonly number[];
  /** Messages delivered. */
  readonly messages: number;
  readonly traceHash: string;
}

/** Runs a schedule, with monitors beside every honest node, up to the first violation. */
export function runSchedule(
  protocol: Protocol,
  schedule: Schedule,
  watched: Watched = {},
  listeners: Watchers = () => [],
): Outcome {
  const committee = committeeOfSchedule(protocol, schedule);
  const nodes = Array.from({ length: schedule.nodes }, (_, node) => node);
  const honest = nodes.filter((node) => !schedule.byzantine.includes(node));
  const monitors = new Monitors({ protocol, committee, honest, stopOn: 'any', ...watched });
  const kernel = scheduleKernel(protocol, schedule, (names) => [...listeners(names), monitors]);
  kernel.run();
  return {
    violation: monitors.violations[0],
    evidence: monitors.evidence,
    culprits: monitors.culprits,
    messages: kernel.messages,
    traceHash: kernel.traceHash,
  };
}
