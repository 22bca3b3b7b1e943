import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { ErrorCode } from '../../../../core/utils/errorCodes.ts';
import { BaseError, type ErrorFacts } from '../../../../core/utils/errors.ts';
import { type TableOrder, writeTable } from './writeTable.ts';

/** Tells this module's own worker from a worker that merely imports it. */
const MARK = 'market-sim table worker';

interface WorkerData {
  readonly mark: string;
  /** One word: not 0 once the work is to stop. */
  readonly stop: Int32Array;
}

type Answer =
  | { readonly bytes: number }
  | { readonly rows: number }
  | {
      readonly code: ErrorCode;
      readonly message: string;
      readonly advice: string;
      readonly facts: ErrorFacts;
    }
  | { readonly bug: string };

/** A thread that writes tables, one after another: decoding, projecting and DuckDB's writing all happen there. */
export class TableWorker {
  readonly #worker: Worker;

  /** `stop` is shared memory of one word: set it to 1 to interrupt. */
  constructor(stop: Int32Array) {
    const data: WorkerData = { mark: MARK, stop };
    this.#worker = new Worker(new URL(import.meta.url), { workerData: data });
  }

  /** Writes a table and returns its rows; see `writeTable`. */
  write(order: TableOrder, onProgress: (bytes: number) => void): Promise<number> {
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        worker.off('message', answered);
        worker.off('error', failed);
        worker.off('exit', ended);
        act();
      };
      const failed = (error: unknown) => settle(() => reject(error));
      const ended = () => failed(new Error('the thread that writes tables ended without an answer'));
      const answered = (answer: Answer) => {
        if ('bytes' in answer) onProgress(answer.bytes);
        else if ('rows' in answer) settle(() => resolve(answer.rows));
        else settle(() => reject(errorOf(answer)));
      };
      worker.on('message', answered);
      worker.on('error', failed);
      worker.on('exit', ended);
      worker.postMessage(order);
    });
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

function errorOf(answer: Exclude<Answer, { rows: number } | { bytes: number }>): Error {
  if ('bug' in answer) return new Error(answer.bug);
  const { code, message, advice, facts } = answer;
  return new BaseError(code, message, { advice, facts });
}

/** The worker's side. */
function serve(stop: Int32Array): void {
  const signal = {
    get aborted() {
      return Atomics.load(stop, 0) !== 0;
    },
  };
  const answer = (message: Answer) => parentPort?.postMessage(message);
  parentPort?.on('message', (order: TableOrder) => {
    writeTable(order, { signal, onProgress: (bytes) => answer({ bytes }) }).then(
      (rows) => answer({ rows }),
      (error: unknown) => answer(failureOf(error)),
    );
  });
}

function failureOf(error: unknown): Answer {
  if (error instanceof BaseError) {
    const { code, message, advice, facts } = error;
    return { code, message, advice, facts };
  }
  return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

const data = workerData as WorkerData | null;
if (!isMainThread && data?.mark === MARK) serve(data.stop);
