/** Reflected polynomial of CRC-32/ISO-HDLC, the one of zip, gzip, PNG and Ethernet. */
const POLYNOMIAL = 0xedb88320;

/** Eight tables of 256: byte k of a block of eight is looked up in table 7 - k ("slicing by eight", Intel 2006). */
const TABLES = makeTables();

function makeTables(): Uint32Array {
  const tables = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at++) {
    const crc = tables[at - 256];
    tables[at] = (crc >>> 8) ^ tables[crc & 255];
  }
  return tables;
}

/** CRC-32 of the bytes as an unsigned number; `previous` continues the sum of the bytes before them. */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const t = TABLES;
  const whole = bytes.length - (bytes.length & 7);
  let crc = ~previous;
  let at = 0;
  for (; at < whole; at += 8) {
    const a = crc ^ (bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24));
    crc =
      t[1792 + (a & 255)] ^
      t[1536 + ((a >>> 8) & 255)] ^
      t[1280 + ((a >>> 16) & 255)] ^
      t[1024 + (a >>> 24)] ^
      t[768 + bytes[at + 4]] ^
      t[512 + bytes[at + 5]] ^
      t[256 + bytes[at + 6]] ^
      t[bytes[at + 7]];
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ t[(crc ^ bytes[at]) & 255];
  return ~crc >>> 0;
}
