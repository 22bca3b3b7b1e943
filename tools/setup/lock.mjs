import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

/** Runs `work` while no other process that asks for the same lock file does. `waiting` is called once, if at all. */
export async function withLock(path, waiting, work) {
  await take(path, waiting);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

async function take(path, waiting) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryTake(path)) {
    const holder = holderOf(path);
    if (holder !== undefined && !isAlive(holder)) breakLock(path, holder);
    else {
      if (!told) waiting(holder);
      told = true;
      await sleep(POLL_MS);
    }
  }
}

/** A hard link appears whole or not at all, so a lock file never lacks its holder's process id. */
function tryTake(path) {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Removes the lock of a process that died. Where another was quicker, what we took away is its lock: put it back. */
function breakLock(path, holder) {
  const aside = `${path}.broken.${process.pid}`;
  try {
    renameSync(path, aside);
    if (holderOf(aside) !== holder) linkSync(aside, path);
  } catch {
    // The lock moved on meanwhile; the next round looks again.
  } finally {
    rmSync(aside, { force: true });
  }
}
