/** SHA-256 (FIPS 180-4) over UTF-8 text, synchronous and without platform calls, so that the pure floors can fingerprint. */

const K = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

const W = new Uint32Array(64);

const compress = (state: Uint32Array, block: Uint8Array, offset: number): void => {
  for (let i = 0; i < 16; i++) {
    const j = offset + i * 4;
    W[i] =
      ((block[j] ?? 0) << 24) |
      ((block[j + 1] ?? 0) << 16) |
      ((block[j + 2] ?? 0) << 8) |
      (block[j + 3] ?? 0);
  }
  for (let i = 16; i < 64; i++) {
    const x = W[i - 15] ?? 0;
    const y = W[i - 2] ?? 0;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[i] = ((W[i - 16] ?? 0) + s0 + (W[i - 7] ?? 0) + s1) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + (W[i] ?? 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const sums = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = ((state[i] ?? 0) + (sums[i] ?? 0)) | 0;
};

const initial = new Uint32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

const encoder = new TextEncoder();

/** Room for the texts that are hashed most, so that fingerprints of a large report do not each allocate. */
const room = new Uint8Array(4096);
const state = new Uint32Array(8);

/** The most significant byte first. */
const putWord = (bytes: Uint8Array, offset: number, word: number): void => {
  bytes[offset] = word >>> 24;
  bytes[offset + 1] = word >>> 16;
  bytes[offset + 2] = word >>> 8;
  bytes[offset + 3] = word;
};

/** The message in whole blocks: its bytes, a one bit, zeros, its length in bits (FIPS 180-4, section 5.1.1). */
const padded = (text: string): { readonly bytes: Uint8Array; readonly size: number } => {
  const needed = text.length * 3 + 72;
  const bytes = needed <= room.length ? room : new Uint8Array(needed + 64);
  const { written } = encoder.encodeInto(text, bytes);
  const size = ((written + 72) >> 6) << 6;
  bytes.fill(0, written, size);
  bytes[written] = 0x80;
  putWord(bytes, size - 8, Math.floor(written / 0x20000000));
  putWord(bytes, size - 4, written << 3);
  return { bytes, size };
};

/** The two digits of each byte: `toString(16)` of a whole word leaves the compiled code, which cost more than the hash itself. */
const digitsOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hexadecimal = (word: number): string =>
  `${digitsOf[word >>> 24]}${digitsOf[(word >>> 16) & 255]}${digitsOf[(word >>> 8) & 255]}${digitsOf[word & 255]}`;

/** Lower-case hexadecimal SHA-256 of the text's UTF-8 bytes. */
export const sha256 = (text: string): string => {
  const { bytes, size } = padded(text);
  state.set(initial);
  for (let offset = 0; offset < size; offset += 64) compress(state, bytes, offset);
  let digits = '';
  for (const word of state) digits += hexadecimal(word);
  return digits;
};
