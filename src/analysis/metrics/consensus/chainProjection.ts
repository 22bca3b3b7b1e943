import type { ChainHistory } from '../../../core/consensus/history/chainHistory.ts';
import { ChainReader } from '../../../core/consensus/history/chainReader.ts';
import type { Findings, ToldEvidence, ToldViolation } from '../../../core/consensus/history/findings.ts';
import { decodePlain } from '../../../core/data/codec/decode.ts';
import type { ChainEntry } from '../../../core/models/chainEntry.ts';
import type { LogEntry } from '../../../core/models/logEntry.ts';
import { ChainEvidence, ChainLesson, ChainViolation } from '../../../core/models/messages/chainFacts.ts';

/** Reads the history of a chain, and what its monitors found, from the log of its run. */
export class ChainProjection {
  readonly #reader: ChainReader;
  readonly #violations: ToldViolation[] = [];
  readonly #evidence: ToldEvidence[] = [];
  #lesson: string | undefined;

  constructor(chain: ChainEntry) {
    this.#reader = new ChainReader(chain);
  }

  get history(): ChainHistory {
    return this.#reader.history;
  }

  get findings(): Findings {
    const lesson = this.#lesson;
    return {
      ...(lesson !== undefined && { lesson }),
      violations: this.#violations,
      evidence: this.#evidence,
    };
  }

  visit(entry: LogEntry): void {
    const { kind, body } = entry;
    if (body === undefined) this.#reader.visit(entry);
    else if (kind === ChainLesson.id) this.#lesson = String(decodePlain(body));
    else if (kind === ChainViolation.id) this.#violations.push(decodePlain(body) as unknown as ToldViolation);
    else if (kind === ChainEvidence.id) this.#evidence.push(decodePlain(body) as unknown as ToldEvidence);
  }
}
