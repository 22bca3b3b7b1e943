import { type CraftedBlock, type Delivery, GENESIS, type Schedule } from './schedule.ts';

/** Without crafted blocks that no message speaks of, and without epochs after the last message and its epoch. */
export function trim(schedule: Schedule): Schedule {
  const used = new Set<string>();
  const byName = new Map(schedule.blocks.map((block) => [block.name, block]));
  for (const { block } of schedule.deliveries)
    for (let at: CraftedBlock | undefined = byName.get(block); at !== undefined; at = byName.get(at.parent))
      used.add(at.name);
  const blocks = schedule.blocks.filter(({ name }) => used.has(name));
  const last = schedule.deliveries.reduce((most, { at }) => Math.max(most, at), 1);
  const epochs = Math.min(schedule.epochs, Math.ceil(last / (2 * schedule.delta)));
  return { ...schedule, epochs, blocks };
}

/** The schedule without its first epochs, and without any one epoch: what came later comes earlier. */
export function* removeEpochs(schedule: Schedule): Generator<Schedule> {
  for (let count = schedule.epochs - 1; count >= 1; count--) yield shifted(schedule, 1, count);
  for (let epoch = 2; epoch < schedule.epochs; epoch++) yield shifted(schedule, epoch, 1);
}

/** Schedules with an honest node in place of a Byzantine one, one node less, or in tidier order. */
export function* simplerSchedules(schedule: Schedule): Generator<Schedule> {
  for (const node of schedule.byzantine) yield made(schedule, node);
  for (let node = schedule.nodes - 1; node >= 0; node--) yield withoutNode(schedule, node);
  const tidied = tidy(schedule);
  if (JSON.stringify(tidied) !== JSON.stringify(schedule)) yield tidied;
}

/** The node keeps to the rules after all; its messages of its own making are gone. */
function made(schedule: Schedule, honest: number): Schedule {
  const byzantine = schedule.byzantine.filter((node) => node !== honest);
  const deliveries = schedule.deliveries.filter(({ signer }) => signer !== honest);
  return trim({ ...schedule, byzantine, deliveries });
}

/** Epochs `first` to `first + count - 1` go; nodes change their numbers so that later leaders stay in office. */
function shifted(schedule: Schedule, first: number, count: number): Schedule {
  const { nodes, delta } = schedule;
  const length = 2 * delta;
  const newNode = (node: number) => (((node - count) % nodes) + nodes) % nodes;
  const newEpoch = (epoch: number) => (epoch >= first + count ? epoch - count : epoch);
  const rename = (name: string) =>
    name.replace(/^e(\d+)/, (_, digits: string) => `e${newEpoch(Number(digits))}`);
  const isGone = (name: string) => {
    const epoch = Number(/^e(\d+)/.exec(name)?.[1] ?? 0);
    return epoch >= first && epoch < first + count;
  };
  const blocks = schedule.blocks
    .filter(({ name }) => !isGone(name))
    .map(({ name, epoch, parent }) => ({
      name: rename(name),
      epoch: newEpoch(epoch),
      parent: isGone(parent) ? GENESIS : rename(parent),
    }));
  const begin = (first - 1) * length;
  const deliveries = schedule.deliveries
    .filter(({ block }) => !isGone(block))
    .map((delivery) => ({
      ...delivery,
      at: Math.max(1, delivery.at > begin ? Math.max(begin, delivery.at - count * length) : delivery.at),
      to: newNode(delivery.to),
      signer: newNode(delivery.signer),
      block: rename(delivery.block),
    }));
  const byzantine = schedule.byzantine.map(newNode).sort((a, b) => a - b);
  return trim({ ...schedule, epochs: schedule.epochs - count, byzantine, blocks, deliveries });
}

/** A committee of one node less; leaders change with it. */
function withoutNode(schedule: Schedule, gone: number): Schedule {
  const newNode = (node: number) => (node > gone ? node - 1 : node);
  const deliveries = schedule.deliveries
    .filter(({ to, signer }) => to !== gone && signer !== gone)
    .map((delivery) => ({ ...delivery, to: newNode(delivery.to), signer: newNode(delivery.signer) }));
  const byzantine = schedule.byzantine.filter((node) => node !== gone).map(newNode);
  return trim({ ...schedule, nodes: schedule.nodes - 1, byzantine, deliveries });
}

/** The schedule with one message sooner, earliest first: its delay shrinks by whole half epochs. */
export function* sooner(schedule: Schedule, delivery: Delivery): Generator<Schedule> {
  const { deliveries, delta } = schedule;
  const place = deliveries.indexOf(delivery);
  const epoch = Number(/^e(\d+)/.exec(delivery.block)?.[1] ?? 1);
  const earliest = (epoch - 1) * 2 * delta + (delivery.at % delta);
  for (let at = earliest; place >= 0 && at <= delivery.at - delta; at += delta)
    yield { ...schedule, deliveries: inOrder(deliveries.with(place, { ...delivery, at })) };
}

/** Messages of one half epoch one time unit after the other. */
function tidy(schedule: Schedule): Schedule {
  const { delta } = schedule;
  const counts = new Map<number, number>();
  const deliveries = schedule.deliveries.map((delivery): Delivery => {
    const half = Math.floor((delivery.at - 1) / delta);
    const count = (counts.get(half) ?? 0) + 1;
    counts.set(half, count);
    return { ...delivery, at: half * delta + count };
  });
  return { ...schedule, deliveries };
}

function inOrder(deliveries: readonly Delivery[]): Delivery[] {
  return [...deliveries].sort((a, b) => a.at - b.at);
}
