/** Where in the console one is: what stands behind `#` in the browser's address. */
export interface Address {
  /** `findings`, or `findings/CLUSTER/FINGERPRINT` in parts. Empty for the overview. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // Somebody wrote it by hand: it stands for itself.
    return text;
  }
};

/** Reads `#/findings?severity=high`. Anything else is the overview. */
export const parseAddress = (hash: string): Address => {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s);
  return { path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
};

/** The address as a link has it. */
export const addressOf = (path: readonly string[], query?: URLSearchParams): string => {
  const asked = query?.toString() ?? '';
  return `#/${path.map(encodeURIComponent).join('/')}${asked === '' ? '' : `?${asked}`}`;
};
