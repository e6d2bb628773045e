import process from 'node:process';

/** Unpacks gzip up to a size. `over` when there is more, `broken` when it is none. */
export const gunzip = (bytes: Uint8Array, maxBytes: number): Uint8Array | 'over' | 'broken' => {
  // Loaded when first needed: most runs unpack nothing, and loading it is felt on one small file.
  const { gunzipSync } = process.getBuiltinModule('node:zlib');
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? 'over'
      : 'broken';
  }
};
