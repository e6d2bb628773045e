const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const values: ReadonlyMap<string, number> = new Map(
  [...alphabet].map((letter, index) => [letter, index] as const),
);

/** The bytes of standard base64, white space and padding left out of account (RFC 4648 §4). `undefined` for other text. */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  const letters = text.replace(/\s+/g, '').replace(/={1,2}$/, '');
  if (letters.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of letters) {
    const value = values.get(letter);
    if (value === undefined) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes;
};
