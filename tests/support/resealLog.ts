import { MemorySource } from '../../src/core/data/log/byteStore.ts';
import { LogReader } from '../../src/core/data/log/logReader.ts';
import { putSegmentHeader, type SegmentHeader } from '../../src/core/data/log/segmentHeader.ts';
import { crc32 } from '../../src/core/utils/crc32.ts';

interface Segment {
  header: SegmentHeader;
  body: Uint8Array;
}

/** Changes the first segment of a log and gives it right checksums again, as only a faulty writer would. */
export function resealed(log: Uint8Array, change: (segment: Segment) => Segment): Uint8Array {
  const [place] = new LogReader(new MemorySource([log])).segments();
  const body = log.slice(place.bodyOffset, place.bodyOffset + place.header.bodyBytes);
  const changed = change({ header: place.header, body });
  const header = new Uint8Array(80);
  putSegmentHeader(header, {
    ...changed.header,
    bodyBytes: Math.max(changed.header.bodyBytes, changed.body.length),
    bodySum: crc32(changed.body),
  });
  return Uint8Array.of(...log.subarray(0, place.offset), ...header, ...changed.body);
}
