import { nodeEd25519 } from '../../../core/utils/node/ed25519.ts';
import { fileRecordings } from '../../scenarios/recordings/node/fileRecordings.ts';
import type { WorldHost } from '../../scenarios/scenario.ts';

/** What this host has to offer to worlds: recorded files, and fast signatures. */
export const nodeHost = { recordings: fileRecordings, ed25519: nodeEd25519 } satisfies WorldHost;
