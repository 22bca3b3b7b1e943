const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes as hexadecimal digits, two each, in small letters. */
export function toHex(bytes: Uint8Array): string {
  let digits = '';
  for (let i = 0; i < bytes.length; i++) digits += DIGITS[bytes[i]];
  return digits;
}
