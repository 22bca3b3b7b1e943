/**
 * `npm run soak`: the random tests of the suite, many times over. Prints what it did; exits 1 and names the
 * case where something does not hold.
 */
import fc from 'fast-check';
import { createRng } from '../../src/core/utils/rng.ts';
import { MatchingEngine } from '../../src/market/exchange/book/matchingEngine.ts';
import { NaiveEngine } from '../../src/market/exchange/book/naiveEngine.ts';
import { restoredAt } from '../integration/determinism/restoredAt.ts';
import { smallWorld, smallWorldHashes } from '../integration/determinism/smallWorld.ts';
import { apply, bookCommands, INSTRUMENTS } from '../support/bookCommands.ts';
import { recorded } from '../support/bookRecorder.ts';
import { soakAccountability, soakMonitors } from './accountabilitySoak.ts';
import { soakArmsRace } from './armsRaceSoak.ts';
import { soakAsynchrony } from './consensusSoak.ts';
import { soakExplorer } from './explorerSoak.ts';
import { soakFormatFuzz } from './formatSoak.ts';
import { soakItchFuzz, soakItchStream } from './itchSoak.ts';
import { soakL2Fuzz } from './l2Soak.ts';
import { soakRealism } from './realismSoak.ts';
import { soakIntervals } from './statisticsSoak.ts';
import { soakStoredRuns } from './storeSoak.ts';
import { soakValidation } from './validationSoak.ts';

const SNAPSHOT_POINTS = 1000;
const WORLDS = 10;
const BOOK_SEQUENCES = 2000;

function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Snapshot and restore at random points of ten worlds. */
function soakSnapshots(): void {
  for (let seed = 1; seed <= WORLDS; seed++) {
    const whole = smallWorld(seed);
    whole.kernel.runUntil(whole.until);
    const expected = smallWorldHashes(seed);
    const random = createRng(seed, 'snapshot points');
    for (let i = 0; i < SNAPSHOT_POINTS / WORLDS; i++) {
      const event = random.below(whole.kernel.events + 1);
      const { before, after, atEnd } = restoredAt(seed, event);
      require(before === after, `seed ${seed}: the state restored after event ${event} is another`);
      require(atEnd === expected, `seed ${seed}: the run restored after event ${event} parts from the whole`);
    }
    console.log(`snapshots: seed ${seed}, ${SNAPSHOT_POINTS / WORLDS} points`);
  }
}

/** Long random command sequences through the fast book and its twin. */
function soakBooks(): void {
  let commandsRun = 0;
  fc.assert(
    fc.property(bookCommands(400), (commands) => {
      const fast = recorded((events) => new MatchingEngine(events, { orders: 2 }));
      const naive = recorded((events) => new NaiveEngine(events));
      for (let i = 0; i < INSTRUMENTS; i++) {
        fast.engine.addInstrument();
        naive.engine.addInstrument();
      }
      for (const command of commands) {
        require(apply(fast.engine, command) === apply(naive.engine, command), 'another code');
        const [a, b] = [fast.recorder.take(), naive.recorder.take()];
        require(JSON.stringify(a) === JSON.stringify(b), 'other events');
        require(fast.engine.stateHash() === naive.engine.stateHash(), 'another state');
      }
      commandsRun += commands.length;
    }),
    { numRuns: BOOK_SEQUENCES },
  );
  console.log(`books: ${BOOK_SEQUENCES} sequences, ${commandsRun} commands`);
}

// First, because it limits the memory of the process, which the others fill with garbage.
soakItchStream();
soakSnapshots();
soakBooks();
soakItchFuzz();
soakL2Fuzz();
soakAsynchrony();
soakExplorer();
soakAccountability();
soakMonitors();
await soakStoredRuns();
soakFormatFuzz();
soakIntervals();
soakRealism();
soakArmsRace();
await soakValidation();
console.log('soak passed');
