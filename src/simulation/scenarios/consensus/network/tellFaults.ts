import { FIRST_VALIDATOR } from '../../../../blockchain/consensus/buildNetwork.ts';
import type { NetworkFaults } from '../../../../blockchain/consensus/describeChain.ts';
import type { PartitionEntry } from '../../../../core/models/chainEntry.ts';
import type { Partition } from '../../../engine/latency/partitioned.ts';
import type { ConsensusNetwork } from '../network.ts';

/** What readers of a run are told of its network: GST, and when it was cut; of a calm one, nothing. */
export function tellFaults({ timelyFrom, partitions }: ConsensusNetwork): NetworkFaults {
  const hasGst = timelyFrom > 0 && Number.isFinite(timelyFrom);
  return {
    ...(hasGst ? { gst: timelyFrom } : {}),
    ...(partitions.length > 0 ? { partitions: partitions.map(tellPartition) } : {}),
  };
}

function tellPartition({ from, until, groups: groupOfActor }: Partition): PartitionEntry {
  const groupOf = Array.from(groupOfActor).slice(FIRST_VALIDATOR);
  const groups = Array.from({ length: Math.max(...groupOf) + 1 }, (_, group) =>
    groupOf.flatMap((each, node) => (each === group ? [node] : [])),
  );
  return { from, until, groups };
}
