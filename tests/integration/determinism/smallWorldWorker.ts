import { parentPort, workerData } from 'node:worker_threads';
import { smallWorldHashes } from './smallWorld.ts';

parentPort?.postMessage(smallWorldHashes(workerData as number));
