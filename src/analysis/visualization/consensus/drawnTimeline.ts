import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';

/** What of a run is drawn. */
export interface DrawnTimeline {
  readonly history: ChainHistory;
  readonly seconds: (time: number) => number;
  readonly window: { readonly from: number; readonly to: number };
  readonly isFew: boolean;
}
