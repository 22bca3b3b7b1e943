import type { ChainEntry, PartitionEntry } from '../../core/models/chainEntry.ts';
import type { JsonFields } from './jsonFields.ts';

/** Reads what a manifest says of its chain. @throws BaseError DATA_INVALID_FIELD. */
export function chainOf(fields: JsonFields): ChainEntry {
  const words = fields.part('words');
  const nodes = fields.integer('nodes', 1);
  const validators = fields.list('validators', (validator) => ({
    self: validator.integer('self', 0, nodes - 1),
    adversary: validator.isNull('adversary') ? null : validator.text('adversary'),
  }));
  return {
    protocol: fields.text('protocol'),
    words: { epoch: words.text('epoch'), certified: words.text('certified'), final: words.text('final') },
    nodes,
    quorum: fields.integer('quorum', 1),
    genesis: fields.sum('genesis'),
    delta: fields.integer('delta', 0),
    epochs: fields.integer('epochs', 1),
    ...(fields.has('expectedMessages') ? { expectedMessages: fields.integers('expectedMessages') } : {}),
    validators,
    ...(fields.has('gst') ? { gst: fields.integer('gst', 0) } : {}),
    ...(fields.has('partitions') ? { partitions: partitionsOf(fields, validators.length - 1) } : {}),
  };
}

function partitionsOf(fields: JsonFields, last: number): PartitionEntry[] {
  return fields.list('partitions', (partition) => {
    const from = partition.integer('from', 0);
    const until = partition.integer('until', from + 1);
    return { from, until, groups: partition.integerLists('groups', last) };
  });
}
